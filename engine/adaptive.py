"""Means over windows that are as many as one asks for, whatever the picture's size."""

import math

import numpy as np

from engine.checks import check_axes, check_floats, check_shape, whole_pair
from engine.patches import check_x_shape


def global_avg_pool(x):
    """Take the mean of every map, as ONNX's GlobalAveragePool.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)

    Returns
    -------
    y : ndarray, shape (N, C, 1, 1)
    """
    check_floats(x=x)
    check_axes("x", x, "N C H W")
    if not math.prod(x.shape[2:]):
        raise ValueError(f"x must have at least 1 cell in a map, it has {x.shape}")
    return x.mean((2, 3), keepdims=True)


def global_avg_pool_backward(dy, x_shape):
    """Share every gradient out evenly over its map.

    Parameters
    ----------
    dy : ndarray, shape (N, C, 1, 1)
    x_shape : (N, C, H, W)

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
    """
    check_floats(dy=dy)
    N, C, H, W = check_x_shape(x_shape)
    check_shape("dy", dy, (N, C, 1, 1))
    return np.broadcast_to(dy / max(1, H * W), (N, C, H, W)).copy()


def adaptive_avg_pool2d(x, size):
    """Cut every map into so many windows, and take their means.

    The rule is that of ``torch.nn.functional.adaptive_avg_pool2d``: window i of n
    reaches from ``floor(i * size / n)`` to ``ceil((i + 1) * size / n)``, so that
    neighbours overlap by a cell where n does not divide the size.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    size : int or (rows, columns)
        Of the output.

    Returns
    -------
    y : ndarray, shape (N, C, OH, OW)
    """
    check_floats(x=x)
    check_axes("x", x, "N C H W")
    OH, OW = whole_pair("size", size)
    if not math.prod(x.shape[2:]):
        raise ValueError(f"x must have at least 1 cell in a map, it has {x.shape}")
    # The mean over a window is the mean over its columns of the means over its rows.
    return _means(_means(x, OH, 2), OW, 3)


def adaptive_avg_pool2d_backward(dy, x_shape, size):
    """Share every gradient out evenly over its window.

    Parameters
    ----------
    dy : ndarray, shape (N, C, OH, OW)
    x_shape : (N, C, H, W)
    size : int or (rows, columns)

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
        Where windows overlap, their shares add up.
    """
    check_floats(dy=dy)
    N, C, H, W = check_x_shape(x_shape)
    check_shape("dy", dy, (N, C, *whole_pair("size", size)))
    return _shares(_shares(dy, W, 3), H, 2)


def _windows(size, count):
    """Return (start, stop) of each window along an axis."""
    return [(i * size // count, -(-(i + 1) * size // count)) for i in range(count)]


def _means(x, count, axis):
    """Take the means of so many windows along one axis."""
    x = np.moveaxis(x, axis, 0)
    y = np.empty((count, *x.shape[1:]), x.dtype)
    for i, (start, stop) in enumerate(_windows(len(x), count)):
        x[start:stop].mean(0, out=y[i])
    return np.moveaxis(y, 0, axis)


def _shares(dy, size, axis):
    """Share the windows' gradients out along one axis."""
    dy = np.moveaxis(dy, axis, 0)
    dx = np.zeros((size, *dy.shape[1:]), dy.dtype)
    for slopes, (start, stop) in zip(dy, _windows(size, len(dy)), strict=True):
        dx[start:stop] += slopes / max(1, stop - start)
    return np.moveaxis(dx, 0, axis)
