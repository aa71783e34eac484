"""Convolution in general: weights times windows, which are lowered in blocks."""

import math

import numpy as np

from engine.blocks import cut, even, lower, scatter
from engine.products import SMALL

SHORTEST = 256  # windows in a product along which gradients are added up


def multiply(x, w, grid, y):
    """Fill y (N, F, OH, OW) block by block."""
    weights = _as_rows(w)
    for block in cut(len(x), w, grid):
        maps = block.group(y)[..., *block.slices]  # (g, F, m, rows, columns)
        cols = lower(x, grid, block)
        if block.joined:
            maps[...] = (weights @ cols).reshape(maps.shape)
        else:
            np.matmul(weights, cols, out=maps.reshape(*maps.shape[:2], cols.shape[2]))


def spread(dy, w, grid, dx):
    """Add every output's gradient, weighted, to the pixels of its window."""
    weights = _as_rows(w)
    for block in cut(len(dx), w, grid):
        scatter(weights.T @ _slopes(dy, block), dx, grid, block)


def weigh(dy, x, grid, dw):
    """Add to dw what every weight met, times the gradient that it led to."""
    weights = _as_rows(dw)
    longest = max(SHORTEST, SMALL // max(1, dw.size))
    for block in cut(len(x), dw, grid):
        cols, slopes = lower(x, grid, block), _slopes(dy, block).swapaxes(1, 2)
        for first, last in even(cols.shape[2], longest):
            part = slice(first, last)
            weights += (cols[..., part] @ slopes[:, part]).sum(axis=0).T


def _as_rows(w):
    """Return filters as a matrix; of nothing NumPy cannot tell what -1 stands for."""
    return w.reshape(len(w), math.prod(w.shape[1:]))  # (F, K)


def _slopes(dy, block):
    """Return a block's gradients as matrices (g, F, L)."""
    slopes = block.group(dy)[..., *block.slices]  # (g, F, m, rows, columns)
    return slopes.reshape(*slopes.shape[:2], math.prod(slopes.shape[2:]))
