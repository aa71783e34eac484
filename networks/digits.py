"""Handwritten digits: 1797 of them, 8 x 8 pixels, brought to 16 x 16.

Each pixel counts, from 0 to 16, how many of 16 finer ones were ink.
"""

from functools import cache
from pathlib import Path

import numpy as np

FILE = Path(__file__).resolve().parents[1] / "assets" / "digits.npz"
CLASSES = tuple("0123456789")
COARSE, SIZE = 8, 16
INK = 16  # what a pixel that is all ink counts
HELD_OUT = 360  # a fifth; training never sees them
SPLIT_SEED = 0


@cache
def _parts():
    """Read the file and split it by chance: {"training": ..., "held out": ...}."""
    with np.load(FILE) as file:
        images, labels = file["images"], file["labels"].astype(np.intp)
    order = np.random.default_rng(SPLIT_SEED).permutation(len(images))
    chosen = {"held out": order[:HELD_OUT], "training": order[HELD_OUT:]}
    return {part: (images[which], labels[which]) for part, which in chosen.items()}


def digits(part):
    """Return all digits of a part as a network sees them.

    Parameters
    ----------
    part : str
        ``"training"`` (1437 digits) or ``"held out"`` (360).

    Returns
    -------
    x : ndarray of float32, shape (N, 1, 16, 16)
        Ink is 1, paper 0.
    labels : ndarray of int, shape (N,)
    """
    images, labels = _parts()[part]
    return enlarge(images / INK), labels


def varied_digits(rng):
    """Return the training digits, each a little different from how it was written.

    Parameters
    ----------
    rng : numpy.random.Generator
        Turns, shears, stretches and shifts them, makes strokes thick or thin, and
        adds noise.

    Returns
    -------
    x : ndarray of float32, shape (1437, 1, 16, 16)
    labels : ndarray of int, shape (1437,)
    """
    images, labels = _parts()["training"]
    N = len(images)
    x = enlarge(images / INK, *_moves(N, rng))
    x = x ** np.exp(rng.normal(0, 0.3, (N, 1, 1, 1)))
    x = x + rng.normal(0, 1, x.shape) * rng.uniform(0, 0.08, (N, 1, 1, 1))
    return x.clip(0, 1).astype(np.float32), labels


def from_ink(ink):
    """Bring a drawn digit into the form of the data: cut out, 8 x 8, then 16 x 16.

    Parameters
    ----------
    ink : ndarray, shape (H, W)
        In [0, 1]: 1 where there is ink.

    Returns
    -------
    x : ndarray of float32, shape (1, 1, 16, 16)
        All paper where nothing is drawn.
    """
    drawn = ink > 0.2
    if not drawn.any():
        return np.zeros((1, 1, SIZE, SIZE), np.float32)
    rows, columns = (np.flatnonzero(drawn.any(axis=axis)) for axis in (1, 0))
    cut = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    side = max(cut.shape)
    before = [(side - length) // 2 for length in cut.shape]
    square = np.zeros((side, side))
    square[before[0] :, before[1] :][: cut.shape[0], : cut.shape[1]] = cut
    share = area_shares(side, COARSE)
    return enlarge((share @ square @ share.T)[None])


def area_shares(fine, coarse):
    """Matrix (coarse, fine) that averages areas, parts of cells counted as parts."""
    edges = np.arange(fine + 1) / fine * coarse
    starts = np.arange(coarse)[:, None]
    covered = np.clip(edges, starts, starts + 1)  # (coarse, fine + 1)
    return np.diff(covered, axis=1)


def enlarge(images, matrices=None, shifts=0.0):
    """Sample pictures at twice as many places, by bilinear interpolation.

    Parameters
    ----------
    images : ndarray, shape (N, 8, 8)
    matrices : ndarray, shape (N, 2, 2), or None
        Where to look in a picture: the place, from its middle, times this matrix.
    shifts : ndarray, shape (N, 2, 1)
        And so many of its pixels further down and to the right.

    Returns
    -------
    x : ndarray of float32, shape (N, 1, 16, 16)
    """
    matrices = np.eye(2)[None] if matrices is None else matrices
    middle = (COARSE - 1) / 2
    fine = (np.arange(SIZE) + 0.5) * COARSE / SIZE - 0.5 - middle
    places = np.stack(np.meshgrid(fine, fine, indexing="ij")).reshape(2, -1)
    rows, columns = np.moveaxis(matrices @ places + shifts + middle, 1, 0)
    return _sample(images, rows, columns).reshape(-1, 1, SIZE, SIZE)


def _moves(N, rng):
    """Draw matrices and shifts for `enlarge`."""
    turn, shear = rng.normal(0, 0.13, N), rng.normal(0, 0.12, N)
    stretch = np.exp(rng.normal(0, 0.08, (N, 2, 1)))
    cos, sin = np.cos(turn), np.sin(turn)
    rows = np.stack([cos, -sin], axis=1)
    columns = np.stack([sin + shear * cos, cos - shear * sin], axis=1)
    return stretch * np.stack([rows, columns], axis=1), rng.normal(0, 0.4, (N, 2, 1))


def _sample(images, rows, columns):
    """Blend the four pixels round each place (N, P); outside there is paper."""
    N = np.arange(len(images))[:, None]
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    rows, columns = (np.clip(c + 1, 0, COARSE + 0.999) for c in (rows, columns))
    top, left = rows.astype(int), columns.astype(int)
    down, right = rows - top, columns - left
    return (
        padded[N, top, left] * (1 - down) * (1 - right)
        + padded[N, top, left + 1] * (1 - down) * right
        + padded[N, top + 1, left] * down * (1 - right)
        + padded[N, top + 1, left + 1] * down * right
    ).astype(np.float32)
