"""Depthwise convolution as products with banded matrices.

A kernel, shifted along a strip of output columns, is a banded matrix, the same for all
rows and strips of its map; the rows of a strip, read KH at a time, are the other side
of the product. The zeros beside the band cost less than BLAS gains.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.lib.stride_tricks import as_strided

from engine.blocks import BLOCK_BYTES, even
from engine.geometry import Grid, meeting

TILE = 16  # output columns of a strip at most
PART_BYTES = 1 << 20  # of padded rows, and of bands: larger parts leave the caches


def fits(w, groups, grid):
    """Whether every map has filters of its own, and a strip's row is small enough."""
    if groups < 2 or w.shape[1] != 1 or not grid.OH * grid.OW:
        return False
    if grid.rows.dilation > 1 or grid.columns.stride > 2:
        return False
    return _is_small(grid, w)


def multiply(x, w, grid, y):
    """Fill y (N, C, OH, OW) with x (N, C, H, W) times w (C, 1, KH, KW)."""
    strips = Strips.along(grid)
    for place, read, bands in factors(x, w, strips):
        strips.write(read, bands, y[place])


def spread(dy, w, grid, dx):
    """Add every output's gradient, weighted, to the pixels of its window."""
    turned = _turned(grid)
    if turned and _is_small(turned, w):
        strips = Strips.along(turned)
        for place, read, bands in factors(dy, w[..., ::-1, ::-1], strips):
            part = np.empty_like(dx[place])
            strips.write(read, bands, part)
            dx[place] += part
    else:
        _scatter(dy, w, Strips.along(grid), dx)


def _turned(grid):
    """Lay windows over the gradients that each pixel's gradient is made of.

    With stride 1 they are windows too, of the kernel turned by half a circle: their
    rows are read for all of its rows together. None for another stride.
    """
    axes = [
        replace(
            axis,
            size=count,
            before=axis.extent - 1 - axis.before,
            after=axis.extent - 1 - axis.after,
        )
        for axis, count in ((grid.rows, grid.OH), (grid.columns, grid.OW))
        if axis.stride == 1 and max(axis.before, axis.after) < axis.extent
    ]
    return Grid(*axes, grid.rows.size, grid.columns.size) if len(axes) == 2 else None


def _is_small(grid, w):
    """Whether a strip's row, and its bands, are no larger than a block."""
    strips = Strips.along(grid)
    row = strips.width * grid.rows.kernel * w.itemsize
    return row * max(strips.tile, strips.count) <= BLOCK_BYTES


def factors(x, w, strips):
    """Yield what is multiplied, part by part: place in the output, rows, bands."""
    for channels, blocks in _cut(x, strips):
        bands = strips.bands(w[channels])
        for images, rows in blocks:
            read = strips.read(x[images, channels], rows)
            yield (images, channels, slice(*rows)), read, bands


def _scatter(dy, w, strips, dx):
    """Add products row by row of the kernel."""
    for channels, blocks in _cut(dx, strips):
        bands = strips.bands(w[channels]).swapaxes(1, 2)
        for images, rows in blocks:
            slopes = strips.split(dy[images, channels, slice(*rows)])
            strips.add(slopes, bands, dx[images, channels], rows)


def weigh(dy, x, grid, dw):
    """Add to dw what every weight met, times the gradient that it led to."""
    strips = Strips.along(grid)
    for channels, blocks in _cut(x, strips):
        for images, rows in blocks:
            slopes = strips.split(dy[images, channels, slice(*rows)])
            met = strips.read(x[images, channels], rows).swapaxes(3, 4)
            matrices = (met @ slopes).sum(axis=(0, 1))
            dw[channels, 0] += strips.diagonals(matrices).sum(axis=3)


