"""The point of the lesson on pooling, on its card."""

from engine import max_pool2d
from scenes.tiles import Tile, edge_map

POOL = 4  # rows and columns of the window


def point(image):
    """Show how little is left of an edge map, and how much of it can be seen."""
    x = edge_map(image)
    window = tuple(min(POOL, side) for side in x.shape)
    y, _ = max_pool2d(x[None, None], window)
    return Tile(x), Tile(y[0, 0], sign="→")
