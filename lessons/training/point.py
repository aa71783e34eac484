"""The point of the lesson on training, on its card."""

import numpy as np

from networks.trained import trained
from scenes.tiles import STILL, Tile, shrunk

TAUGHT = 10  # a filter that training has changed visibly


def point(image):
    """Show a map of a first layer before it was trained, and after."""
    small, learned = shrunk(image, STILL), trained("shapes")
    drawn = learned.plan.network(np.random.default_rng(0))
    before, after = (
        network.layers["conv1"].forward(small)[0][0, TAUGHT]
        for network in (drawn, learned.network)
    )
    return Tile(small, "rgb"), Tile(before), Tile(after, sign="→")
