"""Inputs and filters of the worked examples: one to reckon with, one of a real size."""

from functools import cache

import numpy as np

from scenes.windows import Geometry

DEEP = np.array(
    [
        [[1, 2, 0, 3], [4, 1, 2, 0], [0, 5, 3, 1], [2, 0, 1, 4]],
        [[0, 1, 3, 2], [2, 0, 1, 5], [1, 4, 0, 2], [3, 1, 2, 0]],
        [[2, 0, 1, 1], [0, 3, 2, 4], [5, 1, 0, 3], [1, 2, 4, 0]],
    ],
    float,
)[None]
DEEP_FILTER = np.array([[[1, 0], [0, -1]], [[0, 1], [-1, 0]], [[1, 1], [-1, -1]]])
WORKED_X = np.array([[1.0, 2, 0], [0, 1, 3], [2, 1, 0]])[None, None]
WORKED_W = np.array([[[1.0, -1], [2, 0]]])
LARGE_SIDE = 227
LARGE = Geometry((11, 11), (4, 4))
GREY = (1.0, 1.0, 1.0)
OPPONENTS = ((1.0, -1.0, 0.0), (-0.5, -0.5, 1.0), (1.0, 0.0, -1.0))
ANGLES = 8
WAVES = (8.0, 5.0, 3.0)  # wavelengths in cells
PHASES = (0.0, 0.25)  # of a wave: a stripe in the middle, or an edge
WIDTH = 0.25  # of the kernel, how far a filter reaches


@cache
def gabor_filters():
    """Waves under a bell, in eight directions: what a first layer tends to learn.

    Filters 1-48 see brightness, with three wavelengths and two phases; filters
    49-96 see red against green, blue against yellow and red against blue, with the
    two longer wavelengths.

    Returns
    -------
    w : ndarray of float64, shape (96, 3, 11, 11)
        Rounded to two decimals. Long waves, which are stronger in pictures, have
        smaller weights.
    """
    bright = [(GREY, wave, phase) for wave in WAVES for phase in PHASES]
    coloured = [(mix, wave, PHASES[1]) for mix in OPPONENTS for wave in WAVES[:2]]
    kinds = (*_levelled(bright), *_levelled(coloured))
    angles = np.arange(ANGLES) * np.pi / ANGLES
    w = np.stack(
        [
            np.multiply.outer(mix, _gabor(LARGE.kernel, angle, wave, phase))
            for mix, wave, phase in kinds
            for angle in angles
        ]
    ).round(2)
    w.flags.writeable = False
    return w


def _levelled(kinds):
    """Divide each mixture of colours by its wave, in the shortest wave of them."""
    shortest = min(wave for _, wave, _ in kinds)
    return [(np.multiply(mix, shortest / wave), wave, p) for mix, wave, p in kinds]


def _gabor(kernel, angle, wave, phase):
    """Return a wave along `angle` under a bell, shape (KH, KW); it adds up to 0."""
    rows, columns = (np.arange(size) - (size - 1) / 2 for size in kernel)
    along = rows[:, None] * np.sin(angle) + columns * np.cos(angle)
    reach = WIDTH * max(kernel)
    bell = np.exp(-(rows[:, None] ** 2 + columns**2) / (2 * reach**2))
    waves = bell * np.cos(2 * np.pi * (along / wave + phase))
    return waves - bell * waves.sum() / bell.sum()


def large_input(image):
    """Make the large example's input; a grey picture gives three equal channels.

    Parameters
    ----------
    image : ndarray, shape (1, 1 or 3, H, W)

    Returns
    -------
    x : ndarray of float64, shape (1, 3, 227, 227)
    """
    return squared(np.broadcast_to(image, (1, len(GREY), *image.shape[2:])))


def squared(image, side=LARGE_SIDE):
    """Cut the middle square out of a picture and average its area to a size.

    Parameters
    ----------
    image : ndarray, shape (1, C, H, W)
    side : int

    Returns
    -------
    x : ndarray of float64, shape (1, C, side, side)
        Rounded to two decimals.
    """
    H, W = image.shape[2:]
    least = min(H, W)
    top, left = (H - least) // 2, (W - least) // 2
    square = image[:, :, top : top + least, left : left + least].astype(np.float64)
    shares = area_shares(least, side)
    return (shares @ square @ shares.T).round(2)


def area_shares(size, side):
    """How much of each of `size` cells lies in each of `side` equal parts.

    Returns
    -------
    shares : ndarray, shape (side, size)
        Rows add up to 1.
    """
    edges = np.arange(side + 1) * size / side
    cells = np.arange(size)
    begin = np.maximum(edges[:-1, None], cells)
    end = np.minimum(edges[1:, None], cells + 1)
    return np.maximum(end - begin, 0) * side / size
