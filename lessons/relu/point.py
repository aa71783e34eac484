"""The point of the lesson on activations, on its card."""

from engine import relu
from scenes.tiles import Tile, edge_map


def point(image):
    """Show what ReLU keeps of an edge map."""
    x = edge_map(image)
    return Tile(x), Tile(relu(x), sign="→")