def _cut(x, strips):
    """Cut channels, and for each their images and rows: (slice, list of pairs)."""
    N, C = x.shape[:2]
    grid, kernel = strips.grid, strips.grid.rows.kernel
    row = strips.count * strips.width * x.itemsize
    room = max(1, PART_BYTES // row)  # rows of padded maps
    rows = even(grid.OH, (room - kernel) // grid.rows.stride + 1)
    high = (rows[0][1] - 1) * grid.rows.stride + kernel
    band = kernel * strips.width * strips.tile * x.itemsize
    for some in even(C, min(room // high, PART_BYTES // band)):
        images = even(N, room // (high * (some[1] - some[0])))
        yield slice(*some), [(slice(*few), part) for few in images for part in rows]


@dataclass(frozen=True)
class Strips:
    """The columns of padded pictures, in strips that overlap a little.

    A strip is `width` columns, which lead to `tile` columns of the output. Arrays of
    strips have the shape (strips, N, C, rows, width or tile).
    """

    grid: Grid
    count: int
    tile: int
    width: int

    @classmethod
    def along(cls, grid):
        """Cut the output's columns evenly."""
        count = -(-grid.OW // TILE)
        tile = -(-grid.OW // count)
        width = (tile - 1) * grid.columns.stride + grid.columns.extent
        return cls(grid, count, tile, width)

    def bands(self, w):
        """Lay kernels (C, 1, KH, KW) out as matrices (C, KH * width, tile)."""
        C, _, KH, _ = w.shape
        bands = np.zeros((C, KH * self.width, self.tile), w.dtype)
        self.diagonals(bands)[...] = w[:, 0, :, :, None]
        return bands

    def diagonals(self, bands):
        """See in matrices (C, KH * width, tile) each weight: (C, KH, KW, tile)."""
        axis, KH = self.grid.columns, self.grid.rows.kernel
        matrix, row, cell = bands.strides
        steps = self.width * row, axis.dilation * row, axis.stride * row + cell
        shape = len(bands), KH, axis.kernel, self.tile
        return as_strided(bands, shape, (matrix, *steps))

    def padded(self, shape, dtype, rows):
        """Return zeros for the padded rows that lead to some output rows."""
        high = (rows[1] - rows[0] - 1) * self.grid.rows.stride + self.grid.rows.kernel
        return np.zeros((self.count, *shape[:2], high, self.width), dtype)

    def pieces(self, rows):
        """Find for each strip its cells on the picture: in the strip, in the picture.

        Yields
        ------
        strip, picture : (..., slice, slice)
        """
        down, columns = self.grid.rows, self.grid.columns
        high = (rows[1] - rows[0] - 1) * down.stride + down.kernel
        top = rows[0] * down.stride - down.before
        into_rows, from_rows = meeting(top, high, down.size)
        for strip in range(self.count):
            left = strip * self.tile * columns.stride - columns.before
            into, source = meeting(left, self.width, columns.size)
            yield (strip, ..., into_rows, into), (..., from_rows, source)

    def read(self, x, rows):
        """See each output row's KH rows: (strips, N, C, OH, KH * width), not a copy."""
        padded = self.padded(x.shape, x.dtype, rows)
        for strip, picture in self.pieces(rows):
            padded[strip] = x[picture]
        down = self.grid.rows
        shape = *padded.shape[:3], rows[1] - rows[0], down.kernel * self.width
        *outer, row, cell = padded.strides
        return as_strided(padded, shape, (*outer, down.stride * row, cell))

    def add(self, slopes, bands, dx, rows):
        """Add gradients (strips, N, C, OH, tile) times bands to the pictures."""
        padded = self.padded(dx.shape, dx.dtype, rows)
        stride, parts = self.grid.rows.stride, np.split(bands, self.grid.rows.kernel, 2)
        for i, part in enumerate(parts):
            last = i + (rows[1] - rows[0] - 1) * stride
            padded[..., i : last + 1 : stride, :] += slopes @ part
        for strip, picture in self.pieces(rows):
            dx[picture] += padded[strip]

    def split(self, y):
        """Cut outputs (N, C, OH, OW) into tiles; behind the last column stands 0."""
        tiles = np.zeros((self.count, *y.shape[:3], self.tile), y.dtype)
        for strip, columns in enumerate(self.tiles()):
            part = y[..., columns]
            tiles[strip, ..., : part.shape[3]] = part
        return tiles

    def write(self, read, bands, y):
        """Multiply what was read by the bands, into outputs (N, C, OH, OW)."""
        for strip, columns in zip(read, self.tiles(), strict=True):
            part = y[..., columns]
            np.matmul(strip, bands[..., : part.shape[3]], out=part)

    def tiles(self):
        """Return the output columns of every strip."""
        starts = range(0, self.count * self.tile, self.tile)
        return [slice(start, start + self.tile) for start in starts]
