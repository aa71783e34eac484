"""Scenes: a dense layer behind dropout, as neurons and edges and as matrices."""

from dataclasses import dataclass

import numpy as np

from engine import dense, dropout
from scenes.cells import Cells, Ragged
from scenes.dropout import crossed
from scenes.panels import Edges, Nodes, Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene

OUTPUTS = 3
COLUMNS = {"x": 0, "h": 1, "y": 2}  # of the drawing


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
    """Draw weights (M, D) and biases (M,) with one decimal each."""
    w = rng.integers(-10, 11, (OUTPUTS, inputs)) / 10
    return w, rng.integers(-5, 6, OUTPUTS) / 10


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
    state = crossed(run.mask)
    panels = (
        Nodes("x", run.x, _spots("x", run.x), _labels("x", run.x), share="range"),
        Nodes(
            *("h", run.h, _spots("h", run.h), _labels("h", run.h)),
            share="range",
            state=state,
        ),
        Nodes("y", run.y, _spots("y", run.y), _labels("y", run.y), share="range"),
        *_weights(run),
    )
    return _forward(run, panels, _edges(run, state))


def dense_matrices(run):
    """Write the same layer as matrices: h · Wᵀ + b = y.

    Parameters
    ----------
    run : DensePass

    Returns
    -------
    scene : Scene
        T = M steps; panels ``x``, ``mask``, ``h``, ``w``, ``b``, ``y``.
    """
    bits, state = run.mask[None].astype(float), crossed(run.mask)[None]
    note = f"÷ {round(1 - run.rate, 9):g}"
    panels = (
        Panel("x", run.x[None], share="range", place=(0, 0)),
        Panel("mask", bits, "mask", digits=0, operator="·", note=note, place=(1, 0)),
        Panel("h", run.h[None], share="range", state=state, operator="=", place=(2, 0)),
        *_weights(run),
        Panel("y", run.y[None], share="range", operator="=", place=(2, 2)),
    )
    return _forward(run, panels)


def _forward(run, panels, edges=()):
    """Output after output: the dot product of all h with one row of w."""
    M, D = run.w.shape
    all_h = Cells.fixed(M, np.arange(D))
    row = Cells((np.arange(M) * D).astype(np.int32), np.arange(D, dtype=np.int32))
    cell = Cells.one_by_one(M)
    return Scene(
        steps=M,
        panels=panels,
        marks=(
            Mark("h", all_h, "window"),
            Mark("w", row, "window"),
            Mark("b", cell),
            Mark("y", cell),
        ),
        fills=(Fill("y", cell, run.y.reshape(-1, 1), source=("h", all_h)),),
        links=_links(D, row, all_h, cell),
        equation=Equation(
            "dot",
            (Group("h", all_h, "w", row), Group("b", cell)),
            "y",
            cell,
            bias=None,
        ),
        narration=Narration.always("neuron", M),
        goto="y",
        edges=edges,
    )


def _links(inputs, row, all_h, cell):
    one = Cells.one_by_one(inputs)
    return (
        Link("x", one, "h", one),
        Link("h", all_h, "w", row),
        Link("h", all_h, "y", cell),
        Link("w", row, "y", cell),
        Link("b", cell, "y", cell),
    )


def _weights(run):
    return (
        Panel("w", run.w, "weight", digits=1, operator="·", place=(0, 1)),
        Panel("b", run.b[None], "weight", digits=1, operator="+", place=(1, 1)),
    )


def _edges(run, state):
    """Lines from x to h, crossed where dropped, and from each h to each y."""
    M, D = run.w.shape
    pairs = np.stack([np.tile(np.arange(D), M), np.repeat(np.arange(M), D)], axis=1)
    kept = np.flatnonzero(run.mask)
    return (
        Edges("x", "h", _indices(np.arange(D)[:, None] + [0, 0]), state=state),
        Edges(
            *("h", "y", _indices(pairs), run.w.ravel()),
            lit=Ragged.listed([j * D + kept for j in range(M)]),
            state=np.tile(state, M),
        ),
    )


def _spots(name, values):
    """Stand in a column, its middle at row 0."""
    rows = np.arange(len(values)) - (len(values) - 1) / 2
    gap = 1 if name != "y" else 2
    return np.stack([rows * gap, np.full(len(rows), COLUMNS[name] * 4)], axis=1)


def _labels(name, values):
    return tuple(f"{name}{number}" for number in range(len(values)))


def _indices(values):
    return values.astype(np.int32)
