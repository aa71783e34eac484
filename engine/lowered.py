"""Convolution in general: weights times windows, which are lowered in blocks."""

import math

import numpy as np

from engine.blocks import cut, lower, scatter


def multiply(x, w, grid, y):
    """Fill y (N, F, OH, OW) block by block."""
    weights = _as_rows(w)
    maps = y.reshape(*y.shape[:2], grid.OH * grid.OW)
    for block in cut(len(x), w, grid):
        cols = lower(x, grid, block).transpose(1, 0, 2)  # (n, K, L)
        np.matmul(weights, cols, out=maps[block.images, :, block.windows])


def spread(dy, w, grid, dx):
    """Add every output's gradient, weighted, to the pixels of its window."""
    weights = _as_rows(w)
    for block in cut(len(dx), w, grid):
        scatter(weights.T @ _slopes(dy, block), dx, grid, block)


def weigh(dy, x, grid, dw):
    """Add to dw what every weight met, times the gradient that it led to."""
    for block in cut(len(x), dw, grid):
        slopes = _slopes(dy, block)
        cols = lower(x, grid, block)
        cols = cols.reshape(len(cols), slopes.shape[1])  # (K, n * L)
        dw += (slopes @ cols.T).reshape(dw.shape)


def _as_rows(w):
    """Return filters as a matrix; of nothing NumPy cannot tell what -1 stands for."""
    return w.reshape(len(w), math.prod(w.shape[1:]))  # (F, K)


def _slopes(dy, block):
    """Return a block's gradients as a matrix (F, n * L)."""
    slopes = dy[block.images, :, *block.slices].swapaxes(0, 1)
    return slopes.reshape(len(slopes), math.prod(slopes.shape[1:]))
