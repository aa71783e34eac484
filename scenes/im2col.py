"""Scene: every window becomes a column, and the filters meet them as one matrix."""

from dataclasses import dataclass, replace

import numpy as np

from scenes.cells import Cells
from scenes.convolution import telling_step
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene
from scenes.unfolding import Unfolding, quantum_of

MOST_CARDS = 8  # maps that stand as cards; of more, the one that is played
LEVELS = 127  # steps of a byte either side of zero


def im2col_forward(x, w, geometry, shown=0, turned=False):
    """Play filter number `shown` over the picture `x`, as a product of matrices.

    Parameters
    ----------
    x : ndarray of float64, shape (1, C, H, W)
        Input, in whole multiples of 0.01.
    w : ndarray of float64, shape (F, C, KH, KW)
        Filters, in whole multiples of 0.01.
    geometry : Geometry
        Kernel, stride, padding and dilation.
    shown : int
        The filter whose cells are computed one by one.
    turned : bool
        Whether patches are rows, X_col (L, C·KH·KW), instead of columns.

    Returns
    -------
    scene : Scene
        T = L steps; panels ``x`` (padded), ``patch``, ``cols``, ``w``, ``product``
        and ``maps``: of more than 8 filters only the one that is played.
    """
    plan = Unfolding.of(x.shape, w.shape, geometry, turned)
    cells = _Patterns.of(plan, shown)
    cols, w_col = plan.columns(x), w.reshape(len(w), -1)  # (C·KH·KW, L), (F, C·KH·KW)
    y = w_col @ cols  # (F, L)
    maps = y.reshape(-1, *plan.output)
    return Scene(
        steps=plan.steps,
        panels=(
            *_pictures(plan, x, cols),
            *_product(plan, cols, w_col, y),
            _maps(maps, shown),
        ),
        marks=cells.marks(),
        fills=cells.fills(y[shown]),
        links=cells.links(),
        equation=_equation(plan, shown, cells.result),
        narration=Narration.always(plan.special_case(), plan.steps),
        start=telling_step(maps[shown]),
        goto="maps",
    )


@dataclass(frozen=True, eq=False)
class _Patterns:
    """Cells of each step.

    The `window`, the `patch` it shows, the `column` that this becomes, the filter's
    `weights` that meet it, all `results` of the column and the one that is played,
    and the same `folded` into maps.
    """

    window: Cells
    patch: Cells
    column: Cells
    weights: Cells
    results: Cells
    result: Cells
    all_folded: Cells
    folded: Cells

    @classmethod
    def of(cls, plan, shown):
        L, F = plan.steps, plan.results.rows
        first = np.arange(F) * L if F <= MOST_CARDS else np.zeros(F)
        return cls(
            plan.window,
            Cells.fixed(L, np.arange(plan.patches.rows)),
            plan.patches.each_column(),
            plan.filters.row(L, shown),
            plan.results.each_column(),
            plan.results.along(shown),
            Cells.moving(np.arange(L), np.unique(first)),
            Cells.one_by_one(L, int(first[shown])),
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
            Fill(*patch, None, factors=(pixels,), source=pixels),
            Fill(*column, None, factors=(pixels,), source=patch),
            Fill(*results, None, factors=(results,)),
            Fill(*result, exact, source=column),
            Fill(*maps, None, factors=(maps,)),
            Fill("maps", self.folded, exact, source=result),
        )

    def links(self):
        """Pixels and their copies, weights and what they meet, results and patches."""
        pixels, column = ("x", self.window), ("cols", self.column)
        results = ("product", self.result), ("maps", self.folded)
        inputs = ("patch", self.patch), ("w", self.weights)
        return (
            Link(*pixels, *column),
            *(Link(*cells, *pixels) for cells in (*inputs, *results)),
            *(Link(*cells, *column) for cells in (*inputs, *results)),
            Link(*results[0], *results[1]),
        )


def _pictures(plan, x, cols):
    """Return the padded picture, and the patch under the window."""
    padded = plan.geometry.padded(x[0])
    state = plan.geometry.states(plan.padded, plan.output)
    patch = cols[:, 0].reshape(-1, *plan.geometry.kernel)
    look = plan.look | {"share": "x"}
    return (
        Panel("x", padded, state=state, quantum=quantum_of(padded), **look),
        Panel("patch", patch, operator="→", **look),
    )


def _product(plan, cols, w_col, y):
    """Return both factors as they are multiplied, and their product."""
    state, quantum = plan.padding_in_columns(), quantum_of(cols)
    look = {"colour": "grey", "share": "x", "state": state, "quantum": quantum}
    patches = plan.patches_panel("cols", cols, **look)
    look = {"colour": "weight", "quantum": quantum_of(w_col)}
    filters = plan.filters_panel("w", w_col, **look)
    look = {"share": "y", "quantum": quantum_of(y, np.abs(y).max() / LEVELS)}
    results = plan.results_panel("product", y, operator="=", **look)
    if plan.turned:
        return replace(patches, operator="→"), replace(filters, operator="·"), results
    return filters, replace(patches, operator="·"), results


def _maps(maps, shown):
    look = {"share": "y", "operator": "→"}
    if len(maps) > MOST_CARDS:
        return Panel("maps", maps[shown], **look)
    several = len(maps) > 1
    labels = tuple(str(number + 1) for number in range(len(maps)))
    cards = labels if several else ()
    return Panel("maps", maps, cards=cards, front=shown, pick=several, **look)


def _equation(plan, shown, result):
    """Column times row, a group for each channel."""
    groups = tuple(
        Group(
            "cols",
            plan.patches.each_column(band.start, band.stop),
            "w",
            plan.filters.row(plan.steps, shown, band.start, band.stop),
            band.label,
        )
        for band in plan.bands()
    )
    return Equation("dot", groups, "product", result, bias=None)
