"""Convolution, and the transposed one."""

from math import prod

from engine import (
    conv2d,
    conv2d_filter_gradient,
    conv2d_input_gradient,
    conv_transpose2d,
    conv_transpose2d_backward,
)
from engine.geometry import transposed_size
from networks.operators.operation import Operation, check_floats
from networks.operators.windows import Windows, as_picture, halves, like_input, sizes


class Conv(Operation):
    """ONNX's Conv, over pictures and signals."""

    def read(self, attributes):
        """Take the windows and the groups."""
        self.windows = Windows(attributes)
        self.groups = attributes.whole("group", 1)

    def shapes(self, x, w, b=None):
        """Count the windows; each multiplies all of its filter's weights."""
        _check(x, w, b, x.shape[1], w.shape[1] * self.groups, self.groups)
        _divide("filters", w.shape[0], self.groups)
        _check_bias(b, w.shape[0])
        places = sizes(x.shape, *self.windows.over(x.shape, w.shape[2:]))
        y = x.like(like_input((x.shape[0], w.shape[0], *places), x.shape))
        return [y], y.size * prod(w.shape[1:])

    def forward(self, x, w, b=None):
        """Apply conv2d."""
        _, *slide = self.windows.over(x.shape, w.shape[2:])
        settings = (*slide, self.groups)
        picture, filters = (a.reshape(as_picture(a.shape)) for a in (x, w))
        y = conv2d(picture, filters, b, *settings)

        def back(dy):
            dy = dy.reshape(y.shape)
            return (
                lambda: conv2d_input_gradient(
                    dy, filters, picture.shape, *settings
                ).reshape(x.shape),
                lambda: conv2d_filter_gradient(
                    dy, picture, filters.shape, *settings
                ).reshape(w.shape),
                lambda: dy.sum(axis=(0, 2, 3)),
            )

        return (y.reshape(like_input(y.shape, x.shape)),), back


class ConvTranspose(Operation):
    """ONNX's ConvTranspose, over pictures and signals."""

    def read(self, attributes):
        """Take the windows, the groups, and what is said of the output's size."""
        self.windows = Windows(attributes)
        self.groups = attributes.whole("group", 1)
        self.beyond = attributes.wholes("output_padding")
        self.sizes = attributes.wholes("output_shape")

    def shapes(self, x, w, b=None):
        """Find the output's size; every input cell multiplies its whole filter."""
        _check(x, w, b, x.shape[1], w.shape[0], self.groups)
        F = w.shape[1] * self.groups
        _check_bias(b, F)
        picture, kernel = as_picture(x.shape)[2:], as_picture(w.shape)[2:]
        along = zip(picture, kernel, *self._settings(x.shape, w.shape), strict=True)
        places = [transposed_size(*settings) for settings in along]
        y = x.like(like_input((x.shape[0], F, *places), x.shape))
        return [y], x.size * prod(w.shape[1:])

    def forward(self, x, w, b=None):
        """Apply conv_transpose2d."""
        settings = (*self._settings(x.shape, w.shape), self.groups)
        picture, filters = (a.reshape(as_picture(a.shape)) for a in (x, w))
        y = conv_transpose2d(picture, filters, b, *settings)

        def back(dy):
            dy = dy.reshape(y.shape)
            dx, dw, db = conv_transpose2d_backward(dy, picture, filters, *settings)
            return dx.reshape(x.shape), dw.reshape(w.shape), db

        return (y.reshape(like_input(y.shape, x.shape)),), back

    def _settings(self, x_shape, w_shape):
        """Return stride, padding, output padding and dilation."""
        kernel, stride, padding, dilation = self.windows.over(x_shape, w_shape[2:])
        row = (0,) * (4 - len(x_shape))
        beyond = (*row, *(self.beyond or (0,) * (2 - len(row))))
        if self.sizes or self.windows.frame.startswith("SAME"):
            asked = self._asked(as_picture(x_shape)[2:], stride)
            slide = stride, ((0, 0), (0, 0)), beyond, dilation
            along = zip(as_picture(x_shape)[2:], kernel, *slide, strict=True)
            open_ = [transposed_size(*settings) for settings in along]
            cut = [size - want for size, want in zip(open_, asked, strict=True)]
            # What the filters do not reach is added where the stride leaves it open.
            beyond = tuple(b - min(c, 0) for b, c in zip(beyond, cut, strict=True))
            padding = tuple(halves(max(c, 0), self.windows.frame) for c in cut)
        return stride, padding, beyond, dilation

    def _asked(self, picture, stride):
        """Return the output's size that the attributes ask for."""
        if self.sizes:
            return (1, *self.sizes)[-2:]
        return [size * step for size, step in zip(picture, stride, strict=True)]


def _check(x, w, b, channels, expected, groups):
    """Refuse tensors that do not go together."""
    check_floats(x, w, b)
    if len(x.shape) != len(w.shape):
        raise ValueError(f"filters of shape {w.shape} over {x.shape}")
    if channels != expected:
        raise ValueError(f"filters expect {expected} channels, x has {channels}")
    _divide("channels", channels, groups)


def _divide(name, count, groups):
    if groups < 1 or count % groups:
        raise ValueError(f"groups must divide the {name}: {count} into {groups}")


def _check_bias(b, filters):
    if b is not None and b.shape != (filters,):
        raise ValueError(f"bias of shape {b.shape} for {filters} filters")


OPERATORS = (Conv, ConvTranspose)
