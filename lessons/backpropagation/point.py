"""The point of the lesson on backpropagation, on its card."""

import numpy as np

from scenes.chain.chain import SIDE, Chain, draw_weights
from scenes.tiles import Tile, grey
from scenes.worked import squared


def point(image):
    """Show a picture, maps of it, and the loss's gradient that comes back to each."""
    x = squared(grey(image), SIDE)
    chain = Chain(x, draw_weights(1, np.random.default_rng(1)), 0, training=False)
    y, dy = chain.y, chain.dy
    return (
        Tile(y["input"][0], "grey"),
        Tile(y["conv"][0], sign="→"),
        Tile(dy["drop"][0], "gradient", "→"),
        Tile(dy["input"][0], "gradient", "→"),
    )
