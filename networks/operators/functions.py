"""Functions of one number, as formulas use them."""

from math import pi, sqrt

import numpy as np

from engine import sigmoid
from engine.erf import erf
from networks.operators.operation import Operation, check_floats


class Function(Operation):
    """``function(x)`` number by number, and ``slope(x, y)``."""

    def shapes(self, x):
        """Leave the shape as it is."""
        check_floats(x)
        return [x.like(x.shape)], 0

    def forward(self, x):
        """Apply the function."""
        y = self.function(x)
        return (y,), lambda dy: (dy * self.slope(x, y),)


class Sqrt(Function):
    """ONNX's Sqrt."""

    function = staticmethod(np.sqrt)

    def slope(self, x, y):
        """Return 1 / (2 sqrt(x))."""
        return 0.5 / y


class Exp(Function):
    """ONNX's Exp."""

    function = staticmethod(np.exp)

    def slope(self, x, y):
        """Return exp(x)."""
        return y


class Log(Function):
    """ONNX's Log."""

    function = staticmethod(np.log)

    def slope(self, x, y):
        """Return 1 / x."""
        return 1 / x


class Signed(Function):
    """A function that whole numbers have too: shapes are computed with it."""

    def shapes(self, x):
        """Leave the shape as it is."""
        if x.dtype.kind not in "if":
            raise ValueError(f"numbers with a sign are needed, got {x.dtype}")
        return [x.like(x.shape)], 0


class Neg(Signed):
    """ONNX's Neg."""

    function = staticmethod(np.negative)

    def slope(self, x, y):
        """Return -1."""
        return x.dtype.type(-1)


class Abs(Signed):
    """ONNX's Abs."""

    function = staticmethod(np.abs)

    def slope(self, x, y):
        """Return the sign."""
        return np.sign(x)


class Reciprocal(Function):
    """ONNX's Reciprocal."""

    function = staticmethod(np.reciprocal)

    def slope(self, x, y):
        """Return -1 / x²."""
        return -np.square(y)


class Erf(Function):
    """ONNX's Erf."""

    function = staticmethod(erf)

    def slope(self, x, y):
        """Return 2 / sqrt(pi) * exp(-x²)."""
        return np.exp(-np.square(x)) * (2 / sqrt(pi))


class Softplus(Function):
    """ONNX's Softplus: a ReLU without its corner."""

    def function(self, x):
        """Return log(1 + exp(x))."""
        return np.logaddexp(x, x.dtype.type(0))

    def slope(self, x, y):
        """Return the sigmoid."""
        return sigmoid(x)


class Elu(Function):
    """ONNX's Elu."""

    def read(self, attributes):
        """Take what the negative side tends to, and the slope of the positive one."""
        self.alpha = attributes.number("alpha", 1.0)
        self.gamma = attributes.number("gamma", 1.0)

    def function(self, x):
        """Bend what is negative."""
        bent = self.alpha * np.expm1(np.minimum(x, 0))
        return self.gamma * np.where(x > 0, x, bent)

    def slope(self, x, y):
        """Return gamma, or what is left of it."""
        return np.where(x > 0, self.gamma, y + self.gamma * self.alpha).astype(x.dtype)


class Selu(Elu):
    """ONNX's Selu."""

    def read(self, attributes):
        """Take both numbers that keep mean and variance."""
        self.alpha = attributes.number("alpha", 1.67326319217681884765625)
        self.gamma = attributes.number("gamma", 1.05070102214813232421875)


class Step(Function):
    """A function that is level wherever it has a slope."""

    def slope(self, x, y):
        """Return 0."""
        return x.dtype.type(0)


class Floor(Step):
    """ONNX's Floor."""

    function = staticmethod(np.floor)


class Ceil(Step):
    """ONNX's Ceil."""

    function = staticmethod(np.ceil)


class Round(Step):
    """ONNX's Round, halves to the even neighbour."""

    function = staticmethod(np.round)


OPERATORS = (
    *(Sqrt, Exp, Log, Neg, Abs, Reciprocal, Erf),
    *(Softplus, Elu, Selu, Floor, Ceil, Round),
)
