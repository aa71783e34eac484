"""Activations: the same function for every number, or over the classes."""

from functools import partial
from math import prod

import numpy as np

from engine import (
    gelu,
    gelu_backward,
    hard_sigmoid,
    hard_sigmoid_backward,
    hard_swish,
    hard_swish_backward,
    leaky_relu,
    leaky_relu_backward,
    prelu,
    prelu_backward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    softmax,
    softmax_backward,
    swish,
    swish_backward,
    tanh,
    tanh_backward,
)
from engine.masks import keep
from networks.operators.operation import Operation, check_floats


class Activation(Operation):
    """A pair of the engine's: ``function(x, ...)``, ``backward(dy, x, ...)``."""

    settings = ()

    def shapes(self, x):
        """Leave the shape as it is; a single number tells if the settings are right."""
        check_floats(x)
        self.function(np.ones(1, x.dtype), *self.settings)
        return [x.like(x.shape)], 0

    def forward(self, x):
        """Apply the function."""
        line = x.reshape(x.shape or 1)
        y = self.function(line, *self.settings)

        def back(dy):
            dx = self.backward(dy.reshape(y.shape), line, *self.settings)
            return (dx.reshape(x.shape),)

        return (y.reshape(x.shape),), back


class Relu(Activation):
    """ONNX's Relu."""

    function, backward = staticmethod(relu), staticmethod(relu_backward)


class Sigmoid(Activation):
    """ONNX's Sigmoid."""

    function, backward = staticmethod(sigmoid), staticmethod(sigmoid_backward)


class Tanh(Activation):
    """ONNX's Tanh."""

    function, backward = staticmethod(tanh), staticmethod(tanh_backward)


class HardSwish(Activation):
    """ONNX's HardSwish."""

    function, backward = staticmethod(hard_swish), staticmethod(hard_swish_backward)


class Swish(Activation):
    """ONNX's Swish."""

    function, backward = staticmethod(swish), staticmethod(swish_backward)

    def read(self, attributes):
        """Refuse a steeper gate."""
        if attributes.number("alpha", 1.0) != 1:
            raise ValueError("alpha has to be 1")


class Gelu(Activation):
    """ONNX's Gelu."""

    function, backward = staticmethod(gelu), staticmethod(gelu_backward)

    def read(self, attributes):
        """Take which formula is meant."""
        self.settings = (attributes.text("approximate", "none"),)
        if self.settings[0] not in ("none", "tanh"):
            raise ValueError(f"approximate must be none or tanh: {self.settings[0]}")


class LeakyRelu(Activation):
    """ONNX's LeakyRelu."""

    function, backward = staticmethod(leaky_relu), staticmethod(leaky_relu_backward)

    def read(self, attributes):
        """Take the slope of what is negative."""
        self.settings = (attributes.number("alpha", 0.01),)


class HardSigmoid(Activation):
    """ONNX's HardSigmoid."""

    function = staticmethod(hard_sigmoid)
    backward = staticmethod(hard_sigmoid_backward)

    def read(self, attributes):
        """Take the line's slope, and its height at 0."""
        slope, offset = attributes.number("alpha", 0.2), attributes.number("beta", 0.5)
        self.settings = slope, offset


class PRelu(Operation):
    """ONNX's PRelu: a slope for each channel, or for each number."""

    def shapes(self, x, slope):
        """Leave the shape as it is."""
        check_floats(x, slope)
        if np.broadcast_shapes(x.shape, slope.shape) != x.shape:
            raise ValueError(f"slopes of {slope.shape} for {x.shape}")
        return [x.like(x.shape)], 0

    def forward(self, x, slope):
        """Apply prelu."""
        return (prelu(x, slope),), lambda dy: prelu_backward(dy, x, slope)


