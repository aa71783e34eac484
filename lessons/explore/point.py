"""The point of the page that explores a network, on its card."""

from engine.bank import filter_bank, filter_bank_names
from scenes.network.network import explore
from scenes.tiles import STILL, Tile, shrunk

DEEPER = (
    ("relu1", "edge-vertical", "→"),
    ("relu1", "edge-horizontal", ""),
    ("relu2", "texture", "→"),
)


def point(image):
    """Show maps of the filter bank, deeper and deeper."""
    small = shrunk(image, STILL)
    run = explore(filter_bank(padding=0), small)
    maps = [
        Tile(_map(run, layer, name), sign=sign)
        for layer, name, sign in DEEPER
        if run.column(layer)
    ]
    return (Tile(small, "rgb"), *maps)


def _map(run, layer, name):
    """Find the map that a named filter made; a ReLU's maps follow its filters."""
    names = filter_bank_names()[layer.replace("relu", "conv")]
    return run.column(layer).maps[names.index(name)]
