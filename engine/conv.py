"""Convolution: fast, and small in memory, because the windows are lowered in blocks."""

import numpy as np

from engine import bands, lowered, overlaps, pointwise
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
    way, parts = _plan(w, groups, grid, x)
    for channels, filters in parts:
        way.multiply(x[:, channels], w[filters], grid, y[:, filters])
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
    settings = stride, padding, dilation, groups
    dx = conv2d_input_gradient(dy, w, x.shape, *settings)
    return dx, conv2d_filter_gradient(dy, x, w.shape, *settings), dy.sum(axis=(0, 2, 3))


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
    way, parts = _plan(w, groups, grid, dy)
    for channels, filters in parts:
        way.spread(dy[:, filters], w[filters], grid, dx[:, channels])
    return dx


def conv2d_filter_gradient(dy, x, w_shape, stride=1, padding=0, dilation=1, groups=1):
    """Turn the gradient of conv2d's output into that of the filters alone.

    Parameters
    ----------
    dy : ndarray, shape (N, F, OH, OW)
        Gradient of the loss with respect to ``conv2d(x, w, b, ...)``.
    x : ndarray, shape (N, C, H, W)
    w_shape : (F, C // groups, KH, KW)
    stride, dilation : int or (rows, columns)
    padding : int, (rows, columns) or ((top, bottom), (left, right))
    groups : int

    Returns
    -------
    dw : ndarray, shape (F, C // groups, KH, KW)
        The second of what conv2d_backward returns.
    """
    check_floats(x=x)
    dw = np.zeros(w_shape, x.dtype)
    check_filters(x, dw, groups, dy=dy)
    grid = make_grid(x.shape[2:], dw.shape[2:], stride, padding, dilation)
    check_dy(dy, x.shape, len(dw), grid)
    way, parts = _plan(dw, groups, grid, x, dy)
    for channels, filters in parts:
        way.weigh(dy[:, filters], x[:, channels], grid, dw[filters])
    return dw


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


def _plan(w, groups, grid, *pictures):
    """Choose how to compute, and pair the channels and the filters that meet.

    Returns
    -------
    way : module
        With multiply, spread and weigh.
    parts : list of (slice, slice)
    """
    C, F = w.shape[1], len(w) // groups
    if bands.fits(w, groups, grid):
        return bands, [(slice(None), slice(turn, None, F)) for turn in range(F)]
    parts = [(slice(g * C, g * C + C), slice(g * F, g * F + F)) for g in range(groups)]
    if pointwise.fits(w, grid, *pictures):
        return pointwise, parts
    return (overlaps if overlaps.fits(w, grid) else lowered), parts
