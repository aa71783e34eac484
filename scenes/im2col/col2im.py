"""Scene: W_colᵀ · dY = dX_col, and col2im adds its columns up in dX."""

from dataclasses import replace

import numpy as np

from engine import col2im
from scenes.cells import Cells
from scenes.convolution.forward import telling_step
from scenes.convolution.input_gradient import cut_out
from scenes.im2col.unfolding import SCALE, Unfolding
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source
from scenes.sequence import one_after_another


def input_from_columns(x, w, dy, geometry, shown=0, turned=False, choose=False):
    """Play dX_col = W_colᵀ · dY, and col2im: every column is added on to dX.

    Parameters
    ----------
    x : ndarray of float64, shape (1, C, H, W)
        Only its shape matters.
    w : ndarray of float64, shape (F, C, KH, KW)
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
        T = L steps; panels ``w``, ``dy``, ``dmaps``, ``dcols``, ``dx`` and ``count``.
        With padding, the columns add up in ``padded``, and one more step cuts ``dx``
        out of it.
    """
    plan = Unfolding.of(x.shape, w.shape, geometry, turned)
    plan = replace(plan, filters=plan.filters.transposed)
    w_col, slopes = w.reshape(len(w), -1), dy.reshape(len(dy), -1)
    look = {"colour": "gradient", "digits": 4, "share": "dx", "operator": "="}
    columns = plan.patches_panel("dcols", w_col.T @ slopes, place=(None, 2), **look)
    filters = plan.filters_panel("w", w_col, colour="weight", place=(None, 0))
    gradient = replace(plan.slopes_panel(slopes), place=(0, 1), operator="·")
    if turned:
        gradient = replace(gradient, place=(0, 0), operator="")
        filters = replace(filters, place=(None, 1), operator="·")
    sums = _sums(plan, w_col.T @ slopes)
    maps = plan.slope_maps(dy, shown, choose, gradient.place[1])
    scene = _folding(plan, shown, (filters, gradient, maps, columns, *sums))
    return replace(scene, start=telling_step(dy[shown]))


def _folding(plan, shown, panels):
    """Add every column to the panel before the last; cut its padding off, if any."""
    name = panels[-2].name
    scene = Scene(
        steps=plan.steps,
        panels=panels,
        marks=_input_marks(plan, shown, name),
        fills=_input_fills(plan, name),
        links=_input_links(plan, shown, name),
        equation=_input_sums(plan, shown, name),
        narration=Narration.always("input", plan.steps),
        goto="dmaps",
    )
    if name == "dx":
        return scene
    (top, bottom), (left, right) = plan.geometry.padding
    rows, columns = plan.padded
    inside = (slice(None), slice(top, rows - bottom), slice(left, columns - right))
    dx = panels[-2].values[inside]
    cut = cut_out(dx, plan.geometry, plan.padded, scale=SCALE)
    return one_after_another(scene, cut, goto="dmaps")


def _sums(plan, dcols):
    """Return what the columns add up to, and how many touched each cell."""
    C, room, move = plan.shape[0], plan.padded, plan.geometry
    fold = (move.kernel, move.stride, 0, move.dilation)
    dx = col2im(dcols[None], (1, C, *room), *fold)[0]
    ones = np.ones((1, dcols.shape[0] // C, plan.steps))
    count = col2im(ones, (1, 1, *room), *fold)[0, 0]
    look = {"state": move.states(room, plan.output), "scale": SCALE}
    cards = plan.look["cards"]
    name = "dx" if room == plan.shape[1:] else "padded"
    gradient = {"colour": "gradient", "digits": 4, "share": "dx", "cards": cards}
    return (
        Panel(name, dx, operator="→", place=(0, 3), **gradient, **look),
        Panel("count", count, "count", digits=0, place=(1, 3), **look),
    )


def _channel_window(plan):
    """Cells under the window in one map."""
    return plan.geometry.windows(0, plan.padded, plan.output)


def _input_marks(plan, shown, name):
    D = plan.filters.columns
    every = Cells.fixed(plan.steps, np.arange(D * plan.filters.rows))
    return (
        Mark("w", every, "window"),
        Mark("dmaps", plan.map_cells(shown)[1]),
        Mark("dy", plan.results.each_column(), "window"),
        Mark("dcols", plan.patches.each_column(), "window"),
        Mark(name, plan.window, "window"),
        Mark("count", _channel_window(plan), "window"),
    )


def _input_fills(plan, name):
    """Make the column, count where it goes, and add it there."""
    column, under = ("dcols", plan.patches.each_column()), _channel_window(plan)
    slopes = ("dy", plan.results.each_column())
    return (
        Fill(*column, None, factors=(column,), source=Source.as_a_whole(*slopes)),
        Fill("count", under, None, "add"),
        Fill(
            name,
            plan.window,
            None,
            "add",
            source=Source.cell_by_cell(*column),
            factors=(column,),
        ),
    )


def _input_links(plan, shown, name):
    column, pixels = ("dcols", plan.patches.each_column()), (name, plan.window)
    slope, place = ("dy", plan.results.along(shown)), plan.map_cells(shown)[1]
    return (
        Link.cell_by_cell(*pixels, *column),
        Link.step_by_step(*slope, *column),
        Link.step_by_step(*slope, *pixels),
        Link.cell_by_cell(*slope, "dmaps", place),
        Link.step_by_step("dmaps", place, *pixels),
        Link.step_by_step("count", _channel_window(plan), "dmaps", place),
    )


def _input_sums(plan, shown, name):
    """Add the column on to the cells of dX under the window."""
    groups = tuple(
        Group("dcols", column, label=label)
        for label, column, _ in plan.by_channel(shown)
    )
    return Equation("add", groups, name, plan.window)
