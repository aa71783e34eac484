"""Where windows lie: the one place for index arithmetic."""

from dataclasses import dataclass

import numpy as np

from engine.checks import check_shape, whole, whole_pair


def output_size(size, kernel, stride=1, padding=0, dilation=1):
    """Count the windows along one axis; a window that does not fit is left out.

    Parameters
    ----------
    size, kernel, stride, dilation : int
    padding : int or (before, after)

    Returns
    -------
    int
        ``(size + before + after - dilation * (kernel - 1) - 1) // stride + 1``
    """
    before, after = whole_pair("padding", padding, least=0, names="before, after")
    axis = Axis(
        whole("size", size, least=0),
        whole("kernel", kernel, least=1),
        whole("stride", stride, least=1),
        before,
        after,
        whole("dilation", dilation, least=1),
    )
    return axis.windows("cells")


def transposed_size(
    size, kernel, stride=1, padding=0, output_padding=0, dilation=1, name="cells"
):
    """Count along one axis what a transposed convolution gives: windows laid out.

    Parameters
    ----------
    size, kernel, stride, output_padding, dilation : int
    padding : int or (before, after)
    name : str
        What a refusal calls them: rows, columns.

    Returns
    -------
    int
        ``(size - 1) * stride + dilation * (kernel - 1) + 1 + output_padding
        - before - after``, as in PyTorch and ONNX
    """
    before, after = whole_pair("padding", padding, least=0, names="before, after")
    stride, dilation = whole("stride", stride), whole("dilation", dilation)
    extra = whole("output_padding", output_padding, least=0)
    if extra >= max(stride, dilation):
        raise ValueError(
            f"output_padding must be below stride or dilation, got {extra} for "
            f"stride {stride}, dilation {dilation}"
        )
    extent = dilation * (whole("kernel", kernel) - 1) + 1
    reach = (whole("size", size) - 1) * stride + extent
    if before + after >= reach:
        raise ValueError(
            f"padding takes away {before + after} {name}, there are {reach}"
        )
    return reach + extra - before - after


@dataclass(frozen=True)
class Axis:
    """One direction in which windows walk over an input."""

    size: int
    kernel: int
    stride: int
    before: int
    after: int
    dilation: int
    ceil: bool = False

    @property
    def extent(self):
        """Input cells from the first to the last kernel cell."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def padded(self):
        """Input cells with the padding of both sides."""
        return self.before + self.size + self.after

    def windows(self, name):
        """Count the windows, or refuse a kernel that does not fit at all."""
        room = self.padded - self.extent
        count = room // self.stride + 1
        if self.ceil:
            count = -(-room // self.stride) + 1
            # As in PyTorch, a window that starts in the padding behind is dropped.
            count -= (count - 1) * self.stride >= self.size + self.before
        if count < 1:
            raise ValueError(
                f"kernel spans {self.extent} {name}, the padded input has {self.padded}"
            )
        return count

    def inside(self, cell, first, last):
        """Find which windows meet a real input with one of their kernel cells.

        Parameters
        ----------
        cell : int
            The kernel cell, counted along this axis.
        first, last : int
            Windows ``first`` to ``last - 1`` are asked about.

        Returns
        -------
        outputs, inputs : slice
            These windows, counted from ``first``, and the inputs that they meet.
        """
        shift = cell * self.dilation - self.before
        low = min(max(first, -(shift // self.stride)), last)
        high = max(low, min(last, (self.size - 1 - shift) // self.stride + 1))
        start = low * self.stride + shift
        stop = start + (high - low - 1) * self.stride + 1 if high > low else start
        return slice(low - first, high - first), slice(start, stop, self.stride)


@dataclass(frozen=True)
class Grid:
    """All windows of a kernel over a picture: an axis down and an axis across."""

    rows: Axis
    columns: Axis
    OH: int
    OW: int

    @property
    def kernel(self):
        """Height and width of the kernel."""
        return self.rows.kernel, self.columns.kernel

    @property
    def whole(self):
        """The block of all windows."""
        return (0, self.OH), (0, self.OW)

    def meetings(self, block=None):
        """Find, for each kernel cell in row-major order, what it meets.

        Parameters
        ----------
        block : ((int, int), (int, int)) or None
            First and last output row, first and last output column; None for all.

        Yields
        ------
        cell : (int, int)
        outputs, inputs : (..., slice, slice)
            Windows with a real input in this cell, and these inputs: indices for
            arrays whose last two axes are the block's and the picture's.
        """
        rows, columns = block or self.whole
        across = [self.columns.inside(j, *columns) for j in range(self.kernel[1])]
        for i in range(self.kernel[0]):
            out_rows, in_rows = self.rows.inside(i, *rows)
            for j, (out_columns, in_columns) in enumerate(across):
                yield (i, j), (..., out_rows, out_columns), (..., in_rows, in_columns)


def make_grid(picture, kernel, stride, padding, dilation, ceil=False):
    """Check a layer's settings and lay its windows over a picture.

    Parameters
    ----------
    picture : (int, int)
        Rows and columns of the input.
    kernel, stride, dilation : int or (rows, columns)
    padding : int, (rows, columns) or ((top, bottom), (left, right))
    ceil : bool
        Keep a last window that is only partly on the padded input.

    Returns
    -------
    Grid
    """
    rows, columns = (
        Axis(*settings, ceil)
        for settings in zip(
            picture,
            whole_pair("kernel", kernel, least=1),
            whole_pair("stride", stride, least=1),
            *zip(*padding_sides(padding), strict=True),
            whole_pair("dilation", dilation, least=1),
            strict=True,
        )
    )
    return Grid(rows, columns, rows.windows("rows"), columns.windows("columns"))


def padding_sides(padding):
    """Return ((top, bottom), (left, right)) from any way to write padding."""
    if not isinstance(padding, tuple | list | np.ndarray):
        padding = (padding, padding)
    if len(padding) != 2:
        raise ValueError(
            "padding must be a number, (rows, columns) or ((top, bottom), "
            f"(left, right)), got {len(padding)} entries"
        )
    names = ("top, bottom", "left, right")
    return tuple(
        whole_pair("padding", side, least=0, names=pair)
        for side, pair in zip(padding, names, strict=True)
    )


def meeting(first, count, size):
    """Find where a run of cells, from `first` on, lies on an axis of a picture.

    Parameters
    ----------
    first, count, size : int
        The run may begin before 0 and end behind ``size``.

    Returns
    -------
    inside, cells : slice
        The part that is on the picture, counted in the run and on the axis.
    """
    low, high = (min(max(end, 0), size) for end in (first, first + count))
    return slice(low - first, high - first), slice(low, high)


def check_dy(dy, x_shape, maps, grid):
    """Refuse a gradient whose shape is not that of the output."""
    check_shape("dy", dy, (x_shape[0], maps, grid.OH, grid.OW))
