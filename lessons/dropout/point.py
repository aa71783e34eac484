"""The point of the lesson on dropout, on its card."""

import numpy as np

from engine import dropout
from scenes.pooled import pooled_maps
from scenes.tiles import Tile, shrunk

COARSE = 64  # cells of the longer side: single ones are to be seen


def point(image):
    """Show what dropout does: map · mask = what is left, scaled up."""
    x = pooled_maps(shrunk(image, COARSE))[:, :1]
    y, mask = dropout(x, 0.5, np.random.default_rng(1))
    return (
        Tile(x[0, 0]),
        Tile(mask[0, 0].astype(float), "mask", "·"),
        Tile(y[0, 0], sign="="),
    )
