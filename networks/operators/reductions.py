"""Reductions: one number out of all along some axes."""

import numpy as np

from networks.operators.operation import Operation


class Reduction(Operation):
    """``function(x, axes)`` keeps the axes; ``slope(dy, x, y)`` undoes it.

    The axes are an input from opset 18 on, for ReduceSum from 13.
    """

    def read(self, attributes):
        """Take the axes of older files, and what becomes of them."""
        self.axes = attributes.wholes("axes")
        self.keeps = attributes.flag("keepdims", True)
        self.may_rest = attributes.flag("noop_with_empty_axes")

    def shapes(self, x, axes=None):
        """Leave one number along the axes."""
        if axes is not None and axes.known is None:
            raise ValueError("the axes have to be known beforehand")
        axes = self._axes(len(x.shape), axes and axes.known)
        return [x.like(self._shape(x.shape, axes))], 0

    def forward(self, x, axes=None):
        """Reduce."""
        axes = self._axes(x.ndim, axes)
        y = self.function(x, axes)
        count = max(1, x.size // max(1, y.size))

        def back(dy):
            return self.slope(dy.reshape(y.shape), x, y, count), None

        return (y.reshape(self._shape(x.shape, axes)),), back

    def _axes(self, axes, given):
        chosen = self.axes if given is None else given.tolist()
        if not chosen:
            return () if self.may_rest else tuple(range(axes))
        return tuple(np.unique(np.arange(axes)[chosen]).tolist())

    def _shape(self, shape, axes):
        sides = [1 if axis in axes else side for axis, side in enumerate(shape)]
        if self.keeps:
            return sides
        return [side for axis, side in enumerate(sides) if axis not in axes]


class ReduceSum(Reduction):
    """ONNX's ReduceSum."""

    def function(self, x, axes):
        """Add up."""
        return x.sum(axes, keepdims=True, dtype=x.dtype)

    def slope(self, dy, x, y, count):
        """Pass the gradient on to all."""
        return np.broadcast_to(dy, x.shape).copy()


class ReduceMean(Reduction):
    """ONNX's ReduceMean."""

    def function(self, x, axes):
        """Take the mean."""
        return x.mean(axes, keepdims=True, dtype=x.dtype)

    def slope(self, dy, x, y, count):
        """Share the gradient out evenly."""
        return np.broadcast_to(dy / count, x.shape).astype(x.dtype)


class ReduceMax(Reduction):
    """ONNX's ReduceMax; equals share the gradient, as in torch.amax."""

    def function(self, x, axes):
        """Take the largest."""
        return x.max(axes, keepdims=True, initial=_ends(x.dtype)[0])

    def slope(self, dy, x, y, count):
        """Send the gradient to the winners."""
        won = x == y
        axes = tuple(np.flatnonzero(np.array(x.shape) != y.shape))
        return np.where(won, dy / won.sum(axes, keepdims=True, dtype=x.dtype), 0)


class ReduceMin(ReduceMax):
    """ONNX's ReduceMin; equals share the gradient, as in torch.amin."""

    def function(self, x, axes):
        """Take the smallest."""
        return x.min(axes, keepdims=True, initial=_ends(x.dtype)[1])


def _ends(dtype):
    """Return the least and the greatest number of a kind: those of nothing at all."""
    if dtype.kind == "b":
        return False, True
    if dtype.kind == "f":
        return -np.inf, np.inf
    return np.iinfo(dtype).min, np.iinfo(dtype).max


OPERATORS = (ReduceSum, ReduceMean, ReduceMax, ReduceMin)
