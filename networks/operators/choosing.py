"""Operators that compare, choose, pass on, and change the kind of number."""

import numpy as np

from engine.arithmetic import sum_to
from networks.operators.arithmetic import Elementwise
from networks.operators.dtypes import dtype_of
from networks.operators.operation import Operation

TRUTH = np.dtype(np.bool_)


class Comparison(Elementwise):
    """Yes or no for each pair of numbers: ``function(a, b)``."""

    def forward(self, a, b):
        """Compare; nothing goes back."""
        return (self.function(a, b),), lambda dy: (None, None)


class Equal(Comparison):
    """ONNX's Equal."""

    function = staticmethod(np.equal)


class Less(Comparison):
    """ONNX's Less."""

    function = staticmethod(np.less)


class LessOrEqual(Comparison):
    """ONNX's LessOrEqual."""

    function = staticmethod(np.less_equal)


class Greater(Comparison):
    """ONNX's Greater."""

    function = staticmethod(np.greater)


class GreaterOrEqual(Comparison):
    """ONNX's GreaterOrEqual."""

    function = staticmethod(np.greater_equal)


class And(Comparison):
    """ONNX's And."""

    function = staticmethod(np.logical_and)


class Or(Comparison):
    """ONNX's Or."""

    function = staticmethod(np.logical_or)


class Not(Elementwise):
    """ONNX's Not."""

    def forward(self, x):
        """Say the contrary; nothing goes back."""
        return (np.logical_not(x),), lambda dy: (None,)


class Where(Operation):
    """ONNX's Where: of two tensors, number by number."""

    def shapes(self, condition, a, b):
        """Broadcast all three."""
        if condition.dtype != TRUTH or a.dtype != b.dtype:
            kinds = f"{condition.dtype}, {a.dtype} and {b.dtype}"
            raise ValueError(f"bool and two of one kind are needed, got {kinds}")
        return [a.like(np.broadcast_shapes(condition.shape, a.shape, b.shape))], 0

    def forward(self, condition, a, b):
        """Choose; the gradient goes where the number came from."""

        def back(dy):
            if dy.dtype.kind != "f":
                return None, None, None
            return (
                None,
                lambda: sum_to(np.where(condition, dy, dy.dtype.type(0)), a.shape),
                lambda: sum_to(np.where(condition, dy.dtype.type(0), dy), b.shape),
            )

        return (np.where(condition, a, b),), back


class Identity(Operation):
    """ONNX's Identity."""

    def shapes(self, x):
        """Leave everything as it is."""
        return [x], 0

    def forward(self, x):
        """Pass it on."""
        return (x,), lambda dy: (dy,)


class Cast(Operation):
    """ONNX's Cast; what would be float16 is float32."""

    def read(self, attributes):
        """Take the kind of number."""
        self.dtype = dtype_of(attributes.whole("to"))

    def astype(self, dtype):
        """Return the cast to other floats."""
        if self.dtype.kind != "f":
            return self
        other = Cast({"to": 1})
        other.dtype = dtype
        return other

    def shapes(self, x):
        """Leave the shape as it is."""
        return [x.like(x.shape, self.dtype)], 0

    def forward(self, x):
        """Cast, and cast the gradient back where both are floats."""
        floats = x.dtype.kind == self.dtype.kind == "f"
        return (x.astype(self.dtype),), lambda dy: (
            dy.astype(x.dtype) if floats else None,
        )


OPERATORS = (
    *(Equal, Less, LessOrEqual, Greater, GreaterOrEqual, And, Or, Not),
    *(Where, Identity, Cast),
)
