"""The point of the im2col lesson, on its card."""

import numpy as np

from engine import im2col
from engine.filters import preset
from scenes.tiles import Tile, grey, shrunk

UNFOLDED = 9  # cells of the longer side of the picture whose patches become columns
UNFOLDED_BY = ("sobel-columns", "sobel-rows", "laplacian", "emboss")


def point(image):
    """Show what im2col does: picture → filters as rows · patches as columns = maps."""
    small = grey(shrunk(image, UNFOLDED))
    kernel = tuple(min(3, side) for side in small.shape[2:])
    filters = [preset(name, kernel)[0].ravel() for name in UNFOLDED_BY]
    rows, columns = np.stack(filters), im2col(small, kernel)[0]
    return (
        Tile(small[0, 0], "grey"),
        Tile(rows, "weight", "→"),
        Tile(columns, "grey", "·"),
        Tile(rows @ columns, "activation", "="),
    )
