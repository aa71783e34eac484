"""im2col and col2im: every window as a column, and back with overlaps added."""

import numpy as np

from engine.checks import check_axes, check_floats, check_shape, whole
from engine.geometry import make_grid


def im2col(x, kernel, stride=1, padding=0, dilation=1):
    """Lay every window of a batch out as a column.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    kernel, stride, dilation : int or (rows, columns)
    padding : int, (rows, columns) or ((top, bottom), (left, right))

    Returns
    -------
    cols : ndarray, shape (N, C * KH * KW, L)
        Padding is 0. ``w.reshape(F, -1) @ cols`` is the convolution.
    """
    check_floats(x=x)
    check_axes("x", x, "N C H W")
    grid = make_grid(x.shape[2:], kernel, stride, padding, dilation)
    N, C = x.shape[:2]
    cols = np.zeros((N, C, *grid.kernel, grid.OH, grid.OW), x.dtype)
    for (i, j), outputs, inputs in grid.meetings():
        cols[:, :, i, j][outputs] = x[inputs]
    return cols.reshape(N, C * grid.kernel[0] * grid.kernel[1], grid.OH * grid.OW)


def col2im(cols, x_shape, kernel, stride=1, padding=0, dilation=1):
    """Put columns back where im2col took them from and add what overlaps.

    Parameters
    ----------
    cols : ndarray, shape (N, C * KH * KW, L)
    x_shape : (N, C, H, W)
    kernel, stride, dilation : int or (rows, columns)
    padding : int, (rows, columns) or ((top, bottom), (left, right))

    Returns
    -------
    x : ndarray, shape (N, C, H, W)
        What fell on padding is dropped.
    """
    check_floats(cols=cols)
    N, C, H, W = check_x_shape(x_shape)
    grid = make_grid((H, W), kernel, stride, padding, dilation)
    KH, KW = grid.kernel
    check_shape("cols", cols, (N, C * KH * KW, grid.OH * grid.OW))
    cols = cols.reshape(N, C, KH, KW, grid.OH, grid.OW)
    x = np.zeros((N, C, H, W), cols.dtype)
    for (i, j), outputs, inputs in grid.meetings():
        x[inputs] += cols[:, :, i, j][outputs]
    return x


def check_x_shape(x_shape):
    """Return x_shape as four ints, or refuse it."""
    if len(x_shape) != 4:
        raise ValueError(
            f"x_shape must have 4 entries (N, C, H, W), it has {len(x_shape)}"
        )
    return tuple(whole("x_shape", size, least=0) for size in x_shape)
