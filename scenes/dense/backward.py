"""Scenes: the gradient goes back through a dense layer and the dropout before it."""

from dataclasses import dataclass

import numpy as np

from engine import dense_backward, dropout_backward
from engine.comparison import Part
from scenes.cells import Cells, Ragged
from scenes.dense.forward import (
    DensePass,
    edges,
    h_panel,
    indices,
    labels,
    mask_panel,
    spots,
)
from scenes.dropout.forward import crossed
from scenes.panels import Nodes, Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source
from scenes.words.numbers import printed

DIGITS = 2  # of a cell in the forward pass


@dataclass(frozen=True, eq=False)
class DenseGradients:
    """A forward pass and the gradients that come back through it.

    `dy` (M,) came in; `dw` (M, D), `db` (M,) and `dh` (D,) are the dense layer's,
    `dx` (D,) is dropout's.
    """

    run: DensePass
    dy: np.ndarray
    dh: np.ndarray
    dw: np.ndarray
    db: np.ndarray
    dx: np.ndarray


def back_through(run, dy):
    """Let the engine run back.

    Parameters
    ----------
    run : DensePass
    dy : ndarray, shape (M,)

    Returns
    -------
    gradients : DenseGradients
    """
    dh, dw, db = dense_backward(dy[None], run.h[None], run.w)
    dx = dropout_backward(dh, run.mask[None], run.rate)
    return DenseGradients(run, dy, dh[0], dw, db, dx[0])


def nudged(grads, y_of):
    """Name what a gradient check nudges.

    Parameters
    ----------
    grads : DenseGradients
    y_of : callable
        Takes x, w and b; returns the y of the same mask, shape (M,).

    Returns
    -------
    parts : tuple of Part
    """
    x, w, b = grads.run.x, grads.run.w, grads.run.b
    return (
        Part("x", x[None], grads.dx[None], lambda other: y_of(other[0], w, b)),
        Part("w", w, grads.dw, lambda other: y_of(x, other, b)),
        Part("b", b[None], grads.db[None], lambda other: y_of(x, w, other[0])),
    )


def dense_neurons_backward(grads):
    """Draw neurons and edges; gradients travel back along the edges.

    Parameters
    ----------
    grads : DenseGradients

    Returns
    -------
    scene : Scene
        T = D steps; nodes ``dx``, ``dh``, ``dy``, labelled with the forward pass,
        panels ``w``, ``dw``, ``db``.
    """
    run = grads.run
    M, D = run.w.shape
    look = {"colour": "gradient", "share": "gradient"}
    state = crossed(run.mask)
    nodes = (
        Nodes("dx", grads.dx, spots("x", run), _told("x", run.x), state=state, **look),
        Nodes("dh", grads.dh, spots("h", run), _told("h", run.h), **look),
        Nodes("dy", grads.dy, spots("y", run), _told("y", run.y), **look),
    )
    weights = (
        Panel("w", run.w, "weight", digits=1, place=(0, 0)),
        Panel("dw", grads.dw, "gradient", place=(1, 0)),
        Panel("db", grads.db[:, None], "gradient", place=(2, 0)),
    )
    back = Cells(indices(np.arange(D)), indices(np.arange(M) * D))
    lines = edges(run, "dx", "dh", "dy", back=back)
    return _backward(grads, (*nodes, *weights), lines)


def dense_matrices_backward(grads, choose=False):
    """Write the same as matrices: dh = dy · W stands under W, column by column.

    Parameters
    ----------
    grads : DenseGradients
    choose : bool
        Whether a cell of dy is chosen by a click.

    Returns
    -------
    scene : Scene
        T = D steps; panels ``h``, ``w``, ``dy``, ``dh``, ``mask``, ``dx``, ``dw``,
        ``db``.
    """
    run = grads.run
    state = crossed(run.mask)[None]
    look = {"colour": "gradient", "share": "gradient"}
    panels = (
        h_panel(run, (0, 0)),
        Panel("w", run.w, "weight", digits=1, place=(1, 0)),
        Panel("dy", grads.dy[:, None], choose=choose, place=(1, 1), **look),
        Panel("dh", grads.dh[None], place=(2, 0), **look),
        mask_panel(run, (2, 1)),
        Panel("dx", grads.dx[None], state=state, operator="=", place=(2, 2), **look),
        Panel("dw", grads.dw, place=(3, 0), **look),
        Panel("db", grads.db[:, None], place=(3, 1), **look),
    )
    return _backward(grads, panels)


def _backward(grads, panels, lines=()):
    """Input after input: the dot product of dy with one column of w."""
    M, D = grads.run.w.shape
    all_dy = Cells.fixed(D, np.arange(M))
    column = Cells(indices(np.arange(D)), indices(np.arange(M) * D))
    cell = Cells.one_by_one(D)
    once = Ragged.listed([np.arange(M), *[[]] * (D - 1)])
    return Scene(
        steps=D,
        panels=panels,
        marks=(
            Mark("dy", all_dy, "window"),
            Mark("w", column, "window"),
            *(Mark(name, cell) for name in ("dh", "dx")),
            Mark("dw", column),
        ),
        fills=(
            Fill("db", once, grads.db),
            Fill("dw", column, grads.dw.T),
            Fill("dx", cell, grads.dx[:, None], source=Source.cell_by_cell("dh", cell)),
            Fill("dh", cell, grads.dh[:, None], source=Source.as_a_whole("dy", all_dy)),
        ),
        links=(
            Link.cell_by_cell("dh", cell, "dx", cell),
            Link.step_by_step("dh", cell, "dy", all_dy),
            Link.step_by_step("dh", cell, "w", column),
            Link.cell_by_cell("w", column, "dw", column),
        ),
        equation=Equation(
            "dot", (Group("dy", all_dy, "w", column),), "dh", cell, bias=None
        ),
        narration=Narration(("gone", "back"), grads.run.mask.astype(np.uint8)),
        start=D // 2,
        goto="dh",
        edges=lines,
    )


def _told(name, values):
    """Label nodes with what they held in the forward pass."""
    named = zip(labels(name, values), values.tolist(), strict=False)
    return tuple(f"{label} = {printed(value, DIGITS)}" for label, value in named)
