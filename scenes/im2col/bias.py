"""Scene: db = dY · 1, the gradient of the biases as the sum of the columns of dY."""

from dataclasses import replace

import numpy as np

from scenes.cells import Cells
from scenes.im2col.matrices import Matrix
from scenes.im2col.unfolding import Unfolding
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source


def bias_from_columns(x, w, dy, geometry, shown=0, turned=False, choose=False):
    """Play db = dY · 1: a bias is a weight that meets a 1 at every window.

    Parameters
    ----------
    x : ndarray of float64, shape (1, C, H, W)
    w : ndarray of float64, shape (F, C, KH, KW)
        Of both only the shape matters.
    dy : ndarray of float64, shape (F, OH, OW)
        Gradient of the maps.
    geometry : Geometry
    shown : int
        The map of dY that stands in front.
    turned : bool
        Whether patches are rows of X_col.
    choose : bool
        Whether a cell of dy can be chosen.

    Returns
    -------
    scene : Scene
        T = L steps; panels ``dy`` (as a matrix), ``dmaps``, ``ones`` (L, 1) and
        ``db`` (F, 1). It begins where all gradients are added up.
    """
    plan = Unfolding.of(x.shape, w.shape, geometry, turned)
    met = Matrix(plan.steps, 1, turned)
    column, one = plan.results.each_column(), Cells.one_by_one(plan.steps)
    sums = Cells.fixed(plan.steps, np.arange(len(dy)))
    every, front = plan.map_cells(shown)
    return Scene(
        steps=plan.steps,
        panels=_panels(plan, dy, met.lay(np.ones((plan.steps, 1))), shown, choose),
        marks=(
            Mark("dy", column, "window"),
            Mark("dmaps", every),
            Mark("ones", one),
            Mark("db", sums, "window"),
        ),
        fills=(
            Fill(
                *("db", sums, None, "add"),
                factors=(("dy", column), ("ones", one)),
                source=Source.cell_by_cell("dy", column),
            ),
        ),
        links=(
            Link.cell_by_cell("dy", column, "db", sums),
            Link.step_by_step("ones", one, "dy", column),
            Link.cell_by_cell("dy", plan.results.along(shown), "dmaps", front),
        ),
        equation=Equation("add", (Group("dy", column, "ones", one),), "db", sums),
        narration=Narration.always("bias", plan.steps),
        start=int(np.flatnonzero(dy.any(axis=0)).max(initial=0)),
        goto="dmaps",
    )


def _panels(plan, dy, ones, shown, choose):
    """Return dY, the ones that it is multiplied by, and the sum of its columns."""
    slopes = plan.slopes_panel(dy.reshape(len(dy), -1))
    met = Panel("ones", ones, "count", digits=0, scale=1.0, slim=True)
    look = {"colour": "gradient", "digits": 4, "operator": "=", "place": (None, 2)}
    sums = plan.biases_panel("db", dy.sum(axis=(1, 2)), **look)
    column = int(plan.turned)
    slopes = replace(slopes, place=(0, column), operator="·" if plan.turned else "")
    met = replace(met, place=(None, 1 - column), operator="" if plan.turned else "·")
    return slopes, plan.slope_maps(dy, shown, choose, column), met, sums
