"""Scene: every window becomes a column, and the filters meet them as one matrix."""

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from scenes.cells import Cells
from scenes.convolution.forward import telling_step
from scenes.im2col.one_filter import with_filter
from scenes.im2col.unfolding import Unfolding, quantum_of
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source
from scenes.windows import fitting, one_picture, with_axes

LEVELS = 127  # steps of a byte either side of zero
SAYS_BIAS = {"window": "biased"}  # sentences that speak of what is added


def im2col_forward(x, w, geometry=None, shown=0, turned=False, bias=0.0):
    """Play filter number `shown` over the picture `x`, as a product of matrices.

    Every filter's `bias` is added along its row of the product.

    Parameters
    ----------
    x : ndarray of float64, shape (1, C, H, W), (C, H, W) or (H, W)
        Input, in whole multiples of 0.01.
    w : ndarray of float64, shape (F, C, KH, KW), (C, KH, KW) or (KH, KW)
        Filters, in whole multiples of 0.01.
    geometry : Geometry, optional
        Kernel, stride, padding and dilation.
    shown : int
        The filter whose cells are computed one by one.
    turned : bool
        Whether patches are rows, X_col (L, C·KH·KW), instead of columns.
    bias : float

    Returns
    -------
    scene : Scene
        T = L steps; panels ``x`` (padded), ``patch``, ``cols``, ``w``, ``b`` unless it
        is 0, ``product`` (with its bias), ``maps`` (of more than 8 filters only the
        one that is played) and ``filter``.
    """
    x, w = one_picture(x), with_axes("w", w, "F C KH KW")
    plan = Unfolding.of(x.shape, w.shape, fitting(geometry, x, w), turned)
    cells = _Patterns.of(plan, shown)
    cols, w_col = plan.columns(x), w.reshape(len(w), -1)  # (C·KH·KW, L), (F, C·KH·KW)
    y = w_col @ cols + bias  # (F, L)
    maps = y.reshape(-1, *plan.output)
    scene = Scene(
        steps=plan.steps,
        panels=(
            *plan.pictures(x, cols),
            *_product(plan, cols, w_col, y),
            plan.maps_panel("maps", maps, shown, share="y", place=(1, 4)),
        ),
        marks=cells.marks(),
        fills=cells.fills(y[shown]),
        links=cells.links(),
        equation=_equation(plan, shown, cells.result),
        narration=Narration.always(plan.special_case(), plan.steps),
        start=telling_step(maps[shown]),
        goto="maps",
    )
    biased = _with_bias(scene, plan, shown, bias) if bias else scene
    return with_filter(biased, plan, w, shown)


