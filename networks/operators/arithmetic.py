"""Arithmetic number by number, with NumPy's rules for shapes that differ."""

from functools import reduce

import numpy as np

from engine.arithmetic import sum_to
from networks.operators.operation import Operation


class Elementwise(Operation):
    """A function of two tensors or more, number by number."""

    def shapes(self, *tensors):
        """Broadcast; what kinds of number there are, a single one of each tells."""
        if len({spec.dtype for spec in tensors}) > 1:
            raise ValueError("tensors of different kinds")
        shape = np.broadcast_shapes(*(spec.shape for spec in tensors))
        (one,), _ = self.forward(*(np.ones((), spec.dtype) for spec in tensors))
        return [tensors[0].like(shape, one.dtype)], 0


class Binary(Elementwise):
    """A function of two tensors: ``function(a, b)``, ``slopes(dy, a, b)``."""

    def forward(self, a, b):
        """Apply the function."""

        def back(dy):
            da, db = self.slopes(dy, a, b)
            return _summed(da, a), _summed(db, b)

        return (self.function(a, b),), back


def _summed(slope, array):
    """Return the gradient of a tensor, for when it is wanted."""
    if array.dtype.kind != "f":
        return None
    return lambda: sum_to(slope(), array.shape).astype(array.dtype, copy=False)


class Add(Binary):
    """ONNX's Add."""

    function = staticmethod(np.add)

    def slopes(self, dy, a, b):
        """Pass the gradient on to both."""
        return (lambda: dy), (lambda: dy)


class Sub(Binary):
    """ONNX's Sub."""

    function = staticmethod(np.subtract)

    def slopes(self, dy, a, b):
        """Pass the gradient on, to the second with the other sign."""
        return (lambda: dy), (lambda: -dy)


class Mul(Binary):
    """ONNX's Mul."""

    function = staticmethod(np.multiply)

    def slopes(self, dy, a, b):
        """Multiply by the other factor."""
        return (lambda: dy * b), (lambda: dy * a)


class Div(Binary):
    """ONNX's Div; whole numbers are cut off towards zero."""

    def function(self, a, b):
        """Divide."""
        if a.dtype.kind == "f":
            return a / b
        quotient = a // np.where(b == 0, 1, b)  # what ONNX leaves open is a itself
        return quotient + ((quotient < 0) & (quotient * b != a))

    def slopes(self, dy, a, b):
        """Divide by b, and by its square."""
        return (lambda: dy / b), (lambda: -dy * a / np.square(b))


class Pow(Binary):
    """ONNX's Pow; the result is of the base's kind."""

    def shapes(self, a, b):
        """Broadcast."""
        return [a.like(np.broadcast_shapes(a.shape, b.shape))], 0

    def function(self, a, b):
        """Raise."""
        if a.dtype.kind in "iu" and b.dtype.kind in "iu":
            b = np.maximum(b, 0)  # NumPy refuses what has no whole result
        return np.power(a, b).astype(a.dtype)

    def slopes(self, dy, a, b):
        """Take the derivatives of a ** b; log(0) meets a slope of 0."""
        exponent = b.astype(a.dtype)
        log = np.log(np.where(a > 0, a, 1))
        return (
            lambda: dy * exponent * np.power(a, exponent - 1),
            lambda: dy * np.power(a, exponent) * log,
        )


class Variadic(Elementwise):
    """A function of any number of tensors."""

    def forward(self, *arrays):
        """Apply the function to the first two, then to that and the third, ..."""
        y = reduce(self.function, arrays)

        def back(dy):
            shares = self.shares(dy, y, arrays)
            return [sum_to(d, a.shape) for d, a in zip(shares, arrays, strict=True)]

        return (y,), back


class Sum(Variadic):
    """ONNX's Sum."""

    function = staticmethod(np.add)

    def shares(self, dy, y, arrays):
        """Pass the gradient on to all."""
        return [dy] * len(arrays)


class Mean(Sum):
    """ONNX's Mean."""

    def forward(self, *arrays):
        """Add up, and divide by how many there are."""
        (y,), back = super().forward(*arrays)
        return (y / len(arrays),), lambda dy: back(dy / len(arrays))


class Max(Variadic):
    """ONNX's Max; of equals the first one wins."""

    function = staticmethod(np.maximum)

    def shares(self, dy, y, arrays):
        """Send the gradient to the winner."""
        free = np.ones(y.shape, bool)
        for array in arrays:
            won = free & (array == y)
            free &= ~won
            yield np.where(won, dy, 0)


class Min(Max):
    """ONNX's Min; of equals the first one wins."""

    function = staticmethod(np.minimum)


OPERATORS = (Add, Sub, Mul, Div, Pow, Sum, Mean, Max, Min)
