"""Convolution with kernels of 1 x 1: products with the pictures as they are."""

import numpy as np


def fits(w, grid, *pictures):
    """Whether each pixel is a window, and pictures lie row after row in memory."""
    alone = all(
        (axis.kernel, axis.stride, axis.padded) == (1, 1, axis.size)
        for axis in (grid.rows, grid.columns)
    )
    return alone and all(map(_flows, pictures))


def multiply(x, w, grid, y):
    """Fill y (N, F, H, W) with w (F, C, 1, 1) times x (N, C, H, W)."""
    np.matmul(w[:, :, 0, 0], _flat(x), out=_flat(y))


def spread(dy, w, grid, dx):
    """Fill dx (N, C, H, W) with the gradient of x."""
    np.matmul(w[:, :, 0, 0].T, _flat(dy), out=_flat(dx))


def weigh(dy, x, grid, dw):
    """Add every picture's part to dw."""
    for slopes, picture in zip(_flat(dy), _flat(x), strict=True):
        dw[:, :, 0, 0] += slopes @ picture.T


def _flat(x):
    return x.reshape(*x.shape[:2], x.shape[2] * x.shape[3])  # (N, C, L)


def _flows(x):
    return x.strides[2:] == (x.shape[3] * x.itemsize, x.itemsize)
