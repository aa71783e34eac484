"""Operators that give a tensor another shape and leave its numbers in their order."""

from math import prod

import numpy as np

from engine.arithmetic import sum_to
from networks.operators.operation import Operation
from networks.operators.settings import axis_of, known_wholes


class Reshaping(Operation):
    """A new shape that depends on the old one and on settings."""

    def shapes(self, x, *settings):
        """Ask for the new shape."""
        wholes = [spec and known_wholes(spec) for spec in settings]
        return [x.like(self.reshaped(x.shape, *wholes))], 0

    def forward(self, x, *settings):
        """Reshape, and back."""
        wholes = [array if array is None else array.tolist() for array in settings]
        y = x.reshape(self.reshaped(x.shape, *wholes))
        return (y,), lambda dy: (dy.reshape(x.shape), *[None] * len(settings))


class Reshape(Reshaping):
    """ONNX's Reshape: 0 keeps a side, -1 takes what is left."""

    def read(self, attributes):
        """Take whether a 0 means an empty side."""
        self.allow_zero = attributes.flag("allowzero")

    def reshaped(self, shape, sides):
        """Fill in what is kept and what is left."""
        if not self.allow_zero:
            sides = [shape[i] if n == 0 else n for i, n in enumerate(sides)]
        if sides.count(-1) == 1:
            others = prod(n for n in sides if n != -1)
            left = prod(shape) // others if others else 0
            sides = [left if n == -1 else n for n in sides]
        if min(sides, default=0) < 0 or prod(sides) != prod(shape):
            raise ValueError(f"{shape} cannot be reshaped to {tuple(sides)}")
        return tuple(sides)


class Flatten(Reshaping):
    """ONNX's Flatten: a matrix, cut before an axis."""

    def read(self, attributes):
        """Take the axis."""
        self.axis = attributes.whole("axis", 1)

    def reshaped(self, shape):
        """Multiply the sides before the axis, and those from it on."""
        axis = self.axis + len(shape) * (self.axis < 0)
        if not 0 <= axis <= len(shape):
            raise ValueError(f"axis {self.axis} of {len(shape)}")
        return prod(shape[:axis]), prod(shape[axis:])


class Axes(Reshaping):
    """Axes are an input from opset 13 on, an attribute before."""

    def read(self, attributes):
        """Take the axes."""
        self.axes = attributes.wholes("axes")

    def reshaped(self, shape, axes=None):
        """Choose between the two ways to say which axes."""
        return self.changed(shape, self.axes if axes is None else axes)


class Squeeze(Axes):
    """ONNX's Squeeze: axes of one cell are left out."""

    def changed(self, shape, axes):
        """Leave out these axes, or all of one cell."""
        if axes is None:
            return tuple(side for side in shape if side != 1)
        places = {axis_of(axis, len(shape)) for axis in axes}
        if any(shape[place] != 1 for place in places):
            raise ValueError(f"axes {axes} of {shape} have more than one cell")
        return tuple(side for i, side in enumerate(shape) if i not in places)


class Unsqueeze(Axes):
    """ONNX's Unsqueeze: new axes of one cell."""

    def changed(self, shape, axes):
        """Put 1 at these places of the new shape."""
        count = len(shape) + len(axes)
        places = {axis_of(axis, count) for axis in axes}
        if len(places) < len(axes):
            raise ValueError(f"axes {axes} name one twice")
        sides = iter(shape)
        return tuple(1 if i in places else next(sides) for i in range(count))


class Expand(Operation):
    """ONNX's Expand: sides of one cell are repeated."""

    def shapes(self, x, shape):
        """Broadcast the shape with the one asked for."""
        sides = np.broadcast_shapes(x.shape, tuple(known_wholes(shape)))
        return [x.like(sides)], 0

    def forward(self, x, shape):
        """Repeat, and add up what was repeated."""
        sides = np.broadcast_shapes(x.shape, tuple(shape.tolist()))
        y = np.broadcast_to(x, sides).copy()
        return (y,), lambda dy: (sum_to(dy, x.shape), None)


class Tile(Operation):
    """ONNX's Tile: the whole tensor, again and again."""

    def shapes(self, x, repeats):
        """Multiply the sides."""
        times = known_wholes(repeats)
        if min(times, default=0) < 0:
            raise ValueError(f"repeated {times} times")
        return [x.like(n * r for n, r in zip(x.shape, times, strict=True))], 0

    def forward(self, x, repeats):
        """Repeat, and add up the copies."""
        sides = [n for pair in zip(repeats, x.shape, strict=True) for n in pair]
        copies = tuple(range(0, 2 * x.ndim, 2))
        return (np.tile(x, repeats),), lambda dy: (
            dy.reshape(sides).sum(axis=copies),  # (repeats, side, repeats, side, ...)
            None,
        )


OPERATORS = (Reshape, Flatten, Squeeze, Unsqueeze, Expand, Tile)
