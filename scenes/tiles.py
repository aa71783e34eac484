"""Small still pictures that show the point of a lesson, and what they are made from."""

from dataclasses import dataclass

import numpy as np

from engine import avg_pool2d, conv2d
from scenes.signed import signed_maps
from scenes.windows import Geometry, same_padding

STILL = 128  # cells of a tile's longer side
KERNEL = (3, 3)
EDGES = "sobel-columns"
LUMA = (0.299, 0.587, 0.114)  # as for a grey picture


@dataclass(frozen=True, eq=False)
class Tile:
    """A small still picture.

    Parameters
    ----------
    values : ndarray of float, shape (h, w)
        Shape (1, 3, h, w) where the role is ``rgb``.
    role : str
        As in the colour grammar.
    sign : str
        What stands before it.
    """

    values: np.ndarray
    role: str = "activation"
    sign: str = ""


def shrunk(image, most):
    """Average a picture down until no side has more than `most` cells.

    Parameters
    ----------
    image : ndarray, shape (N, C, H, W)
    most : int

    Returns
    -------
    small : ndarray, shape (N, C, h, w)
    """
    sides = image.shape[2:]
    factor = -(-max(sides) // most)
    return avg_pool2d(image, tuple(min(factor, side) for side in sides))


def grey(image):
    """Turn colours (N, 3, H, W) into brightness (N, 1, H, W)."""
    return conv2d(image, np.reshape(LUMA, (1, 3, 1, 1)).astype(image.dtype))


def fitting(x):
    """Geometry of KERNEL on maps (N, C, H, W): padded only where these are smaller."""
    same = same_padding(KERNEL, (1, 1))
    small = np.less(x.shape[2:], KERNEL)
    padding = tuple(same[axis] if small[axis] else (0, 0) for axis in (0, 1))
    return Geometry(KERNEL, padding=padding)


def edge_map(image):
    """Return a map (h, w) with light edges and dark ones."""
    return signed_maps(grey(shrunk(image, STILL)), (EDGES,))[0, 0]
