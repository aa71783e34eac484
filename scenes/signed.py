"""Signed feature maps of a picture: where there is something for a layer to cut off."""

import numpy as np

from engine import conv2d
from engine.filters import preset

KERNEL = (3, 3)
SIGNED = (
    *("sobel-columns", "sobel-rows", "laplacian"),
    *("prewitt-columns", "prewitt-rows"),
)


def signed_maps(image, names):
    """Filter a picture; its outermost cells are repeated, so that no frame appears.

    Parameters
    ----------
    image : ndarray of float32, shape (1, C, H, W)
    names : sequence of str
        Of SIGNED.

    Returns
    -------
    maps : ndarray of float32, shape (1, F, H, W)
    """
    pairs = [preset(name, KERNEL, image.shape[1]) for name in names]
    w = np.stack([weights / np.float32(divisor) for weights, divisor in pairs])
    borders = [(side // 2, side // 2) for side in KERNEL]
    return conv2d(np.pad(image, ((0, 0), (0, 0), *borders), mode="edge"), w)


def cut(maps, box, shift=(0, 0)):
    """Cut out the cells of a box, with two decimals.

    Parameters
    ----------
    maps : ndarray, shape (1, F, H, W)
    box : (row, column, height, width)
    shift : (rows, columns)
        How far down and to the right the maps are moved under the box; what comes in
        beyond their border repeats the outermost cells.

    Returns
    -------
    x : ndarray of float64, shape (1, F, height, width)
    """
    row, column, height, width = box
    rows = np.arange(row, row + height) - shift[0]
    columns = np.arange(column, column + width) - shift[1]
    inside = np.ix_(*(np.clip(i, 0, n - 1) for i, n in _sides(maps, rows, columns)))
    return maps[:, :, *inside].astype(np.float64).round(2) + 0.0  # no negative zero


def grown(box, shape, side):
    """Grow a box about its middle to at most `side` cells either way, inside a map.

    Parameters
    ----------
    box : (row, column, height, width)
    shape : (..., H, W)
    side : int

    Returns
    -------
    box : (row, column, height, width)
    """
    sizes = [min(side, whole) for whole in shape[-2:]]
    firsts = [
        min(max(0, first + length // 2 - size // 2), whole - size)
        for first, length, size, whole in zip(
            box[:2], box[2:], sizes, shape[-2:], strict=True
        )
    ]
    return (*firsts, *sizes)


def _sides(maps, rows, columns):
    return zip((rows, columns), maps.shape[2:], strict=True)
