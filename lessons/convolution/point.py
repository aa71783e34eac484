"""The point of the convolution lesson, on its card."""

import numpy as np

from engine.filters import preset
from scenes.convolution.forward import filtered
from scenes.tiles import EDGES, KERNEL, STILL, Tile, fitting, grey, shrunk


def point(image):
    """Show what a filter does: picture ∗ filter = edges."""
    small = grey(shrunk(image, STILL))
    weights, divisor = preset(EDGES, KERNEL)
    y = filtered(small, weights[None], fitting(small), 0.0, np.float32(divisor))
    return (
        Tile(small[0, 0], "grey"),
        Tile(weights[0], "weight", "∗"),
        Tile(y[0], "activation", "="),
    )
