"""Pooling: one number for every window of a map, its largest or its mean."""

import numpy as np

from engine.checks import check_axes, check_floats, check_shape
from engine.geometry import check_dy, make_grid
from engine.masks import keep
from engine.maxima import largest, winning_cells
from engine.patches import check_x_shape


def max_pool2d(x, kernel, stride=None, padding=0, dilation=1, ceil_mode=False):
    """Keep the largest value of every window, and where it stood.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    kernel, stride, dilation : int or (rows, columns)
        Without a stride, windows stand side by side.
    padding : int, (rows, columns) or ((top, bottom), (left, right))
        Never wins: it counts as minus infinity.
    ceil_mode : bool
        Keep a last window that is only partly on the picture.

    Returns
    -------
    y : ndarray, shape (N, C, OH, OW)
    winners : ndarray of int64, shape (N, C, OH, OW)
        Flat index into H * W; on a tie the first in row-major order, -1 where a
        window holds nothing but padding. NaN beats every number, the last NaN wins.
    """
    grid = _check(x, kernel, stride, padding, dilation, ceil_mode)
    y = largest(x, grid)
    return y, _places(winning_cells(x, y, grid), grid)


def max_pool2d_backward(dy, winners, x_shape):
    """Send every gradient to the cell that won; the others get nothing.

    Parameters
    ----------
    dy : ndarray, shape (N, C, OH, OW)
    winners : ndarray of int, shape (N, C, OH, OW)
    x_shape : (N, C, H, W)

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
        Where one cell won several windows, their gradients add up.
    """
    check_floats(dy=dy)
    N, C, H, W = check_x_shape(x_shape)
    check_axes("dy", dy, "N C OH OW")
    if dy.shape[:2] != (N, C):
        raise ValueError(f"x_shape begins with {(N, C)}, dy with {dy.shape[:2]}")
    _check_winners(winners, dy.shape, H * W)
    dx = np.zeros((N * C, H * W), dy.dtype)
    maps = np.arange(N * C).reshape(N, C, 1, 1)
    won = winners >= 0
    np.add.at(dx, (np.broadcast_to(maps, dy.shape)[won], winners[won]), dy[won])
    return dx.reshape(N, C, H, W)


def max_pool2d_values(x, kernel, stride=None, padding=0, dilation=1, ceil_mode=False):
    """Keep the largest value of every window alone: a tenth of max_pool2d's work.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    kernel, stride, padding, dilation, ceil_mode
        As in max_pool2d.

    Returns
    -------
    y : ndarray, shape (N, C, OH, OW)
        The first of what max_pool2d returns.
    """
    return largest(x, _check(x, kernel, stride, padding, dilation, ceil_mode))


def max_pool2d_values_backward(
    dy, x, y, kernel, stride=None, padding=0, dilation=1, ceil_mode=False
):
    """Send every gradient to the first cell of its window that is the largest.

    Parameters
    ----------
    dy : ndarray, shape (N, C, OH, OW)
    x : ndarray, shape (N, C, H, W)
    y : ndarray, shape (N, C, OH, OW)
        What max_pool2d_values made of x.
    kernel, stride, padding, dilation, ceil_mode
        As in max_pool2d.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
        The same as max_pool2d_backward's.
    """
    check_floats(x=x, dy=dy, y=y)
    grid = _check(x, kernel, stride, padding, dilation, ceil_mode)
    check_dy(dy, x.shape, x.shape[1], grid)
    check_shape("y", y, dy.shape)
    dx, cells = np.zeros(x.shape, x.dtype), winning_cells(x, y, grid)
    for number, (_, outputs, inputs) in enumerate(grid.meetings()):
        dx[inputs] += keep(dy[outputs], cells[outputs] == number)
    return dx