class Clip(Operation):
    """ONNX's Clip, whose bounds are inputs from opset 11 on."""

    def read(self, attributes):
        """Take the bounds of older files."""
        self.bounds = attributes.number("min"), attributes.number("max")

    def shapes(self, x, low=None, high=None):
        """Leave the shape as it is."""
        if self.bounds != (None, None):
            check_floats(x)
        if x.dtype.kind == "b":
            raise ValueError("yes and no have no bounds")
        for bound in (low, high):
            if bound is not None and (bound.size, bound.dtype) != (1, x.dtype):
                raise ValueError(f"a bound is one {x.dtype}, not {bound.shape}")
        return [x.like(x.shape)], 0

    def forward(self, x, low=None, high=None):
        """Cut off what is below the one or above the other."""
        bounds = zip((low, high), self.bounds, strict=True)
        least, most = (_bound(given, own, x.dtype) for given, own in bounds)
        y = np.clip(x, least, most)

        def back(dy):
            ends = zip((low, high), (least, most), strict=True)
            return keep(dy, x == y), *(
                bound if bound is None else partial(_at, end, bound, dy, x, y)
                for bound, end in ends
            )

        return (y,), back


def _bound(given, own, dtype):
    value = own if given is None else given.reshape(())
    return None if value is None else dtype.type(value)


def _at(end, bound, dy, x, y):
    """Add up the gradients of what became a bound."""
    return keep(dy, (x != y) & (y == end)).sum().reshape(bound.shape)


class Softmax(Operation):
    """ONNX's Softmax; before opset 13 over all axes from one on."""

    function, backward = staticmethod(softmax), staticmethod(softmax_backward)

    def read(self, attributes):
        """Take the axis."""
        self.axis = attributes.whole("axis", -1 if self.opset >= 13 else 1)

    def shapes(self, x):
        """Leave the shape as it is."""
        check_floats(x)
        if not -len(x.shape) <= self.axis < len(x.shape) or not x.size:
            raise ValueError(f"no classes along axis {self.axis} of {x.shape}")
        return [x.like(x.shape)], 0

    def forward(self, x):
        """Apply the function over one axis."""
        scores, axis = x, self.axis
        if self.opset < 13:
            axis %= x.ndim
            scores = x.reshape(prod(x.shape[:axis]), -1)
            axis = 1
        y = self.function(scores, axis)

        def back(dy):
            dx = self.backward(dy.reshape(scores.shape), scores, axis)
            return (dx.reshape(x.shape),)

        return (y.reshape(x.shape),), back


class LogSoftmax(Softmax):
    """ONNX's LogSoftmax; before opset 13 over all axes from one on."""

    def function(self, scores, axis):
        """Return the logarithms of the probabilities."""
        shifted = scores - scores.max(axis, keepdims=True)
        return shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))

    def backward(self, dy, scores, axis):
        """Take off the probabilities' share of the whole gradient."""
        return dy - softmax(scores, axis) * dy.sum(axis, keepdims=True)


class Dropout(Operation):
    """ONNX's Dropout: nothing is dropped once a network has been trained."""

    def shapes(self, x, rate=None, training=None):
        """Leave the shape as it is; the mask is of one."""
        for spec in (rate, training):
            if spec is not None and spec.known is None:
                raise ValueError("the rate and training_mode have to be known")
        if training is not None and training.known.any() and _drops(rate):
            raise ValueError("training_mode is on: export the network for inference")
        mask = np.dtype(bool) if self.opset >= 10 else x.dtype
        return [x.like(x.shape), x.like(x.shape, mask)], 0

    def forward(self, x, rate=None, training=None):
        """Pass everything on."""
        mask = np.ones(x.shape, bool if self.opset >= 10 else x.dtype)
        return (x, mask), lambda dy, _: (dy, None, None)


def _drops(rate):
    return rate is None or rate.known.any()


OPERATORS = (
    *(Relu, Sigmoid, Tanh, HardSwish, Swish, Gelu, LeakyRelu, HardSigmoid, PRelu),
    *(Clip, Softmax, LogSoftmax, Dropout),
)
