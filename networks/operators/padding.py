"""A frame around a tensor."""

import numpy as np

from engine.checks import real
from engine.pad import pad, pad_backward, padded_shape
from networks.operators.operation import Operation


class Pad(Operation):
    """ONNX's Pad; from opset 11 on what it adds is an input."""

    def read(self, attributes):
        """Take the mode, and what older files say of the frame."""
        self.mode = attributes.text("mode", "constant")
        self.pads = attributes.wholes("pads")
        self.value = attributes.number("value", 0.0)

    def shapes(self, x, *settings):
        """Add both sides of the frame."""
        if any(spec is not None and spec.known is None for spec in settings):
            raise ValueError("the frame has to be known beforehand")
        arrays = [spec and spec.known for spec in settings]
        self._value(*arrays)
        frame = self._frame(len(x.shape), *arrays)
        return [x.like(padded_shape(x.shape, frame, self.mode))], 0

    def forward(self, x, pads=None, value=None, axes=None):
        """Apply pad, which knows floats only."""
        frame = self._frame(x.ndim, pads, value, axes)
        floats = x if x.dtype.kind == "f" else x.astype(np.float64)
        added = self._value(pads, value)
        y = pad(floats, frame, self.mode, added).astype(x.dtype, copy=False)

        def back(dy):
            dx = pad_backward(dy, x.shape, frame, self.mode)
            return (
                dx,
                None,
                lambda: np.full(value.shape, dy.sum() - dx.sum(), value.dtype),
            )

        return (y,), back

    def _value(self, pads=None, value=None, axes=None):
        """Return the number that is added."""
        return real("value", self.value if value is None else value.item())

    def _frame(self, count, pads=None, value=None, axes=None):
        """Return (before, after) for each axis."""
        pads = self.pads if pads is None else pads.tolist()
        axes = range(count) if axes is None else np.arange(count)[axes].tolist()
        if not pads or len(pads) != 2 * len(axes):
            raise ValueError(f"a frame of {pads} around {len(axes)} axes")
        frame = [(0, 0)] * count
        for place, axis in enumerate(axes):
            frame[axis] = pads[place], pads[len(axes) + place]
        return frame


OPERATORS = (Pad,)