def avg_pool2d(
    x, kernel, stride=None, padding=0, ceil_mode=False, count_include_pad=True
):
    """Take the mean of every window.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    kernel, stride : int or (rows, columns)
        Without a stride, windows stand side by side.
    padding : int, (rows, columns) or ((top, bottom), (left, right))
    ceil_mode : bool
        Keep a last window that is only partly on the padded picture.
    count_include_pad : bool
        Whether padding counts as zeros or not at all.

    Returns
    -------
    y : ndarray, shape (N, C, OH, OW)
    """
    grid = _check(x, kernel, stride, padding, 1, ceil_mode)
    y = np.zeros((*x.shape[:2], grid.OH, grid.OW), x.dtype)
    for _, outputs, inputs in grid.meetings():
        y[outputs] += x[inputs]
    return y / _counts(grid, count_include_pad).astype(x.dtype)


def avg_pool2d_backward(
    dy,
    x_shape,
    kernel,
    stride=None,
    padding=0,
    ceil_mode=False,
    count_include_pad=True,
):
    """Share every gradient out evenly over its window.

    Parameters
    ----------
    dy : ndarray, shape (N, C, OH, OW)
    x_shape : (N, C, H, W)
    kernel, stride, padding, ceil_mode, count_include_pad
        As in avg_pool2d.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
    """
    check_floats(dy=dy)
    x_shape = check_x_shape(x_shape)
    dx = np.zeros(x_shape, dy.dtype)
    grid = _check(dx, kernel, stride, padding, 1, ceil_mode)
    check_dy(dy, x_shape, x_shape[1], grid)
    share = dy / _counts(grid, count_include_pad).astype(dy.dtype)
    for _, outputs, inputs in grid.meetings():
        dx[inputs] += share[outputs]
    return dx


def _check(x, kernel, stride, padding, dilation, ceil_mode):
    """Refuse what does not go together, and lay the windows."""
    check_floats(x=x)
    check_axes("x", x, "N C H W")
    stride = kernel if stride is None else stride
    grid = make_grid(x.shape[2:], kernel, stride, padding, dilation, ceil_mode)
    for axis in (grid.rows, grid.columns):
        padding = max(axis.before, axis.after)
        if padding > axis.kernel // 2:
            raise ValueError(
                "padding must be at most half the kernel, "
                f"got padding {padding} for kernel {axis.kernel}"
            )
    return grid


def _places(cells, grid):
    """Turn cells of windows into flat places in the picture; -1 where there is none."""
    rows, columns = grid.rows, grid.columns
    i, j = np.divmod(np.arange(rows.kernel * columns.kernel), columns.kernel)
    steps = i * rows.dilation * columns.size + j * columns.dilation
    tops = np.arange(grid.OH) * rows.stride - rows.before
    lefts = np.arange(grid.OW) * columns.stride - columns.before
    places = steps.take(cells, mode="clip")
    places += np.add.outer(tops * columns.size, lefts)
    np.copyto(places, -1, where=cells == np.iinfo(cells.dtype).max)
    return places


def _check_winners(winners, shape, places):
    """Refuse what max_pool2d cannot have given for such a picture."""
    check_shape("winners", winners, shape)
    if not np.issubdtype(winners.dtype, np.integer):
        raise ValueError(f"winners must be whole numbers, got {winners.dtype}")
    if winners.size and not -1 <= winners.min() <= winners.max() < places:
        raise ValueError(
            f"winners must lie in -1..{places - 1}, "
            f"got {winners.min()} to {winners.max()}"
        )


def _counts(grid, count_include_pad):
    """Count the cells that every mean is taken over: (OH, OW)."""
    rows = _axis_counts(grid.rows, grid.OH, count_include_pad)
    columns = _axis_counts(grid.columns, grid.OW, count_include_pad)
    return np.outer(rows, columns)


def _axis_counts(axis, windows, count_include_pad):
    """Count the cells of every window along one axis."""
    before, after = (axis.before, axis.after) if count_include_pad else (0, 0)
    first = np.arange(windows) * axis.stride - axis.before
    last = np.minimum(first + axis.kernel, axis.size + after)
    return last - np.maximum(first, -before)
