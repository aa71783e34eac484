"""Convolution whose windows overlap in memory: only the kernel's columns are lowered.

In a buffer of (row, channel, kernel column, output column), the windows of one output
row are KH rows that follow each other: the matrix of the next output row is a view of
the same buffer, `stride` rows further on. So KW copies do, instead of KH * KW.
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided

from engine.blocks import BLOCK_BYTES, even
from engine.geometry import Axis, Grid, meeting
from engine.products import product

PART_BYTES = 1 << 20  # of the buffer: it stays in the cache
LINE = 16  # numbers: an odd count of lines keeps rows out of each other's cache sets
SHORTEST = 40  # output columns: BLAS is slow at products of shorter rows
FEWEST = 50_000  # numbers in a picture's windows: below, it is Python that takes time


def fits(w, grid):
    """Whether lowering less is faster, and the buffer of one output row is small."""
    F, C, KH, KW = w.shape
    if not F or KH == 1 or grid.rows.dilation > 1 or grid.rows.stride > KH:
        return False
    if grid.OW < SHORTEST or C * KH * KW * grid.OH * grid.OW < FEWEST:
        return False
    return max(C * KW, F) * KH * grid.OW * w.itemsize <= BLOCK_BYTES


def multiply(x, w, grid, y):
    """Fill y (N, F, OH, OW), some rows at a time."""
    F, C, KH, KW = w.shape
    weights = w.transpose(0, 2, 1, 3).reshape(F, KH * C * KW)
    for image, rows, windows in strips(x, grid):
        product(weights, windows, out=y[image, :, rows].swapaxes(0, 1))


def weigh(dy, x, grid, dw):
    """Add to dw what every weight met, times the gradient that it led to."""
    F, C, KH, KW = dw.shape
    total = np.zeros((KH * C * KW, F), dw.dtype)
    for image, rows, windows in strips(x, grid, dw.nbytes):
        slopes = dy[image, :, rows].transpose(1, 2, 0)  # (rows, OW, F)
        total += product(windows, slopes).sum(axis=0)
    dw += total.reshape(KH, C, KW, F).transpose(3, 1, 0, 2)


def spread(dy, w, grid, dx):
    """Add every output's gradient, weighted, to the pixels of its window.

    Seen from the input's rows it is the outputs that overlap: rows that lie a stride
    apart are met by the same rows of the kernel, the last one by the first output.
    """
    F, C, _, KW = w.shape
    stride, met = grid.rows.stride, _seen_from_inputs(grid)
    for image, outputs, windows in strips(dy, met, C * KW * grid.OW * w.itemsize):
        for phase in range(stride):
            part = w[:, :, phase::stride][:, :, ::-1]  # (F, C, rows, KW)
            weights = part.transpose(1, 3, 2, 0).reshape(C * KW, F * part.shape[2])
            some, rows = grid.rows.inside(phase, outputs.start, outputs.stop)
            cells = product(weights, windows[some, -weights.shape[1] :])
            cells = cells.reshape(len(cells), C, KW, grid.OW).swapaxes(0, 1)
            _add_columns(cells, grid.columns, dx[image, :, rows])


def _seen_from_inputs(grid):
    """Lay windows of output rows over the output, for each `stride` input rows one."""
    rows = grid.rows
    reach = -(-rows.kernel // rows.stride)
    count = (rows.before + rows.size - 1) // rows.stride + 1
    down = Axis(grid.OH, reach, 1, reach - 1, max(0, count - grid.OH), 1)
    return Grid(down, Axis(grid.OW, 1, 1, 0, 0, 1), count, grid.OW)


def _add_columns(cells, axis, x):
    """Add cells (C, rows, KW, OW) to the columns of x (C, rows, W) that they met."""
    for j in range(axis.kernel):
        outputs, inputs = axis.inside(j, 0, cells.shape[3])
        x[:, :, inputs] += cells[:, :, j, outputs]


def strips(x, grid, beside=0):
    """Lower some rows at a time, and see their windows; `beside` is held for each.

    Yields
    ------
    image : int
    rows : slice
        Of the output.
    windows : ndarray, shape (rows, KH * C * KW, OW)
    """
    C, (KH, KW), stride = x.shape[1], grid.kernel, grid.rows.stride
    width = LINE * (-(-grid.OW // LINE) | 1)
    room = PART_BYTES // (C * KW * width * x.itemsize) - KH
    parts = even(grid.OH, min(room // stride + 1, PART_BYTES // max(1, beside)))
    most = parts[0][1]
    buffer = np.zeros(((most - 1) * stride + KH, C, KW, width), x.dtype)
    row, _, line, cell = buffer.strides
    shape, strides = (most, KH * C * KW, grid.OW), (stride * row, line, cell)
    windows = as_strided(buffer, shape, strides)
    for image in range(len(x)):
        for first, last in parts:
            _fill(buffer, x[image], grid, first)
            yield image, slice(first, last), windows[: last - first]


def _fill(buffer, image, grid, first):
    """Lower the rows (C, H, W) that an output row and those after it meet."""
    top = first * grid.rows.stride - grid.rows.before
    inside, rows = meeting(top, len(buffer), image.shape[1])
    buffer[: inside.start], buffer[inside.stop :] = 0, 0
    lines = image[:, rows].swapaxes(0, 1)  # (rows, C, W)
    for j in range(grid.columns.kernel):
        outputs, inputs = grid.columns.inside(j, 0, grid.OW)
        buffer[inside, :, j, outputs] = lines[..., inputs]
