"""Where an operator's windows lie, out of ONNX's attributes."""

from math import prod

from engine.geometry import output_size

MOST_CELLS = 2**16  # of a window: each takes a step of its own
FRAMES = ("NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID")


class Windows:
    """Windows along one axis or two: a signal is a picture of one row.

    Parameters
    ----------
    attributes : Attributes
    """

    def __init__(self, attributes):
        self.kernel = attributes.wholes("kernel_shape")
        self.strides = attributes.wholes("strides")
        self.dilations = attributes.wholes("dilations")
        self.pads = attributes.wholes("pads")
        self.frame = attributes.text("auto_pad") or "NOTSET"
        if self.frame not in FRAMES:
            raise ValueError(f"auto_pad must be one of {FRAMES}, got {self.frame}")

    def over(self, x_shape, kernel=None):
        """Lay the windows over a picture or a signal.

        Parameters
        ----------
        x_shape : (N, C, H, W) or (N, C, W)
        kernel : tuple of int or None
            That of the filters; None where only attributes tell.

        Returns
        -------
        kernel, stride : (int, int)
        padding : ((int, int), (int, int))
        dilation : (int, int)
        """
        axes = _axes(x_shape)
        kernel = self._kernel(axes, kernel)
        strides = self._each(self.strides, axes)
        dilations = self._each(self.dilations, axes)
        along = zip(x_shape[2:], kernel, strides, dilations, strict=True)
        sides = [self._sides(axis, *each) for axis, each in enumerate(along)]
        row = (1,) * (2 - axes)
        padding = (*((0, 0) for _ in row), *sides)
        return (*row, *kernel), (*row, *strides), padding, (*row, *dilations)

    def _kernel(self, axes, kernel):
        kernel = kernel or self.kernel
        if kernel is None or len(kernel) != axes:
            raise ValueError(f"kernel {kernel} over {axes} axes")
        if self.kernel is not None and list(self.kernel) != list(kernel):
            raise ValueError(f"kernel_shape {self.kernel}, filters of {list(kernel)}")
        if prod(kernel) > MOST_CELLS:
            raise ValueError(f"kernel of {prod(kernel)} cells, {MOST_CELLS} allowed")
        return tuple(kernel)

    def _each(self, values, axes):
        """Return one number an axis, 1 where the attribute is left out."""
        values = (1,) * axes if values is None else tuple(values)
        if len(values) != axes or min(values, default=1) < 1:
            raise ValueError(f"{values} for {axes} axes")
        return values

    def _sides(self, axis, size, kernel, stride, dilation):
        """Return the padding before and after."""
        extent = dilation * (kernel - 1) + 1
        if self.frame == "VALID":
            return 0, 0
        if self.frame == "NOTSET":
            return self._explicit(axis, size + extent)
        total = max((-(-size // stride) - 1) * stride + extent - size, 0)
        return halves(total, self.frame)

    def _explicit(self, axis, most):
        if self.pads is None:
            return 0, 0
        axes = len(self.pads) // 2
        sides = self.pads[axis], self.pads[axes + axis]
        if max(sides) > most:  # nothing but padding in most windows
            raise ValueError(f"padding {sides}, at most {most} makes sense")
        return sides


def halves(total, frame):
    """Split padding in two; SAME_UPPER puts an odd cell behind, SAME_LOWER before."""
    less, more = total // 2, total - total // 2
    return (less, more) if frame == "SAME_UPPER" else (more, less)


def sizes(x_shape, kernel, stride, padding, dilation):
    """Count the windows down and across: (OH, OW)."""
    picture = as_picture(x_shape)[2:]
    along = zip(picture, kernel, stride, padding, dilation, strict=True)
    return tuple(output_size(*settings) for settings in along)


def as_picture(shape):
    """Return (N, C, H, W); a signal has one row."""
    _axes(shape)
    return (*shape[:2], *(1,) * (4 - len(shape)), *shape[2:])


def like_input(shape, x_shape):
    """Return (N, C, OW) where the input is a signal."""
    return (*shape[:2], *shape[6 - len(x_shape) :]) if len(x_shape) == 3 else shape


def _axes(shape):
    axes = len(shape) - 2
    if axes not in (1, 2):
        raise ValueError(f"signals and pictures only, not of shape {tuple(shape)}")
    return axes
