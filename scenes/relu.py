"""Scene: ReLU looks at one cell after the other; what is below zero becomes zero."""

import numpy as np

from engine import relu
from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene


def relu_forward(x, digits=2):
    """Play ReLU over one feature map.

    Parameters
    ----------
    x : ndarray, shape (H, W)
        The map that comes in.
    digits : int
        Decimals that are printed.

    Returns
    -------
    scene : Scene
        T = H·W steps; panels ``x``, ``mask`` (which cells pass) and ``y``.
    """
    y, passes = relu(x), x > 0
    cells = Cells.one_by_one(x.size)
    return Scene(
        steps=x.size,
        panels=(
            Panel("x", x, share="range", digits=digits),
            Panel("mask", passes.astype(float), "mask", digits=0, operator="> 0"),
            Panel("y", y, share="range", digits=digits, operator="="),
        ),
        marks=tuple(Mark(name, cells) for name in ("x", "mask", "y")),
        fills=(
            Fill("mask", cells, passes.astype(float).reshape(-1, 1)),
            Fill("y", cells, y.reshape(-1, 1), source=("x", cells)),
        ),
        links=tuple(Link("x", cells, name, cells) for name in ("mask", "y")),
        equation=Equation(
            "apply", (Group("x", cells),), "y", cells, function="max(0, ·)"
        ),
        narration=Narration(("stopped", "passed"), passes.ravel().astype(np.uint8)),
        start=x.size // 2,
        goto="y",
    )