@dataclass(frozen=True, eq=False)
class _Patterns:
    """Cells of each step.

    The `window`, the `patch` it shows, the `column` that this becomes, the filter's
    `weights` that meet it, all `results` of the column and the one that is played,
    and the same `folded` into maps. Weight by weight: where it stands `in_filters`,
    its `row` of X_col, and the pixels that it has `met`.
    """

    window: Cells
    patch: Cells
    column: Cells
    weights: Cells
    results: Cells
    result: Cells
    all_folded: Cells
    folded: Cells

    in_filters: Cells
    row: Cells
    met: Cells

    @classmethod
    def of(cls, plan, shown):
        window = plan.window
        return cls(
            window,
            plan.patch,
            plan.patches.each_column(),
            plan.filters.row(plan.steps, shown),
            plan.results.each_column(),
            plan.results.along(shown),
            *plan.map_cells(shown),
            plan.filters.each_column(),
            plan.patches.each_row(),
            Cells.moving(window.offsets, window.origin),
        )

    def marks(self):
        return (
            Mark("x", self.window, "window"),
            Mark("patch", self.patch, "window"),
            Mark("cols", self.column, "window"),
            Mark("w", self.weights, "window"),
            Mark("product", self.result),
            Mark("maps", self.folded),
        )

    def fills(self, y):
        """Window, patch, column, result and map, one after the other.

        All filters' results come as their own panel holds them; those of the filter
        that is played come exactly.
        """
        pixels, exact = ("x", self.window), y.reshape(-1, 1)
        results, maps = ("product", self.results), ("maps", self.all_folded)
        column, result = ("cols", self.column), ("product", self.result)
        patch = ("patch", self.patch)
        return (
            Fill(*patch, None, factors=(pixels,), source=Source.cell_by_cell(*pixels)),
            Fill(*column, None, factors=(pixels,), source=Source.cell_by_cell(*patch)),
            Fill(*results, None, factors=(results,)),
            Fill(*result, exact, source=Source.as_a_whole(*column)),
            Fill(*maps, None, factors=(maps,)),
            Fill("maps", self.folded, exact, source=Source.cell_by_cell(*result)),
        )

    def links(self):
        """Pixels and their copies, weights and what they meet, results and patches."""
        pixels, column = ("x", self.window), ("cols", self.column)
        results = ("product", self.result), ("maps", self.folded)
        copies, made = (pixels, column, ("patch", self.patch)), (pixels, column)
        weight = ("w", self.in_filters)
        row, met = ("cols", self.row), ("x", self.met)
        return (
            *(Link.cell_by_cell(*a, *b) for a, b in combinations(copies, 2)),
            Link.as_a_whole(*pixels, *column, "window"),
            Link.as_a_whole(*column, *pixels, "window"),
            Link.as_a_whole(*column, *column, "window"),
            Link.as_a_whole(*row, *met, "cell"),
            Link.as_a_whole(*row, *row, "window"),
            *(Link.as_a_whole(*weight, *cells, "cell") for cells in (row, met)),
            *(Link.as_a_whole(*cells, *weight, "cell") for cells in (row, met)),
            *(Link.step_by_step(*each, *cells) for each in results for cells in made),
            Link.cell_by_cell(*results[0], *results[1]),
        )


def _product(plan, cols, w_col, y):
    """Return both factors as they are multiplied, and their product."""
    patches = plan.columns_panel(cols)
    look = {"colour": "weight", "quantum": quantum_of(w_col)}
    filters = plan.filters_panel("w", w_col, **look)
    first, second = (patches, filters) if plan.turned else (filters, patches)
    levels = quantum_of(y, np.abs(y).max() / LEVELS)
    exact = (first.name, second.name) if levels else ()
    look = {"share": "y", "operator": "=", "quantum": levels, "product": exact}
    return (
        replace(first, place=(None, 1)),
        replace(second, operator="·", place=(None, 2)),
        plan.results_panel("product", y, place=(0, 4), **look),
    )


def _equation(plan, shown, result):
    """Column times row, a group for each channel."""
    groups = tuple(
        Group("cols", column, "w", weights, label)
        for label, column, weights in plan.by_channel(shown)
    )
    return Equation("dot", groups, "product", result, bias=None)


def _with_bias(scene, plan, shown, bias):
    """Show what is added to the product: a number for each filter."""
    *factors, product, maps = scene.panels
    look = {"colour": "weight", "operator": "+", "place": (None, 3)}
    b = plan.biases_panel("b", np.full(plan.biases.rows, bias, float), **look)
    exact = (*product.product, "b") if product.product else ()
    cell = plan.biases.row(plan.steps, shown)
    maps_cell = plan.map_cells(shown)[1]
    results = ("product", scene.equation.result_cells), ("maps", maps_cell)
    says = tuple(SAYS_BIAS.get(key, key) for key in scene.narration.keys)
    return replace(
        scene,
        panels=(*factors, b, replace(product, product=exact), maps),
        marks=(*scene.marks, Mark("b", cell)),
        links=(*scene.links, *(Link.step_by_step("b", cell, *to) for to in results)),
        equation=replace(scene.equation, bias=bias),
        narration=replace(scene.narration, keys=says),
    )
