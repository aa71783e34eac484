"""Layers that drop numbers, or lay them out anew."""

import math

from engine.checks import check_share
from engine.dropout import dropout, dropout_backward
from engine.geometry import padding_sides
from engine.layers.base import Layer
from engine.pad import pad, pad_backward
from engine.resize import resize, resize_backward


class Dropout(Layer):
    """Drop a share of the numbers, or of the maps, while training."""

    def __init__(self, rate, channels=False):
        self.rate = check_share("rate", rate)
        self.channels = channels

    def forward(self, x, training=False, rng=None):
        """Apply dropout."""
        y, mask = dropout(x, self.rate, rng, training, self.channels)
        return y, lambda dy: (dropout_backward(dy, mask, self.rate), {})


class Flatten(Layer):
    """Lay all maps of a picture out in one row."""

    def forward(self, x, training=False, rng=None):
        """Reshape (N, C, H, W) into (N, C * H * W)."""
        y = x.reshape(len(x), math.prod(x.shape[1:]))
        return y, lambda dy: (dy.reshape(x.shape), {})


class Pad2D(Layer):
    """Lay a frame around every map."""

    def __init__(self, padding, mode="constant", value=0.0):
        self.padding = ((0, 0), (0, 0), *padding_sides(padding))
        self.mode, self.value = mode, value

    def forward(self, x, training=False, rng=None):
        """Apply pad."""
        y = pad(x, self.padding, self.mode, self.value)
        return y, lambda dy: (pad_backward(dy, x.shape, self.padding, self.mode), {})


class Resize(Layer):
    """Make every map larger or smaller."""

    def __init__(
        self,
        size,
        mode="nearest",
        coordinates="half_pixel",
        nearest="round_prefer_floor",
        scale=None,
    ):
        self.size, self.settings = size, (mode, coordinates, nearest, scale)

    def forward(self, x, training=False, rng=None):
        """Apply resize."""
        y = resize(x, self.size, *self.settings)
        return y, lambda dy: (resize_backward(dy, x.shape, *self.settings), {})
