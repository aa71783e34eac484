"""Layers that weigh and add up."""

import numpy as np

from engine.checks import whole, whole_pair
from engine.conv import conv2d, conv2d_backward
from engine.dense import dense, dense_backward
from engine.layers.base import Weighted, he
from engine.transposed import conv_transpose2d, conv_transpose2d_backward


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
        return cls(*he(shape, rng, bias, dtype), **settings)

    def forward(self, x, training=False, rng=None):
        """Convolve."""
        y = conv2d(x, self.w, self.b, *self.settings)

        def back(dy):
            dx, dw, db = conv2d_backward(dy, x, self.w, *self.settings)
            return dx, self._grads(dw, db)

        return y, back


class ConvTranspose2D(Weighted):
    """Transposed convolution, w (C, F // groups, KH, KW) and b (F,)."""

    def __init__(
        self, w, b=None, stride=1, padding=0, output_padding=0, dilation=1, groups=1
    ):
        super().__init__(w, b)
        self.settings = (stride, padding, output_padding, dilation, groups)

    def forward(self, x, training=False, rng=None):
        """Lay the filters down at every pixel."""
        y = conv_transpose2d(x, self.w, self.b, *self.settings)

        def back(dy):
            dx, dw, db = conv_transpose2d_backward(dy, x, self.w, *self.settings)
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
        return cls(*he(shape, rng, bias, dtype))

    def forward(self, x, training=False, rng=None):
        """Weigh and add up."""

        def back(dy):
            dx, dw, db = dense_backward(dy, x, self.w)
            return dx, self._grads(dw, db)

        return dense(x, self.w, self.b), back
