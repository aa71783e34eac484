"""Operators that make tensors of settings alone, and tell what shape one has."""

from math import ceil

import numpy as np

from networks.operators.operation import Operation, Spec
from networks.operators.settings import known_wholes

WHOLE = np.dtype(np.int64)


class Constant(Operation):
    """ONNX's Constant."""

    def read(self, attributes):
        """Take the array, the number or the list of numbers."""
        for name, kind in (("float", np.float32), ("int", np.int64)):
            for key in (f"value_{name}", f"value_{name}s"):
                if key in attributes:
                    self.value = np.array(attributes[key], kind)
                    return
        self.value = attributes.array("value")
        if self.value is None:
            raise ValueError("a constant without numbers")

    def astype(self, dtype):
        """Return it with other floats."""
        kept = self.value.dtype.kind != "f"
        return self if kept else Constant({"value": self.value.astype(dtype)})

    def shapes(self):
        """Know all of it."""
        return [Spec.of(self.value)], 0

    def forward(self):
        """Return it; there is no way back."""
        return (self.value,), lambda dy: ()


class ConstantOfShape(Operation):
    """ONNX's ConstantOfShape: one number, again and again."""

    def read(self, attributes):
        """Take the number."""
        value = attributes.array("value")
        self.value = np.zeros(1, np.float32) if value is None else value
        if self.value.size != 1:
            raise ValueError(f"one number is needed, got {self.value.size}")

    def astype(self, dtype):
        """Return it with other floats."""
        kept = self.value.dtype.kind != "f"
        return self if kept else ConstantOfShape({"value": self.value.astype(dtype)})

    def shapes(self, shape):
        """Take the sides that are asked for."""
        sides = known_wholes(shape)
        if min(sides, default=0) < 0:
            raise ValueError(f"sides of {sides}")
        return [Spec(tuple(sides), self.value.dtype)], 0

    def forward(self, shape):
        """Fill the tensor."""
        y = np.full(shape.tolist(), self.value.item(), self.value.dtype)
        return (y,), lambda dy: (None,)


class Range(Operation):
    """ONNX's Range: numbers in equal steps, the limit left out."""

    def shapes(self, start, limit, delta):
        """Count them."""
        if any(spec.known is None or spec.size != 1 for spec in (start, limit, delta)):
            raise ValueError("both ends and the step have to be known beforehand")
        numbers = (spec.known for spec in (start, limit, delta))
        return [start.like((_steps(*numbers),))], 0

    def forward(self, start, limit, delta):
        """Count on; the gradients are those of start + step · delta."""
        steps = np.arange(_steps(start, limit, delta)).astype(start.dtype)

        def back(dy):
            ends = dy.sum(), dy.dtype.type(0), (dy * steps).sum()
            given = zip(ends, (start, limit, delta), strict=True)
            return [np.full(a.shape, end, a.dtype) for end, a in given]

        y = (start + steps * delta).reshape(-1).astype(start.dtype)
        return (y,), back if start.dtype.kind == "f" else lambda dy: (None,) * 3


class Shape(Operation):
    """ONNX's Shape: the sides of a tensor, known before it is."""

    def read(self, attributes):
        """Take which axes."""
        self.axes = slice(attributes.whole("start", 0), attributes.whole("end"))

    def shapes(self, x):
        """Know all of it."""
        return [Spec.of(np.array(x.shape[self.axes], WHOLE))], 0

    def forward(self, x):
        """Return the sides."""
        return (np.array(x.shape[self.axes], WHOLE),), lambda dy: (None,)


class Size(Operation):
    """ONNX's Size: how many numbers a tensor has."""

    def shapes(self, x):
        """Know it."""
        return [Spec.of(np.array(x.size, WHOLE))], 0

    def forward(self, x):
        """Return it."""
        return (np.array(x.size, WHOLE),), lambda dy: (None,)


def _steps(start, limit, delta):
    """Count the steps to the limit; in whole numbers where they are whole."""
    start, limit, delta = (number.item() for number in (start, limit, delta))
    if isinstance(start, int):
        return max(-((start - limit) // delta), 0)
    return max(ceil((limit - start) / delta), 0)


OPERATORS = (Constant, ConstantOfShape, Range, Shape, Size)
