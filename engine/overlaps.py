"""Convolution whose windows overlap in memory: only the kernel's columns are lowered.

In a buffer of (row, channel, kernel column, output column), the windows of one output
row are KH rows that follow each other: the matrix of the next output row is a view of
the same buffer, `stride` rows further on. So KW copies do, instead of KH * KW.
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided

from engine.blocks import BLOCK_BYTES, even
from engine.geometry import meeting
from engine.lowered import spread, weigh

__all__ = ["fits", "multiply", "spread", "weigh"]  # back, windows are lowered whole

PART_BYTES = 1 << 20  # of the buffer: it stays in the cache
SHORTEST = 40  # output columns: BLAS is slow at products of shorter rows
FEWEST = 100_000  # numbers in a picture's windows: below, it is Python that takes time
MOST = 16  # channels: with more, it is the product that takes time


def fits(w, grid):
    """Whether lowering less is faster, and the buffer of one output row is small."""
    _, C, KH, KW = w.shape
    if KH == 1 or grid.rows.dilation > 1 or grid.rows.stride > KH:
        return False
    if grid.OW < SHORTEST or C > MOST or C * KH * KW * grid.OH * grid.OW < FEWEST:
        return False
    return C * KH * KW * grid.OW * w.itemsize <= BLOCK_BYTES


def multiply(x, w, grid, y):
    """Fill y (N, F, OH, OW), some rows at a time."""
    weights = w.transpose(0, 2, 1, 3).reshape(len(w), w[0].size)  # (F, KH * C * KW)
    for image, maps in zip(x, y, strict=True):
        for first, last in _parts(w, grid):
            windows = _windows(image, grid, first, last)
            out = maps[:, first:last].swapaxes(0, 1)  # (rows, F, OW)
            np.matmul(weights, windows, out=out)


def _parts(w, grid):
    """Cut the output's rows: (first, last) each."""
    row = w.shape[1] * w.shape[3] * grid.OW * w.itemsize
    room = PART_BYTES // row - grid.rows.kernel
    return even(grid.OH, room // grid.rows.stride + 1)


def _windows(image, grid, first, last):
    """See the windows of output rows as matrices (rows, KH * C * KW, OW)."""
    C, (KH, KW), stride = len(image), grid.kernel, grid.rows.stride
    high = (last - first - 1) * stride + KH
    top = first * stride - grid.rows.before
    buffer = np.zeros((high, C, KW, grid.OW), image.dtype)
    inside, rows = meeting(top, high, image.shape[1])
    lines = image[:, rows].swapaxes(0, 1)  # (rows, C, W)
    for j in range(KW):
        outputs, inputs = grid.columns.inside(j, 0, grid.OW)
        buffer[inside, :, j, outputs] = lines[..., inputs]
    row, _, line, cell = buffer.strides
    shape = last - first, KH * C * KW, grid.OW
    return as_strided(buffer, shape, (stride * row, line, cell))
