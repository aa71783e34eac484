"""What NumPy cannot get below: a convolution's products alone, and its copies alone.

Made like the libraries of peers.py, but what they return is compared with nothing.
"""

import numpy as np

from engine import bands, overlaps, pointwise
from engine.blocks import cut, even, lower
from engine.geometry import make_grid
from engine.products import product

BYTES = 1 << 20  # of a product's results, which stay in the cache


def products_alone(x, w, stride, padding):
    """Prepare as many multiplications, on windows that are in the cache already."""
    grid = make_grid(x.shape[2:], w.shape[2:], stride, padding, 1)
    rows, L = len(x) * grid.OH, grid.OW
    if L < overlaps.SHORTEST:
        rows, L = len(x), grid.OH * grid.OW
    F, K, KH = len(w), w[0].size, w.shape[2]
    windows, slopes = _numbers(K, L), _numbers(F, L)
    weights, turned = _numbers(F, K), _numbers(K // KH, F * KH)
    across = _numbers(F * KH, L)

    def run():
        _repeat(rows, weights, windows)

    def run_back(_):
        _repeat(rows, turned, across)
        _repeat(rows, windows, slopes.T)

    return run, run_back


def copies_alone(x, w, stride, padding):
    """Prepare what the engine lowers on the way forward."""
    grid = make_grid(x.shape[2:], w.shape[2:], stride, padding, 1)

    def run():
        parts = (
            overlaps.strips(x, grid)
            if overlaps.fits(w, grid)
            else (lower(x, grid, block) for block in cut(len(x), w, grid))
        )
        for _ in parts:
            pass

    return run, None


def convolution_of(node, x, w, *_):
    """Prepare the products alone of one of a network's convolutions."""
    _, *slide = node.operation.windows.over(x.shape, w.shape[2:])
    grid = make_grid(x.shape[2:], w.shape[2:], *slide)
    if bands.fits(w, node.operation.groups, grid):
        pairs = [pair for _, *pair in bands.factors(x, w, bands.Strips.along(grid))]
        return lambda: [np.matmul(*pair) for pair in pairs]
    if pointwise.fits(w, grid, x):
        weights, pixels = w[:, :, 0, 0], x.reshape(*x.shape[:2], -1)
        return lambda: np.matmul(weights, pixels)
    return products_alone(x, w, *slide[:2])[0]


def _repeat(times, a, b):
    """Multiply the same two matrices so many times."""
    most = BYTES // (len(a) * b.shape[1] * a.itemsize)
    for first, last in even(times, most):
        product(np.broadcast_to(a, (last - first, *a.shape)), b)


def _numbers(*shape):
    return np.random.default_rng(0).standard_normal(shape, np.float32)
