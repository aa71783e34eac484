"""Scenes: a dense layer behind dropout, as neurons and edges and as matrices."""

from dataclasses import dataclass

import numpy as np

from engine import dense, dropout
from scenes.cells import Cells, Ragged
from scenes.dropout.forward import crossed
from scenes.panels import Edges, Nodes, Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source

OUTPUTS = 3
LABELLED = 8  # nodes of a column between others that have room for labels
COLUMNS = {"x": 0.0, "h": 2.0, "y": 6.0}  # of the drawing


@dataclass(frozen=True, eq=False)
class DensePass:
    """One picture's way through dropout and a dense layer.

    `x` (D,) went into dropout and `h` (D,) came out, scaled where `mask` (D,) is
    True; `w` (M, D) and `b` (M,) turned it into `y` (M,). `rate` is 0 in test mode.
    """

    x: np.ndarray
    mask: np.ndarray
    rate: float
    h: np.ndarray
    w: np.ndarray
    b: np.ndarray
    y: np.ndarray


def run_dense(x, w, b, rate, rng, training=True):
    """Send numbers through dropout and a dense layer.

    Parameters
    ----------
    x : ndarray, shape (D,)
    w : ndarray, shape (M, D)
    b : ndarray, shape (M,)
    rate : float
    rng : numpy.random.Generator
    training : bool

    Returns
    -------
    run : DensePass
    """
    h, mask = dropout(x[None], rate, rng, training)
    kept = np.ones(x.shape, bool) if mask is None else mask[0]
    y = dense(h, w, b)[0]
    return DensePass(x, kept, rate if training else 0.0, h[0], w, b, y)


def some_weights(inputs, rng):
    """Draw weights (M, D) and biases (M,), with one decimal, no two biases alike."""
    w = rng.integers(-10, 11, (OUTPUTS, inputs)) / 10
    return w, rng.choice(np.arange(-5, 6), OUTPUTS, replace=False) / 10


def dense_neurons(run):
    """Draw neurons and edges, and walk from output to output.

    Parameters
    ----------
    run : DensePass

    Returns
    -------
    scene : Scene
        T = M steps; nodes ``x``, ``h``, ``y``, panels ``w`` and ``b``.
    """
    nodes = (
        Nodes("x", run.x, spots("x", run), labels("x", run.x), share="range"),
        Nodes(
            *("h", run.h, spots("h", run), labels("h", run.h)),
            share="range",
            state=crossed(run.mask),
        ),
        Nodes("y", run.y, spots("y", run), labels("y", run.y), share="range"),
    )
    kept = np.flatnonzero(run.mask)
    lit = Ragged.listed([row * len(run.x) + kept for row in range(len(run.w))])
    return _forward(
        run, (*nodes, *_weights(run, (0, 0), (1, 0))), edges(run, "x", "h", "y", lit)
    )


def dense_matrices(run):
    """Write the same layer as matrices, every row of W under the h that it meets.

    Parameters
    ----------
    run : DensePass

    Returns
    -------
    scene : Scene
        T = M steps; panels ``x``, ``mask``, ``h``, ``w``, ``b``, ``y``.
    """
    return _forward(
        run,
        (
            Panel("x", run.x[None], share="range", place=(0, 0)),
            mask_panel(run, (1, 0)),
            h_panel(run, (2, 0)),
            *_weights(run, (3, 0), (3, 1)),
            Panel("y", run.y[:, None], share="range", operator="=", place=(3, 2)),
        ),
    )


def mask_panel(run, place):
    """Show the mask as one row, with the scale that follows it."""
    note = f"÷ {round(1 - run.rate, 9):g}"
    bits = run.mask[None].astype(float)
    return Panel("mask", bits, "mask", digits=0, operator="⊙", note=note, place=place)


def h_panel(run, place):
    """Show what dropout has left, as one row."""
    state = crossed(run.mask)[None]
    return Panel("h", run.h[None], share="range", state=state, place=place)


def _forward(run, panels, edges=()):
    """Output after output: the dot product of all h with one row of w."""
    M, D = run.w.shape
    all_h = Cells.fixed(M, np.arange(D))
    row = Cells(indices(np.arange(M) * D), indices(np.arange(D)))
    cell = Cells.one_by_one(M)
    groups = (Group("h", all_h, "w", row), Group("b", cell))
    return Scene(
        steps=M,
        panels=panels,
        marks=(
            Mark("h", all_h, "window"),
            Mark("w", row, "window"),
            Mark("b", cell),
            Mark("y", cell),
        ),
        fills=(
            Fill("y", cell, run.y.reshape(-1, 1), source=Source.as_a_whole("h", all_h)),
        ),
        links=_links(D, row, all_h, cell),
        equation=Equation("dot", groups, "y", cell, bias=None),
        narration=Narration.always("neuron", M),
        start=M // 2,
        goto="y",
        edges=edges,
    )


def _links(inputs, row, all_h, cell):
    one = Cells.one_by_one(inputs)
    return (
        Link.cell_by_cell("x", one, "h", one),
        Link.cell_by_cell("h", all_h, "w", row),
        Link.step_by_step("h", all_h, "y", cell),
        Link.step_by_step("w", row, "y", cell),
        Link.cell_by_cell("b", cell, "y", cell),
    )


def _weights(run, w_place, b_place):
    b = run.b[:, None]
    return (
        Panel("w", run.w, "weight", digits=1, place=w_place),
        Panel("b", b, "weight", digits=1, operator="+", place=b_place),
    )


def edges(run, x, h, y, lit=None, back=None):
    """Draw lines from x to h and from each h to each y, crossed where h is dropped.

    Parameters
    ----------
    run : DensePass
    x, h, y : str
        Names of the three columns of nodes.
    lit, back : Cells or Ragged, optional
        Numbers of the edges from h to y on which something runs to y, or back; edge
        j·D + i joins h_i and y_j.

    Returns
    -------
    edges : tuple of Edges
    """
    M, D = run.w.shape
    state = crossed(run.mask)
    one = np.arange(D)
    pairs = np.stack([np.tile(one, M), np.repeat(np.arange(M), D)], axis=1)
    return (
        Edges(x, h, indices(np.stack([one, one], axis=1)), state=state),
        Edges(
            *(h, y, indices(pairs), run.w.ravel()),
            lit=lit,
            back=back,
            state=np.tile(state, M),
        ),
    )


def spots(name, run):
    """Stand in a column, its middle at row 0: rows and columns of nodes."""
    count = len(run.y) if name == "y" else len(run.x)
    rows = np.arange(count) - (count - 1) / 2
    gap = max(1.0, len(run.x) / len(run.y)) if name == "y" else 1.0
    return np.stack([rows * gap, np.full(count, COLUMNS[name])], axis=1)


def labels(name, values):
    """Name the nodes of a column by their numbers, unless they stand too close."""
    if name == "h" and len(values) > LABELLED:
        return ()
    return tuple(f"{name}[{number}]" for number in range(len(values)))


def indices(values):
    """Turn numbers into indices as Scenes hold them."""
    return np.asarray(values).astype(np.int32)
