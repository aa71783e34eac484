"""Layers that apply a curve to every number by itself."""

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
from engine.clipped import (
    clip,
    clip_backward,
    hard_sigmoid,
    hard_sigmoid_backward,
    hard_swish,
    hard_swish_backward,
    relu6,
    relu6_backward,
)
from engine.layers.base import Layer
from engine.prelu import prelu, prelu_backward
from engine.smooth import gelu, gelu_backward, swish, swish_backward


class Curve(Layer):
    """A pair of functions of x; its attributes are the settings that both take."""

    pair = ()

    def __init__(self, **settings):
        vars(self).update(settings)

    def forward(self, x, training=False, rng=None):
        """Apply the curve."""
        (f, f_backward), settings = self.pair, vars(self)
        return f(x, **settings), lambda dy: (f_backward(dy, x, **settings), {})


class ReLU(Curve):
    """Cut off what is negative."""

    pair = relu, relu_backward


class LeakyReLU(Curve):
    """Flatten what is negative."""

    pair = leaky_relu, leaky_relu_backward

    def __init__(self, slope=0.01):
        super().__init__(slope=slope)


class Sigmoid(Curve):
    """Squeeze into 0 to 1."""

    pair = sigmoid, sigmoid_backward


class Tanh(Curve):
    """Squeeze into -1 to 1."""

    pair = tanh, tanh_backward


class Clip(Curve):
    """Cut off what is below one number or above another."""

    pair = clip, clip_backward

    def __init__(self, low=-math.inf, high=math.inf):
        super().__init__(low=low, high=high)


class ReLU6(Curve):
    """Cut off what is negative, and what is above 6."""

    pair = relu6, relu6_backward


class HardSigmoid(Curve):
    """Rise in a straight line from 0 to 1."""

    pair = hard_sigmoid, hard_sigmoid_backward

    def __init__(self, slope=1 / 6, offset=0.5):
        super().__init__(slope=slope, offset=offset)


class HardSwish(Curve):
    """Multiply every number by its hard sigmoid."""

    pair = hard_swish, hard_swish_backward


class Swish(Curve):
    """Multiply every number by its sigmoid."""

    pair = swish, swish_backward


class GELU(Curve):
    """Multiply every number by the share of a normal distribution below it."""

    pair = gelu, gelu_backward

    def __init__(self, approximate="none"):
        super().__init__(approximate=approximate)


class PReLU(Layer):
    """Multiply what is negative by slopes (C, 1, 1) that are learned."""

    def __init__(self, slope):
        self.slope = np.array(slope)

    def parameters(self):
        """Name the slopes."""
        return {"slope": self.slope}

    def forward(self, x, training=False, rng=None):
        """Apply prelu."""

        def back(dy):
            dx, dslope = prelu_backward(dy, x, self.slope)
            return dx, {"slope": dslope}

        return prelu(x, self.slope), back
