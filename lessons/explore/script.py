"""The windows of a network's map as lines of Python."""

from dataclasses import replace

import numpy as np

from lessons.scripts import activating, convolving, pooling

NAMES = ("x", "w", "y")


def windows_script(scene, column):
    """Return the Script of the windows of one map that a scene plays.

    Its input stands on the stage as the windows see it, with its padding.

    Parameters
    ----------
    scene : Scene
        Of ``scenes.network.map.map_scene``.
    column : Column
    """
    x, shows = scene.panel("x").values, {name: name for name in NAMES}
    moves = replace(column.geometry, padding=((0, 0), (0, 0)))
    if column.weights is not None:
        w, (sums,) = scene.panel("w").values, scene.equations
        b = np.array([sums.bias]) if sums.bias else None
        return convolving(x[None], w[None], b, moves, shows, ("y",))
    if column.kind == "pool":
        return pooling(x[None, None], "max", moves, shows)
    slope = vars(column.layer).get("slope", 0)
    return activating(x, column.kind, slope, shows)
