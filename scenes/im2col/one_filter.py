"""The filter that is played, and how it becomes its row of W_col."""

from dataclasses import replace

import numpy as np

from scenes.cells import Cells
from scenes.convolution.forward import CHANNEL_CARDS
from scenes.panels import Panel
from scenes.scene import Fill, Link, Mark, Source


def with_filter(scene, plan, w, shown):
    """Put the filter that is played under W_col, and lay it out there at step 0.

    Parameters
    ----------
    scene : Scene
        With a panel ``w`` beside all rows.
    plan : Unfolding
    w : ndarray of float64, shape (F, C, KH, KW)
    shown : int
        The filter that is played.

    Returns
    -------
    scene : Scene
        With a panel ``filter`` (C, KH, KW).
    """
    _, column = scene.panel("w").place
    share = "" if plan.is_large else "w"  # among many, one filter would be pale
    moved = {"w": replace(scene.panel("w"), place=(0, column), share=share)}
    cards, alone = CHANNEL_CARDS.get(w.shape[1], ()), len(w) == 1
    look = {"cards": cards, "scale": plan.kernel_scale, "place": (1, column)}
    note = "" if alone else str(shown + 1)
    own = Panel("filter", w[shown], "weight", share=share, note=note, **look)
    cells = Cells.fixed(scene.steps, np.arange(w[shown].size))
    row = plan.filters.row(scene.steps, shown)
    return replace(
        scene,
        panels=(*(moved.get(p.name, p) for p in scene.panels), own),
        marks=(*scene.marks, Mark("filter", cells, "window")),
        fills=(*scene.fills, *_laid_out(plan, scene.steps, shown)),
        links=(*scene.links, Link.cell_by_cell("filter", cells, "w", row)),
    )


def _laid_out(plan, steps, shown):
    """At step 0 every other row stands there; that of the filter comes out of it."""
    rows, size = plan.filters.rows, plan.filters.columns
    others = [f for f in range(rows) if f != shown]
    places = plan.filters.flat(np.array(others, int)[:, None], np.arange(size))
    there = ("w", _at_first(steps, places.ravel()))
    cells = ("filter", _at_first(steps, np.arange(size)))
    row = _at_first(steps, plan.filters.flat(shown, np.arange(size)))
    own = Source.cell_by_cell(*cells)
    rest = (Fill(*there, None, factors=(there,)),) if others else ()
    return (*rest, Fill("w", row, None, source=own, factors=(cells,)))


def _at_first(steps, cells):
    return Cells.fixed(1, cells).during(0, steps - 1)
