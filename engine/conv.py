"""Convolution: fast, and small in memory, because the windows are lowered in blocks."""

import math

import numpy as np

from engine.blocks import cut, lower, scatter
from engine.checks import (
    check_axes,
    check_filters,
    check_floats,
    check_groups,
    check_shape,
    whole,
    whole_pair,
)
from engine.geometry import check_dy, make_grid, output_size
from engine.patches import check_x_shape


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
    check_filters(x, w, groups, b=b)
    grid = make_grid(x.shape[2:], w.shape[2:], stride, padding, dilation)
    y = np.empty((len(x), len(w), grid.OH, grid.OW), x.dtype)
    for channels, filters in _groups(w, groups):
        _multiply(x[:, channels], w[filters], grid, y[:, filters])
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
    check_filters(x, w, groups, dy=dy)
    grid = make_grid(x.shape[2:], w.shape[2:], stride, padding, dilation)
    check_dy(dy, x.shape, len(w), grid)
    dx, dw = np.zeros(x.shape, x.dtype), np.zeros(w.shape, w.dtype)
    for channels, filters in _groups(w, groups):
        inputs = dy[:, filters], x[:, channels], w[filters], grid
        _multiply_back(*inputs, dx[:, channels], dw[filters])
    return dx, dw, dy.sum(axis=(0, 2, 3))


def conv2d_input_gradient(dy, w, x_shape, stride=1, padding=0, dilation=1, groups=1):
    """Turn the gradient of conv2d's output into that of the pictures alone.

    Parameters
    ----------
    dy : ndarray, shape (N, F, OH, OW)
        Gradient of the loss with respect to ``conv2d(x, w, b, ...)``.
    w : ndarray, shape (F, C // groups, KH, KW)
    x_shape : (N, C, H, W)
    stride, dilation : int or (rows, columns)
    padding : int, (rows, columns) or ((top, bottom), (left, right))
    groups : int

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
        The first of what conv2d_backward returns.
    """
    check_floats(dy=dy, w=w)
    x_shape = check_x_shape(x_shape)
    check_axes("w", w, "F C KH KW")
    check_groups(x_shape[1], w, groups)
    grid = make_grid(x_shape[2:], w.shape[2:], stride, padding, dilation)
    check_dy(dy, x_shape, len(w), grid)
    dx = np.zeros(x_shape, dy.dtype)
    for channels, filters in _groups(w, groups):
        _spread(dy[:, filters], w[filters], grid, dx[:, channels])
    return dx


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
    OW = output_size(x.shape[3], w.shape[3], settings[0][1], settings[1][1])
    check_shape("dy", dy, (len(x), len(w), OW))
    dx, dw, db = conv2d_backward(dy[:, :, None], x, w, *settings)
    return dx[:, :, 0], dw[:, :, 0], db


def _as_pictures(x, w, stride, padding):
    """See signals as pictures of one row."""
    check_floats(x=x, w=w)
    check_axes("x", x, "N C W")
    check_axes("w", w, "F C K")
    sides = whole_pair("padding", padding, 0, names="left, right")
    settings = (1, whole("stride", stride)), ((0, 0), sides)
    return x[:, :, None], w[:, :, None], settings


def _groups(w, groups):
    """Pair the channels and the filters of every group."""
    C, F = w.shape[1], len(w) // groups
    return [(slice(g * C, g * C + C), slice(g * F, g * F + F)) for g in range(groups)]


def _as_rows(w):
    """Return filters as a matrix; of nothing NumPy cannot tell what -1 stands for."""
    return w.reshape(len(w), math.prod(w.shape[1:]))  # (F, K)


def _multiply(x, w, grid, y):
    """Fill y (N, F, OH, OW) block by block: weights times windows."""
    weights = _as_rows(w)
    maps = y.reshape(*y.shape[:2], grid.OH * grid.OW)
    for block in cut(len(x), w, grid):
        cols = lower(x, grid, block).transpose(1, 0, 2)  # (n, K, L)
        np.matmul(weights, cols, out=maps[block.images, :, block.windows])


def _spread(dy, w, grid, dx):
    """Add every output's gradient, weighted, to the pixels of its window."""
    weights = _as_rows(w)
    for block in cut(len(dx), w, grid):
        slopes = _slopes(dy, block)
        scatter(weights.T @ slopes, dx, grid, block)


def _slopes(dy, block):
    """Return a block's gradients as a matrix (F, n * L)."""
    slopes = dy[block.images, :, *block.slices].swapaxes(0, 1)
    return slopes.reshape(len(slopes), math.prod(slopes.shape[1:]))


def _multiply_back(dy, x, w, grid, dx, dw):
    """Add every block's part to dx and dw."""
    weights = _as_rows(w)
    for block in cut(len(x), w, grid):
        slopes = _slopes(dy, block)
        cols = lower(x, grid, block).reshape(weights.shape[1], slopes.shape[1])
        dw += (slopes @ cols.T).reshape(w.shape)
        # The windows are done with: their room serves their gradient.
        scatter(np.matmul(weights.T, slopes, out=cols), dx, grid, block)
