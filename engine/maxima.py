"""The largest value of every window, and which of its cells that is."""

import numpy as np


def largest(x, grid):
    """Find the largest value of every window: down the columns, then along the rows.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    grid : Grid

    Returns
    -------
    y : ndarray, shape (N, C, OH, OW)
        Minus infinity in a window of nothing but padding; NaN beats every number.
    """
    tall = np.full((*x.shape[:2], grid.OH, x.shape[3]), -np.inf, x.dtype)
    for i in range(grid.rows.kernel):
        outputs, inputs = grid.rows.inside(i, 0, grid.OH)
        _raise(tall[:, :, outputs], x[:, :, inputs])
    y = np.full((*x.shape[:2], grid.OH, grid.OW), -np.inf, x.dtype)
    for j in range(grid.columns.kernel):
        outputs, inputs = grid.columns.inside(j, 0, grid.OW)
        _raise(y[..., outputs], tall[..., inputs])
    return y


def _raise(best, rivals):
    np.maximum(best, rivals, out=best)


def winning_cells(x, y, grid):
    """Find which cell of its window, in row-major order, holds the largest value.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    y : ndarray, shape (N, C, OH, OW)
        Of ``largest``.
    grid : Grid

    Returns
    -------
    cells : ndarray of unsigned integers, shape (N, C, OH, OW)
        The first that is equal, or the last NaN; the type's greatest number where a
        window holds nothing but padding.
    """
    small = np.min_scalar_type(grid.kernel[0] * grid.kernel[1])
    cells = np.full(y.shape, np.iinfo(small).max, small)
    for number, (_, outputs, inputs) in enumerate(grid.meetings()):
        lost = (x[inputs] != y[outputs]).astype(small)
        first = cells[outputs]
        np.minimum(first, -lost | small.type(number), out=first)  # -1 is all bits
    if np.isnan(y).any():
        for number, (_, outputs, inputs) in enumerate(grid.meetings()):
            np.copyto(cells[outputs], number, where=np.isnan(x[inputs]))
    return cells
