"""Convolution: fast, and small in memory, because the windows are lowered in blocks."""

import numpy as np

from engine.checks import check_axes, check_floats, check_shape, whole, whole_pair
from engine.geometry import check_dy, make_grid

BLOCK_BYTES = 1 << 20  # windows of one block: what fits the L2 cache of a core


def conv2d(x, w, b=None, stride=1, padding=0, dilation=1, groups=1):
    """Slide filters over pictures: at every place, multiply and add up.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C // groups, KH, KW)
    b : ndarray, shape (F,), or None
    stride, dilation : int or (rows, columns)
    padding : int, (rows, columns) or ((top, bottom), (left, right))
    groups : int
        Filters and channels are split into so many parts that do not meet.

    Returns
    -------
    y : ndarray, shape (N, F, OH, OW)
    """
    grid = _check(x, w, b, stride, padding, dilation, groups)
    y = np.empty((len(x), len(w), grid.OH, grid.OW), x.dtype)
    for channels, filters in _groups(x, w, groups):
        _forward(x[:, channels], w[filters], grid, y[:, filters])
    if b is not None:
        y += b[:, None, None]
    return y


def conv2d_backward(dy, x, w, stride=1, padding=0, dilation=1, groups=1):
    """Turn the gradient of conv2d's output into those of its inputs.

    Parameters
    ----------
    dy : ndarray, shape (N, F, OH, OW)
        Gradient of the loss with respect to ``conv2d(x, w, b, ...)``.
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C // groups, KH, KW)
    stride, dilation : int or (rows, columns)
    padding : int, (rows, columns) or ((top, bottom), (left, right))
    groups : int

    Returns
    -------
    dx, dw, db : ndarray
        Of the shapes of x and w, and (F,).
    """
    check_floats(x=x, w=w, dy=dy)
    grid = _check(x, w, None, stride, padding, dilation, groups)
    check_dy(dy, x.shape, len(w), grid)
    dx, dw = np.zeros(x.shape, x.dtype), np.zeros(w.shape, w.dtype)
    for channels, filters in _groups(x, w, groups):
        _backward(
            dy[:, filters],
            x[:, channels],
            w[filters],
            grid,
            dx[:, channels],
            dw[filters],
        )
    return dx, dw, dy.sum(axis=(0, 2, 3))


def conv1d(x, w, b=None, stride=1, padding=0):
    """Slide filters along signals.

    Parameters
    ----------
    x : ndarray, shape (N, C, W)
    w : ndarray, shape (F, C, K)
    b : ndarray, shape (F,), or None
    stride : int
    padding : int or (left, right)

    Returns
    -------
    y : ndarray, shape (N, F, OW)
    """
    x, w, settings = _as_pictures(x, w, stride, padding)
    return conv2d(x, w, b, *settings)[:, :, 0]


def conv1d_backward(dy, x, w, stride=1, padding=0):
    """Turn the gradient of conv1d's output into those of its inputs.

    Parameters
    ----------
    dy : ndarray, shape (N, F, OW)
    x : ndarray, shape (N, C, W)
    w : ndarray, shape (F, C, K)
    stride : int
    padding : int or (left, right)

    Returns
    -------
    dx, dw, db : ndarray
        Of the shapes of x and w, and (F,).
    """
    check_floats(dy=dy)
    check_axes("dy", dy, "N F OW")
    x, w, settings = _as_pictures(x, w, stride, padding)
    dx, dw, db = conv2d_backward(dy[:, :, None], x, w, *settings)
    return dx[:, :, 0], dw[:, :, 0], db


def _as_pictures(x, w, stride, padding):
    """See signals as pictures of one row."""
    check_floats(x=x, w=w)
    check_axes("x", x, "N C W")
    check_axes("w", w, "F C K")
    settings = (1, whole("stride", stride)), ((0, 0), whole_pair("padding", padding, 0))
    return x[:, :, None], w[:, :, None], settings


def _check(x, w, b, stride, padding, dilation, groups):
    """Refuse what does not go together, and lay the windows."""
    check_floats(x=x, w=w, b=b)
    check_axes("x", x, "N C H W")
    check_axes("w", w, "F C KH KW")
    groups = whole("groups", groups)
    for name, count in (("channels", x.shape[1]), ("filters", len(w))):
        if count % groups:
            raise ValueError(f"groups must divide the {name}: {count} into {groups}")
    if x.shape[1] != w.shape[1] * groups:
        raise ValueError(
            f"filters expect {w.shape[1] * groups} channels, the image has {x.shape[1]}"
        )
    if b is not None:
        check_shape("b", b, (len(w),))
    return make_grid(x.shape[2:], w.shape[2:], stride, padding, dilation)


def _groups(x, w, groups):
    """Pair the channels and the filters of every group."""
    C, F = x.shape[1] // groups, len(w) // groups
    return [(slice(g * C, g * C + C), slice(g * F, g * F + F)) for g in range(groups)]


def _forward(x, w, grid, y):
    weights = w.reshape(len(w), -1)  # (F, K)
    for n, block in _blocks(x, w, grid):
        cols = _lower(x[n], grid, block)
        (top, bottom), (left, right) = block
        out = weights @ cols
        y[n, :, top:bottom, left:right] = out.reshape(
            len(w), bottom - top, right - left
        )


def _backward(dy, x, w, grid, dx, dw):
    weights = w.reshape(len(w), -1)  # (F, K)
    for n, block in _blocks(x, w, grid):
        (top, bottom), (left, right) = block
        part = dy[n, :, top:bottom, left:right].reshape(len(w), -1)
        cols = _lower(x[n], grid, block)
        dw += (part @ cols.T).reshape(w.shape)
        dcols = (weights.T @ part).reshape(
            len(x[n]), *grid.kernel, bottom - top, right - left
        )
        for i, j in grid.cells():
            outputs, inputs = grid.inside((i, j), block)
            dx[n][inputs] += dcols[:, i, j][outputs]


def _blocks(x, w, grid):
    """Cut the windows into blocks of at most BLOCK_BYTES, or one column."""
    fit = max(1, BLOCK_BYTES // max(1, w[0:1].nbytes))
    columns = min(grid.OW, fit)
    rows = min(grid.OH, max(1, fit // columns))
    for n in range(len(x)):
        for top in range(0, grid.OH, rows):
            for left in range(0, grid.OW, columns):
                yield (
                    n,
                    (
                        (top, min(top + rows, grid.OH)),
                        (left, min(left + columns, grid.OW)),
                    ),
                )


def _lower(x, grid, block):
    """Copy a block's windows into columns: (C * KH * KW, windows)."""
    (top, bottom), (left, right) = block
    cols = np.zeros((len(x), *grid.kernel, bottom - top, right - left), x.dtype)
    for i, j in grid.cells():
        outputs, inputs = grid.inside((i, j), block)
        cols[:, i, j][outputs] = x[inputs]
    return cols.reshape(-1, (bottom - top) * (right - left))
