"""Where the cells of dy stand when dX is computed as a full convolution.

dy is spread by the stride, and gets a border as wide as the kernel reaches: then the
window of input cell (i, j) begins at (i, j).
"""

from functools import lru_cache

import numpy as np

from scenes.cells import NOWHERE, Ragged
from scenes.panels import PADDING, REAL


def spread_out(dy, geometry, shape):
    """Spread dy out.

    Parameters
    ----------
    dy : ndarray, shape (OH, OW)
    geometry : Geometry
    shape : (H, W)
        The input's.

    Returns
    -------
    values : ndarray, shape (H + DH·(KH − 1), W + DW·(KW − 1))
        0 in the gaps and in the border.
    places : ndarray of int, shape (OH·OW,)
        Flat index of every cell of dy; −1 for those that reach padding alone.
    """
    axes = [_places(axis, dy.shape, geometry, shape) for axis in (0, 1)]
    (rows, height), (columns, width) = axes
    values = np.zeros((height, width))
    kept = np.ix_(rows >= 0, columns >= 0)
    values[np.ix_(rows[rows >= 0], columns[columns >= 0])] = dy[kept]
    both = (rows[:, None] >= 0) & (columns >= 0)
    places = np.where(both, rows[:, None] * width + columns, NOWHERE)
    return values, places.ravel()


def spread_states(output, geometry, shape):
    """Tell the cells of a dy (OH, OW) that is spread out from gaps and border.

    Returns
    -------
    state : ndarray of uint8
        ``REAL`` or ``PADDING``, of the shape of `spread_out`'s values.
    """
    inside, _ = spread_out(np.ones(output), geometry, shape)
    return np.where(inside > 0, REAL, PADDING).astype(np.uint8)


def _places(axis, output, geometry, shape):
    """Places of dy along one axis, −1 beyond its ends, and how long the axis is."""
    border = geometry.dilation[axis] * (geometry.kernel[axis] - 1)
    first = border - geometry.padding[axis][0]
    places = first + np.arange(output[axis]) * geometry.stride[axis]
    length = shape[axis] + border
    return np.where((places >= 0) & (places < length), places, NOWHERE), length


@lru_cache(maxsize=8)  # for the largest lens it takes 3 MB
def landings(geometry, output, shape, channels):
    """Cells that each window reaches in some channels, without those on padding.

    Parameters
    ----------
    geometry : Geometry
    output : (OH, OW)
    shape : (H, W)
        The input's.
    channels : range
        Maps of a sheet, and slices of the kernel.

    Returns
    -------
    cells, weights : Ragged
        At each step the cells of the input, and the weights of the kernel over them,
        one channel after the other.
    """
    rows, columns = (_met(axis, output, geometry, shape) for axis in (0, 1))
    rows, columns = rows[:, None, None, :, None], columns[None, :, None, None, :]
    maps = np.asarray(channels)[:, None, None]
    kernel = np.arange(np.prod(geometry.kernel)).reshape(geometry.kernel)
    cells = maps * shape[0] * shape[1] + rows * shape[1] + columns
    weights = maps * kernel.size + kernel
    inside = np.broadcast_to((rows >= 0) & (columns >= 0), cells.shape)
    return tuple(
        _ragged(np.broadcast_to(table, inside.shape), inside)
        for table in (cells, weights)  # (OH, OW, C, KH, KW)
    )


def _met(axis, output, geometry, shape):
    """Input cell under each cell of each window along one axis; −1 for padding."""
    starts = np.arange(output[axis]) * geometry.stride[axis]
    reach = np.arange(geometry.kernel[axis]) * geometry.dilation[axis]
    cells = starts[:, None] + reach - geometry.padding[axis][0]  # (O, K)
    return np.where((cells >= 0) & (cells < shape[axis]), cells, NOWHERE)


def _ragged(table, inside):
    steps = inside.shape[0] * inside.shape[1]
    counts = inside.reshape(steps, -1).sum(axis=1)
    starts = np.concatenate([[0], np.cumsum(counts)])
    parts = starts.astype(np.int32), table[inside].astype(np.int32)
    for part in parts:
        part.flags.writeable = False
    return Ragged(*parts)
