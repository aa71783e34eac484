"""Scene: dW = dY · X_colᵀ, the gradient of the filters as a product of matrices."""

from dataclasses import replace

from scenes.convolution.forward import telling_step
from scenes.im2col.unfolding import Unfolding
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source


def weights_from_columns(x, w, dy, geometry, shown=0, turned=False, choose=False):
    """Play dW = dY · X_colᵀ: every patch is added on, as often as dY says.

    Parameters
    ----------
    x : ndarray of float64, shape (1, C, H, W)
    w : ndarray of float64, shape (F, C, KH, KW)
    dy : ndarray of float64, shape (F, OH, OW)
        Gradient of the maps.
    geometry : Geometry
    shown : int
        The filter whose sums are printed.
    turned : bool
        Whether patches are rows of X_col.
    choose : bool
        Whether a cell of dy can be chosen.

    Returns
    -------
    scene : Scene
        T = L steps; panels ``x``, ``patch``, ``dy`` (as a matrix), ``dmaps``,
        ``cols``, ``w`` and ``dw``.
    """
    plan = Unfolding.of(x.shape, w.shape, geometry, turned)
    upright = plan.patches
    plan = replace(plan, patches=upright.transposed)
    cols, slopes = plan.columns(x), dy.reshape(len(dy), -1)  # (C·KH·KW, L), (F, L)
    gradient = replace(plan.slopes_panel(slopes), place=(0, 1))
    patches = replace(plan.columns_panel(cols), place=(None, 2), operator="·")
    if turned:
        gradient = replace(gradient, place=(0, 2), operator="·")
        patches = replace(patches, place=(None, 1), operator="")
    return Scene(
        steps=plan.steps,
        panels=(
            *plan.pictures(x, cols),
            gradient,
            plan.slope_maps(dy, shown, choose, gradient.place[1]),
            patches,
            *_weights(plan, w, slopes @ cols.T),
        ),
        marks=_weight_marks(plan, shown),
        fills=_weight_fills(plan, shown),
        links=_weight_links(plan, shown),
        equation=_weight_sums(plan, shown),
        narration=Narration.always("weights", plan.steps),
        start=telling_step(dy[shown]),
        goto="dmaps",
    )


def _weights(plan, w, dw):
    """Return W_col and, under it, its gradient (F, C·KH·KW)."""
    w_col = w.reshape(len(w), -1)
    look = {"colour": "gradient", "digits": 4, "operator": "="}
    return (
        plan.filters_panel("w", w_col, colour="weight", place=(0, 3)),
        plan.filters_panel("dw", dw, place=(1, 3), **look),
    )


def _weight_marks(plan, shown):
    return (
        Mark("x", plan.window, "window"),
        Mark("patch", plan.patch, "window"),
        Mark("dmaps", plan.map_cells(shown)[1]),
        Mark("dy", plan.results.along(shown)),
        Mark("cols", plan.patches.each_column(), "window"),
        Mark("dw", plan.filters.row(plan.steps, shown), "window"),
    )


def _weight_fills(plan, shown):
    """Show the patch; add it to the row of every filter, that of `shown` last."""
    pixels, column = ("x", plan.window), ("cols", plan.patches.each_column())
    others = [f for f in range(plan.filters.rows) if f != shown]
    return (
        Fill(
            "patch",
            plan.patch,
            None,
            factors=(pixels,),
            source=Source.cell_by_cell(*pixels),
        ),
        *(_pile(plan, f, column) for f in others),
        replace(_pile(plan, shown, column), source=Source.cell_by_cell(*column)),
    )


def _pile(plan, f, column):
    factors = (column, ("dy", plan.results.along(f)))
    return Fill("dw", plan.filters.row(plan.steps, f), None, "add", factors=factors)


def _weight_links(plan, shown):
    pixels, column = ("x", plan.window), ("cols", plan.patches.each_column())
    weights = ("dw", plan.filters.row(plan.steps, shown))
    slope, place = ("dy", plan.results.along(shown)), plan.map_cells(shown)[1]
    return (
        Link.cell_by_cell(*pixels, *column),
        Link.cell_by_cell(*weights, *column),
        Link.cell_by_cell(*weights, *pixels),
        Link.step_by_step(*slope, *column),
        Link.cell_by_cell(*slope, "dmaps", place),
        Link.step_by_step("dmaps", place, *pixels),
    )


def _weight_sums(plan, shown):
    """Add the column times the cell of dY on to the filter's row of dW."""
    slope = plan.results.along(shown)
    groups = tuple(
        Group("cols", column, "dy", slope, label)
        for label, column, _ in plan.by_channel(shown)
    )
    row = plan.filters.row(plan.steps, shown)
    return Equation("add", groups, "dw", row)
