"""One map of a network, forward and on its way back, as lines of Python.

Inputs stand on the stage as the windows see them, with their padding.
"""

from dataclasses import replace

import numpy as np

from lessons.scripts import Lines, Script, Step, activating, convolving, pooling

FORWARD = {name: name for name in ("x", "w", "y")}
BACKWARD = {name: name for name in ("x", "y", "dy", "dx")}
OF_WEIGHTS = {name: name for name in ("x", "dy", "w", "dw", "b", "db")}
GATHERED = {"spread": "x", "turned": "w", "full": "y"}


def windows_script(scene, column):
    """Return the Script of the windows of one map that a scene plays.

    Parameters
    ----------
    scene : Scene
        Of ``scenes.network.map.map_scene``.
    column : Column
    """
    if column.weights is not None:
        x, w, (sums,) = *_held(scene, "x", "w"), scene.equations
        b = np.array([sums.bias]) if sums.bias else None
        return convolving(x[None], w[None], b, _bare(column), FORWARD, ("y",))
    return _without_weights(scene, column, FORWARD)


def back_script(scene, behind):
    """Return the Script of the gradient that comes back to a map, which a scene plays.

    Parameters
    ----------
    scene : Scene
        Of ``scenes.network.map_backward.map_backward``.
    behind : Column
        That it comes from.
    """
    if behind.kind == "conv":  # forward once more, over gradients and turned kernels
        x, w = _held(scene, "spread", "turned")
        moves = replace(_bare(behind), stride=(1, 1))
        return convolving(x[None], w[None], None, moves, GATHERED, ("full",))
    if behind.kind == "dense":
        dy, w = _held(scene, "dy", "w")
        product = Step(Lines.alike("dx = dy * w"))
        return Script({"dy": dy, "w": w}, (product,), BACKWARD, ("dx",))
    return _without_weights(scene, behind, BACKWARD, *_held(scene, "dy"))


def weights_script(scene, column):
    """Return the Script of the gradient of a filter's weights, which a scene plays.

    Parameters
    ----------
    scene : Scene
        Of ``scenes.network.map_backward.weights_backward``.
    column : Column
    """
    x, w, b, dy = _held(scene, "x", "w", "b", "dy")
    given = x[None], w[None], b[0], _bare(column)
    return convolving(*given, OF_WEIGHTS, ("dw", "db"), dy[None, None])


def _without_weights(scene, column, shows, dy=None):
    (x,) = _held(scene, "x")
    if column.kind == "pool":
        slopes = None if dy is None else dy[None, None]
        return pooling(x[None, None], "max", _bare(column), shows, slopes)
    slope = vars(column.layer).get("slope", 0)
    return activating(x, column.kind, slope, shows, dy)


def _held(scene, *names):
    return [scene.panel(name).values for name in names]


def _bare(column):
    """How a column's window moves over what has its padding already."""
    return replace(column.geometry, padding=((0, 0), (0, 0)))
