"""Layers that make maps smaller."""

from engine.adaptive import (
    adaptive_avg_pool2d,
    adaptive_avg_pool2d_backward,
    global_avg_pool,
    global_avg_pool_backward,
)
from engine.layers.base import Layer
from engine.pool import (
    avg_pool2d,
    avg_pool2d_backward,
    max_pool2d_values,
    max_pool2d_values_backward,
)


class MaxPool2D(Layer):
    """Keep the largest number of every window."""

    def __init__(self, kernel, stride=None, padding=0, dilation=1, ceil_mode=False):
        self.settings = (kernel, stride, padding, dilation, ceil_mode)

    def forward(self, x, training=False, rng=None):
        """Apply max_pool2d_values: who won is only asked on the way back."""
        y = max_pool2d_values(x, *self.settings)

        def back(dy):
            return max_pool2d_values_backward(dy, x, y, *self.settings), {}

        return y, back


class AvgPool2D(Layer):
    """Take the mean of every window."""

    def __init__(
        self, kernel, stride=None, padding=0, ceil_mode=False, count_include_pad=True
    ):
        self.settings = (kernel, stride, padding, ceil_mode, count_include_pad)

    def forward(self, x, training=False, rng=None):
        """Apply avg_pool2d."""
        y = avg_pool2d(x, *self.settings)
        return y, lambda dy: (avg_pool2d_backward(dy, x.shape, *self.settings), {})


class GlobalAvgPool(Layer):
    """Take the mean of every map."""

    def forward(self, x, training=False, rng=None):
        """Apply global_avg_pool."""
        return global_avg_pool(x), lambda dy: (
            global_avg_pool_backward(dy, x.shape),
            {},
        )


class AdaptiveAvgPool2D(Layer):
    """Take the means of as many windows as one asks for."""

    def __init__(self, size):
        self.size = size

    def forward(self, x, training=False, rng=None):
        """Apply adaptive_avg_pool2d."""
        y = adaptive_avg_pool2d(x, self.size)
        return y, lambda dy: (adaptive_avg_pool2d_backward(dy, x.shape, self.size), {})
