"""Scene: a window slides over one map and its largest value wins."""

import numpy as np

from engine import max_pool2d
from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene


def max_pool_forward(x, geometry, digits=2):
    """Play max pooling over one feature map.

    Parameters
    ----------
    x : ndarray, shape (H, W)
        The map that comes in.
    geometry : Geometry
        Kernel, stride, padding and dilation of the window.
    digits : int
        Decimals that are printed.

    Returns
    -------
    scene : Scene
        T = OH·OW steps; panels ``x`` (padded with −∞) and ``y``.
    """
    maps, winners = max_pool2d(
        x[None, None],
        geometry.kernel,
        geometry.stride,
        geometry.padding,
        geometry.dilation,
    )
    y = maps[0, 0]
    padded = geometry.padded(x[None], fill=-np.inf)[0]
    window = geometry.windows(0, padded.shape, y.shape)
    winner = _in_padded(winners[0, 0], x.shape, geometry.padding)
    cells = Cells.one_by_one(y.size)
    return Scene(
        steps=y.size,
        panels=(
            Panel(
                "x",
                padded,
                share="range",
                digits=digits,
                state=geometry.states(padded.shape, y.shape),
            ),
            Panel("y", y, share="range", digits=digits, operator="max"),
        ),
        marks=(
            Mark("x", window, "window"),
            Mark("x", winner, "winner"),
            Mark("y", cells),
        ),
        fills=(Fill("y", cells, y.reshape(-1, 1), source=("x", winner)),),
        links=(Link("x", window, "y", cells),),
        equation=Equation("max", (Group("x", window),), "y", cells),
        narration=Narration(("winner", "tie"), _ties(padded, window, y)),
        start=y.size // 2,
        goto="y",
    )


def _in_padded(winners, shape, borders):
    """Turn indices of the bare map into indices of the padded one."""
    (top, _), (left, right) = borders
    rows, columns = np.divmod(winners.ravel(), shape[1])
    width = shape[1] + left + right
    return Cells.listed(
        np.where(winners.ravel() < 0, -1, (rows + top) * width + columns + left)
    )


def _ties(padded, window, y):
    """1 where the largest value stands more than once in its window, else 0."""
    inside = padded.ravel()[window.origin[:, None] + window.offsets]
    return ((inside == y.reshape(-1, 1)).sum(axis=1) > 1).astype(np.uint8)
