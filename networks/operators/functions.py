"""Functions of one number, as formulas use them."""

import numpy as np

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


class Neg(Function):
    """ONNX's Neg."""

    function = staticmethod(np.negative)

    def slope(self, x, y):
        """Return -1."""
        return x.dtype.type(-1)


class Abs(Function):
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


OPERATORS = (Sqrt, Exp, Log, Neg, Abs, Reciprocal, Floor, Ceil, Round)
