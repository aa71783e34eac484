"""Scenes: ReLU and its relatives, one cell after the other, forward and backward."""

from dataclasses import replace

import numpy as np

from scenes.activation.activations import RELU
from scenes.backward import first_step, in_a_row, twin
from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Scene, Source
from scenes.windows import with_axes


def relu_forward(x, digits=2, function=RELU):
    """Play an activation over one feature map.

    Parameters
    ----------
    x : ndarray, shape (H, W)
        The map that comes in.
    digits : int
        Decimals that are printed.
    function : Activation

    Returns
    -------
    scene : Scene
        T = H·W steps; panels ``x``, ``mask`` (which cells pass) or ``slope``, and
        ``y``.
    """
    x = with_axes("x", x, "H W")
    y, gate = function.forward(x), function.derivative(x)
    cells = Cells.one_by_one(x.size)
    return Scene(
        steps=x.size,
        panels=(
            Panel("x", x, share="range", digits=digits),
            _gate_panel(function, gate, digits),
            Panel("y", y, share="range", digits=digits, operator="="),
        ),
        marks=_marks(("x", function.gate, "y"), cells),
        fills=(
            Fill(function.gate, cells, gate.reshape(-1, 1)),
            Fill("y", cells, y.reshape(-1, 1), source=Source.cell_by_cell("x", cells)),
        ),
        links=tuple(
            Link.cell_by_cell("x", cells, name, cells) for name in (function.gate, "y")
        ),
        equation=Equation(
            "apply", (Group("x", cells),), "y", cells, function=function.formula
        ),
        narration=function.sentences(x),
        start=_telling_step(x, y),
        goto="y",
    )


def relu_backward(dy, x, digits=2, function=RELU, choose=False):
    """Play how the gradient passes an activation: what its slope lets through.

    Parameters
    ----------
    dy : ndarray, shape (H, W)
        Gradient of the loss with respect to the output.
    x : ndarray, shape (H, W)
        What the forward pass received.
    digits, function
        As in `relu_forward`.
    choose : bool
        Whether a click on a cell of ``dy`` is for the page.

    Returns
    -------
    scene : Scene
        T = H·W steps; panels ``x``, ``mask`` or ``slope``, ``y``, and under their
        twins ``dx`` and ``dy``.
    """
    scene = in_a_row(relu_forward(x, digits, function))
    first, *_, last = scene.panels
    dx = function.backward(dy, x)
    below = (
        twin(first, dx, share="gradient"),
        twin(last, dy, share="gradient", choose=choose),
    )
    cells = Cells.one_by_one(x.size)
    gate = function.gate
    return replace(
        scene,
        panels=(*scene.panels, *below),
        marks=_marks(("x", gate, "y", "dx", "dy"), cells),
        fills=(
            Fill(
                "dx", cells, dx.reshape(-1, 1), source=Source.cell_by_cell("dy", cells)
            ),
        ),
        links=tuple(
            Link.cell_by_cell("dx", cells, name, cells) for name in ("x", gate, "dy")
        ),
        equation=Equation("scale", (Group("dy", cells, gate, cells),), "dx", cells),
        narration=function.sentences(x, "_back"),
        start=first_step(dy, choose, scene.start),
        goto="dx",
    )


def _gate_panel(function, gate, digits):
    plain = function.gate == "mask"
    shown = {"digits": digits, "note": function.slope}
    shown = {"digits": 0, "operator": "> 0"} if plain else shown
    return Panel(function.gate, gate, "mask", **shown)


def _marks(names, cells):
    return tuple(Mark(name, cells) for name in names)


def _telling_step(x, y):
    """Pick a step half-way down the map where the output differs most."""
    row = x.shape[0] // 2
    return row * x.shape[1] + int(np.abs(y[row] - x[row]).argmax())
