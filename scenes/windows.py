"""Where a sliding window stands: the flat indices of its cells at every step.

Step t is output cell t in row-major order; the input is already padded.
"""

from dataclasses import dataclass

import numpy as np

from engine import output_size
from engine.checks import check_axes, check_floats, check_groups, whole_pair
from engine.geometry import padding_sides
from scenes.cells import Cells
from scenes.panels import PADDING, REAL, UNREACHED


@dataclass(frozen=True)
class Geometry:
    """How a window moves over its input: pairs (rows, columns), or an int for both.

    `padding` is ((top, bottom), (left, right)), as in ``np.pad``, or as in the engine.
    """

    kernel: tuple
    stride: tuple = (1, 1)
    padding: tuple = ((0, 0), (0, 0))
    dilation: tuple = (1, 1)

    def __post_init__(self):
        """Refuse, as the engine does, what is no pair of whole numbers."""
        for name in ("kernel", "stride", "dilation"):
            object.__setattr__(self, name, whole_pair(name, getattr(self, name)))
        object.__setattr__(self, "padding", padding_sides(self.padding))

    def output(self, shape):
        """(OH, OW) of an input (H, W); refuses, as the engine does, what cannot fit."""
        axes = zip(
            shape, self.kernel, self.stride, self.padding, self.dilation, strict=True
        )
        return tuple(output_size(*axis) for axis in axes)

    def padded(self, x, fill=0.0):
        """`x` (C, H, W) with its border, as the windows see it."""
        return np.pad(x, ((0, 0), *self.padding), constant_values=fill)

    def window(self, cell):
        """Row, column, rows and columns that an output cell looks at, unpadded."""
        axes = zip(
            cell, self.kernel, self.stride, self.padding, self.dilation, strict=True
        )
        spans = [
            (int(place * S - before), int((K - 1) * D + 1))
            for place, K, S, (before, _), D in axes
        ]
        return tuple(part for pair in zip(*spans, strict=True) for part in pair)

    def reached(self, cell, output):
        """Row, column, rows and columns of the output cells that look at a cell."""
        axes = zip(
            cell,
            output,
            self.kernel,
            self.stride,
            self.padding,
            self.dilation,
            strict=True,
        )
        spans = []
        for place, most, K, S, (before, _), D in axes:
            last = min(most - 1, (place + before) // S)
            first = max(0, -(-(place + before - D * (K - 1)) // S))
            spans.append((first, last - first + 1))
        return tuple(part for pair in zip(*spans, strict=True) for part in pair)

    def windows(self, channel, padded, output):
        """Cells of the window in one channel of the padded input."""
        return windows(channel, padded, output, self.kernel, self.stride, self.dilation)

    def states(self, padded, output):
        """Which cells of the padded input are real, padding, or never reached."""
        return cell_states(
            padded, self.padding, output, self.kernel, self.stride, self.dilation
        )

    def input_states(self, shape, output):
        """Which cells of an input of that shape, without padding, are ever reached."""
        room = tuple(n + sum(P) for n, P in zip(shape, self.padding, strict=True))
        (top, _), (left, _) = self.padding
        return self.states(room, output)[top:, left:][: shape[0], : shape[1]]


def window_origins(output, columns, stride):
    """Flat index of the window's first cell at each step, shape (OH*OW,)."""
    rows = np.arange(output[0]) * stride[0]
    places = np.arange(output[1]) * stride[1]
    return (rows[:, None] * columns + places).ravel()


def window_offsets(kernel, columns, dilation):
    """Flat offsets of the window's cells, in the kernel's row-major order."""
    rows = np.arange(kernel[0]) * dilation[0]
    places = np.arange(kernel[1]) * dilation[1]
    return (rows[:, None] * columns + places).ravel()


def windows(channel, padded, output, kernel, stride, dilation):
    """Cells of the window in one map of a sheet of `padded` = (rows, columns) maps."""
    origins = window_origins(output, padded[1], stride)
    offsets = window_offsets(kernel, padded[1], dilation)
    first = channel * padded[0] * padded[1]
    return Cells((origins + first).astype(np.int32), offsets.astype(np.int32))


def all_channels(cells, channels, area):
    """Cells of the same window in every map of a sheet; `area` cells a map."""
    offsets = np.arange(channels)[:, None] * area + cells.offsets
    return Cells(cells.origin, offsets.ravel().astype(np.int32))


def cell_states(padded, borders, output, kernel, stride, dilation):
    """Tell for each cell of the padded map whether it is real, padding or unreached.

    `borders` is ((top, bottom), (left, right)). A row or column that no window
    covers is never reached, padded or not.
    """
    state = np.full(padded, PADDING, np.uint8)
    (top, bottom), (left, right) = borders
    state[top : padded[0] - bottom, left : padded[1] - right] = REAL
    for axis in (0, 1):
        reached = _covered(padded, output, kernel, stride, dilation, axis)
        np.moveaxis(state, axis, 0)[~reached] = UNREACHED
    return state


def _covered(padded, output, kernel, stride, dilation, axis):
    reached = np.zeros(padded[axis], bool)
    starts = np.arange(output[axis]) * stride[axis]
    reached[starts[:, None] + np.arange(kernel[axis]) * dilation[axis]] = True
    return reached


def same_padding(kernel, dilation):
    """Compute the padding that keeps the size at stride 1, P = D·(K − 1)/2 a side.

    Where that is no whole number, the one cell more lies behind.

    Returns
    -------
    padding : tuple
        ((top, bottom), (left, right)).
    """
    spans = [D * (K - 1) for K, D in zip(kernel, dilation, strict=True)]
    return tuple((span // 2, span - span // 2) for span in spans)


def with_axes(name, array, letters):
    """Put axes of length 1 in front, where they were left out.

    Parameters
    ----------
    name : str
        What a refusal calls the array.
    array : ndarray of float32 or float64
    letters : str
        The axes that it is to have: ``"N C H W"``; the last two have to be there.

    Returns
    -------
    array : ndarray
    """
    check_floats(**{name: array})
    missing = len(letters.split()) - array.ndim
    if missing < 0 or array.ndim < 2:
        check_axes(name, array, letters)
    return array.reshape((1,) * missing + array.shape) if missing else array


def one_picture(x):
    """Return one picture as (1, C, H, W); a batch of several is refused."""
    x = with_axes("x", x, "N C H W")
    if len(x) != 1:
        raise ValueError(f"one picture is played, x has {len(x)}: x[:1] is the first")
    return x


def fitting(geometry, x, w):
    """Return how filters move over pictures that they go together with.

    Parameters
    ----------
    geometry : Geometry or None
        None: step by step, without padding.
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C, KH, KW)

    Returns
    -------
    geometry : Geometry
    """
    check_groups(x.shape[1], w, 1)
    geometry = geometry or Geometry(w.shape[2:])
    if geometry.kernel != w.shape[2:]:
        sizes = [" × ".join(map(str, side)) for side in (w.shape[2:], geometry.kernel)]
        raise ValueError(f"w is {sizes[0]}, the geometry has a window of {sizes[1]}")
    return geometry


def pooling(geometry):
    """Return how a pooling window moves: 2 × 2, side by side, unless it is told."""
    return geometry or Geometry(2, 2)
