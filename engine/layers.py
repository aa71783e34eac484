"""Layers: the pure functions with the weights and settings that they need.

A layer keeps nothing from a call. ``y, back = layer.forward(x)`` hands the way back
out as a function, ``dx, grads = back(dy)``, so that one layer can serve many at once.
"""

import math

import numpy as np

from engine.activations import (
    leaky_relu,
    leaky_relu_backward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    tanh,
    tanh_backward,
)
from engine.checks import check_share, whole, whole_pair
from engine.conv import conv2d, conv2d_backward
from engine.dense import dense, dense_backward
from engine.dropout import dropout, dropout_backward
from engine.pool import (
    avg_pool2d,
    avg_pool2d_backward,
    max_pool2d,
    max_pool2d_backward,
)


class Layer:
    """What all layers have in common."""

    def parameters(self):
        """Name the arrays that training changes, in place; most layers have none."""
        return {}

    def forward(self, x, training=False, rng=None):
        """Compute the output and the way back.

        Parameters
        ----------
        x : ndarray
        training : bool
        rng : numpy.random.Generator or None
            What chance there is in the layer.

        Returns
        -------
        y : ndarray
        back : callable
            ``dx, grads = back(dy)``; grads has the names of ``parameters()``.
        """
        raise NotImplementedError


class Weighted(Layer):
    """A layer with weights w and, unless it is None, a bias b."""

    def __init__(self, w, b=None):
        self.w = np.array(w)
        self.b = None if b is None else np.array(b)

    def parameters(self):
        """Name the weights and the bias."""
        return {"w": self.w} if self.b is None else {"w": self.w, "b": self.b}

    def _grads(self, dw, db):
        return {"w": dw} if self.b is None else {"w": dw, "b": db}


class Conv2D(Weighted):
    """Convolution with filters w (F, C // groups, KH, KW) and biases b (F,)."""

    def __init__(self, w, b=None, stride=1, padding=0, dilation=1, groups=1):
        super().__init__(w, b)
        self.settings = (stride, padding, dilation, groups)

    @classmethod
    def random(
        cls, channels, filters, kernel, rng, bias=True, dtype=np.float32, **settings
    ):
        """Draw the weights after He: a ReLU behind them keeps the variance.

        Parameters
        ----------
        channels, filters : int
        kernel : int or (rows, columns)
        rng : numpy.random.Generator
        bias : bool
        dtype : dtype
        **settings
            stride, padding, dilation, groups
        """
        seen = whole("channels", channels) // whole("groups", settings.get("groups", 1))
        shape = (whole("filters", filters), seen, *whole_pair("kernel", kernel))
        return cls(*_he(shape, rng, bias, dtype), **settings)

    def forward(self, x, training=False, rng=None):
        """Convolve."""
        y = conv2d(x, self.w, self.b, *self.settings)

        def back(dy):
            dx, dw, db = conv2d_backward(dy, x, self.w, *self.settings)
            return dx, self._grads(dw, db)

        return y, back


class Dense(Weighted):
    """Every output sees every input: w (out, D), b (out,)."""

    @classmethod
    def random(cls, inputs, outputs, rng, bias=True, dtype=np.float32):
        """Draw the weights after He: a ReLU behind them keeps the variance.

        Parameters
        ----------
        inputs, outputs : int
        rng : numpy.random.Generator
        bias : bool
        dtype : dtype
        """
        shape = (whole("outputs", outputs), whole("inputs", inputs))
        return cls(*_he(shape, rng, bias, dtype))

    def forward(self, x, training=False, rng=None):
        """Weigh and add up."""

        def back(dy):
            dx, dw, db = dense_backward(dy, x, self.w)
            return dx, self._grads(dw, db)

        return dense(x, self.w, self.b), back


class ReLU(Layer):
    """Cut off what is negative."""

    def forward(self, x, training=False, rng=None):
        """Apply relu."""
        return relu(x), lambda dy: (relu_backward(dy, x), {})


class LeakyReLU(Layer):
    """Flatten what is negative."""

    def __init__(self, slope=0.01):
        self.slope = slope

    def forward(self, x, training=False, rng=None):
        """Apply leaky_relu."""
        y = leaky_relu(x, self.slope)
        return y, lambda dy: (leaky_relu_backward(dy, x, self.slope), {})


class Sigmoid(Layer):
    """Squeeze into 0 to 1."""

    def forward(self, x, training=False, rng=None):
        """Apply sigmoid."""
        return sigmoid(x), lambda dy: (sigmoid_backward(dy, x), {})


class Tanh(Layer):
    """Squeeze into -1 to 1."""

    def forward(self, x, training=False, rng=None):
        """Apply tanh."""
        return tanh(x), lambda dy: (tanh_backward(dy, x), {})


class MaxPool2D(Layer):
    """Keep the largest number of every window."""

    def __init__(self, kernel, stride=None, padding=0, dilation=1, ceil_mode=False):
        self.settings = (kernel, stride, padding, dilation, ceil_mode)

    def forward(self, x, training=False, rng=None):
        """Apply max_pool2d."""
        y, winners = max_pool2d(x, *self.settings)
        return y, lambda dy: (max_pool2d_backward(dy, winners, x.shape), {})


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


def _he(shape, rng, bias, dtype):
    """Draw weights with variance 2 / inputs, and a bias of zeros."""
    scale = math.sqrt(2 / math.prod(shape[1:]))
    w = (rng.standard_normal(shape) * scale).astype(dtype)
    return w, np.zeros(shape[0], dtype) if bias else None
