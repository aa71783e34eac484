"""Operators that put tensors together, take them apart, and choose parts of them."""

import numpy as np

from networks.operators.operation import Operation
from networks.operators.settings import MOST, axis_of, known_wholes


class Concat(Operation):
    """ONNX's Concat."""

    def read(self, attributes):
        """Take the axis."""
        self.axis = attributes.whole("axis", 1)

    def shapes(self, *tensors):
        """Add up the sides along the axis."""
        first = tensors[0]
        axis = axis_of(self.axis, len(first.shape))
        others = {(*t.shape[:axis], *t.shape[axis + 1 :], t.dtype) for t in tensors}
        if len(others) > 1 or len({len(t.shape) for t in tensors}) > 1:
            found = ", ".join(f"{t.shape} {t.dtype}" for t in tensors[:MOST])
            raise ValueError(f"tensors do not go together along axis {axis}: {found}")
        side = sum(t.shape[axis] for t in tensors)
        return [first.like((*first.shape[:axis], side, *first.shape[axis + 1 :]))], 0

    def forward(self, *arrays):
        """Put the tensors behind each other; each gets its part of the gradient."""
        ends = np.cumsum([array.shape[self.axis] for array in arrays])[:-1]
        y = np.concatenate(arrays, self.axis)
        return (y,), lambda dy: np.split(dy, ends, self.axis)


class Split(Operation):
    """ONNX's Split; sizes are an input from opset 13 on, an attribute before."""

    def read(self, attributes):
        """Take the axis, and how it is cut."""
        self.axis = attributes.whole("axis", 0)
        self.sizes = attributes.wholes("split")

    def shapes(self, x, sizes=None):
        """Cut the side."""
        axis = axis_of(self.axis, len(x.shape))
        sizes = self._sizes(x.shape[axis], sizes and known_wholes(sizes))
        if sum(sizes) != x.shape[axis] or min(sizes) < 0:
            raise ValueError(f"{x.shape[axis]} cells in parts of {sizes[:MOST]}")
        sides = [(*x.shape[:axis], size, *x.shape[axis + 1 :]) for size in sizes]
        return [x.like(shape) for shape in sides], 0

    def forward(self, x, sizes=None):
        """Take the tensor apart; its gradient is put together again."""
        given = None if sizes is None else sizes.tolist()
        ends = np.cumsum(self._sizes(x.shape[self.axis], given))[:-1]
        parts = np.split(x, ends, self.axis)
        return tuple(parts), lambda *dys: (np.concatenate(dys, self.axis), None)

    def _sizes(self, cells, given):
        """Return the sizes of the parts: equal ones, and a last that may be smaller."""
        sizes = self.sizes if given is None else given
        if sizes is not None:
            return sizes
        size = -(-cells // self.outputs)
        return [*[size] * (self.outputs - 1), cells - size * (self.outputs - 1)]


class Slice(Operation):
    """ONNX's Slice; from opset 10 on where to cut is an input."""

    def read(self, attributes):
        """Take what older files say."""
        names = ("starts", "ends", "axes")
        self.old = (
            [attributes.wholes(name) for name in names] if self.opset < 10 else []
        )

    def shapes(self, x, *settings):
        """Count the cells that are left."""
        cut = self._cut(
            len(x.shape), [spec and known_wholes(spec) for spec in settings]
        )
        ranges = (range(*s.indices(n)) for s, n in zip(cut, x.shape, strict=True))
        return [x.like(len(cells) for cells in ranges)], 0

    def forward(self, x, *settings):
        """Cut; the gradient of what was cut off is 0."""
        cut = self._cut(x.ndim, [s if s is None else s.tolist() for s in settings])

        def back(dy):
            dx = np.zeros_like(x)
            dx[cut] = dy
            return dx, *[None] * len(settings)

        return (x[cut],), back

    def _cut(self, count, settings):
        """Return a slice for each axis."""
        settings = self.old or settings
        starts, ends, axes, steps = [*settings, None, None, None, None][:4]
        axes = range(len(starts)) if axes is None else axes
        steps = [1] * len(starts) if steps is None else steps
        cut = [slice(None)] * count
        for axis, *ends_and_step in zip(axes, starts, ends, steps, strict=True):
            cut[axis_of(axis, count)] = slice(*ends_and_step)
        return tuple(cut)


class Gather(Operation):
    """ONNX's Gather: numbered parts along an axis."""

    def read(self, attributes):
        """Take the axis."""
        self.axis = attributes.whole("axis", 0)

    def shapes(self, x, indices):
        """Put the shape of the indices in the axis's place."""
        axis = axis_of(self.axis, len(x.shape))
        if indices.dtype.kind not in "iu" or indices.known is None:
            raise ValueError("indices are whole numbers, known beforehand")
        side, known = x.shape[axis], indices.known
        if known.size and not (-side <= known.min() and known.max() < side):
            raise ValueError(f"an index is beyond the {side} cells of axis {axis}")
        return [x.like((*x.shape[:axis], *indices.shape, *x.shape[axis + 1 :]))], 0

    def forward(self, x, indices):
        """Take the parts; a part that is taken twice gets both gradients."""
        axis = axis_of(self.axis, x.ndim)
        place = (slice(None),) * axis

        def back(dy):
            dx = np.zeros_like(x)
            np.add.at(dx, (*place, indices), dy)
            return dx, None

        return (np.take(x, indices, axis),), back


class Transpose(Operation):
    """ONNX's Transpose."""

    def read(self, attributes):
        """Take the order of the axes."""
        self.order = attributes.wholes("perm")

    def shapes(self, x):
        """Put the sides into the new order."""
        order = self._order(len(x.shape))
        if sorted(order) != list(range(len(x.shape))):
            raise ValueError(f"an order of {order} for {len(x.shape)} axes")
        return [x.like(x.shape[axis] for axis in order)], 0

    def forward(self, x):
        """Turn, and turn back."""
        order = self._order(x.ndim)
        y = np.asarray(x.transpose(order), order="C")
        return (y,), lambda dy: (dy.transpose(np.argsort(order)),)

    def _order(self, count):
        return list(range(count))[::-1] if self.order is None else self.order


OPERATORS = (Concat, Split, Slice, Gather, Transpose)
