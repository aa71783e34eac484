"""Convolution's windows in blocks: a whole im2col would need gigabytes."""

import math
from dataclasses import dataclass

import numpy as np

BLOCK_BYTES = 4 << 20  # of lowered windows: they stay in the caches until used


@dataclass(frozen=True)
class Block:
    """Some images, and rows and columns of their windows.

    Where it does not take whole rows, it takes part of a single one, so that its
    windows follow each other.
    """

    images: slice
    rows: tuple
    columns: tuple
    joined: bool

    @property
    def place(self):
        """First and last row, first and last column."""
        return self.rows, self.columns

    @property
    def slices(self):
        """Index into the last two axes of an output."""
        return slice(*self.rows), slice(*self.columns)

    @property
    def shape(self):
        """Images, rows, columns."""
        ends = (self.images.start, self.images.stop), self.rows, self.columns
        return tuple(stop - start for start, stop in ends)

    def group(self, x):
        """See the block's images (N, C, ...) as groups (g, C, m, ...).

        Each image is a group, or all of them are one: their windows stand side by side
        in the same columns where an image alone has too few for a good product.
        """
        images = x[self.images]
        sizes = (1, len(images)) if self.joined else (len(images), 1)
        return images.reshape(*sizes, *images.shape[1:]).swapaxes(1, 2)


def cut(images, w, grid):
    """Cut all windows into blocks of about BLOCK_BYTES.

    Parameters
    ----------
    images : int
    w : ndarray, shape (F, C, KH, KW)
    grid : Grid

    Returns
    -------
    list of Block
        In order of images, rows, columns.
    """
    F, K = len(w), math.prod(w.shape[1:])
    longest = max(1, F, K)  # a window, or its gradients
    room = max(1, BLOCK_BYTES // (longest * w.itemsize))
    columns = even(grid.OW, room)
    rows = even(grid.OH, room // grid.OW)
    parts = even(images, room // (grid.OW * grid.OH))
    joined = grid.OH * grid.OW < min(F, K)
    return [
        Block(slice(*some), place_rows, place_columns, joined)
        for some in parts
        for place_rows in rows
        for place_columns in columns
    ]


def lower(x, grid, block):
    """Copy a block's windows into columns.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    grid : Grid
    block : Block

    Returns
    -------
    cols : ndarray, shape (g, C * KH * KW, L)
        L windows in each group of images.
    """
    images = block.group(x)  # (g, C, m, H, W)
    g, C, m = images.shape[:3]
    cols = np.empty((g, C, *grid.kernel, m, *block.shape[1:]), x.dtype)
    for (i, j), outputs, inputs in grid.meetings(block.place):
        plane = cols[:, :, i, j]
        plane[outputs] = images[inputs]
        _clear_padding(plane, *outputs[1:])
    return cols.reshape(g, math.prod(cols.shape[1:4]), math.prod(cols.shape[4:]))


def scatter(cols, x, grid, block):
    """Add a block's columns to the pixels that they came from, in place.

    Parameters
    ----------
    cols : ndarray, shape (g, C * KH * KW, L)
    x : ndarray, shape (N, C, H, W)
    grid : Grid
    block : Block
    """
    images = block.group(x)  # (g, C, m, H, W)
    g, C, m = images.shape[:3]
    cols = cols.reshape(g, C, *grid.kernel, m, *block.shape[1:])
    for (i, j), outputs, inputs in grid.meetings(block.place):
        images[inputs] += cols[:, :, i, j][outputs]


def even(count, most):
    """Cut a range into equal parts of at most so many, or one: (start, stop) each."""
    parts = max(1, math.ceil(count / max(1, most)))
    size = max(1, math.ceil(count / parts))
    return [(start, min(start + size, count)) for start in range(0, count, size)]


def _clear_padding(plane, rows, columns):
    """Write zeros around the rows and columns that meet the picture."""
    if rows.start > 0:
        plane[..., : rows.start, :] = 0
    if rows.stop < plane.shape[-2]:
        plane[..., rows.stop :, :] = 0
    if columns.start > 0:
        plane[..., : columns.start] = 0
    if columns.stop < plane.shape[-1]:
        plane[..., columns.stop :] = 0
