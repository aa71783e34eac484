"""Scenes: ReLU and its relatives, one cell after the other, forward and backward."""

from dataclasses import replace

import numpy as np

from scenes.activation.activations import RELU
from scenes.backward import ABOVE, BELOW, first_step, twin
from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Scene, Source
from scenes.windows import with_axes

PLACES = ((ABOVE, 0), (ABOVE, 2), (BELOW, 1))  # of x, y and the slopes


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
        T = H·W steps; panels ``x``, ``y``, and ``mask`` (which cells pass) or
        ``slope``.
    """
    x = with_axes("x", x, "H W")
    y, gate = function.forward(x), function.derivative(x)
    cells = Cells.one_by_one(x.size)
    return Scene(
        steps=x.size,
        panels=(
            Panel("x", x, share="range", digits=digits),
            Panel("y", y, share="range", digits=digits, operator="→"),
            _gate_panel(function, gate, digits),
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
        T = H·W steps; panels ``x``, ``y``, and under them what reads as an equation:
        ``dx`` = ``mask`` or ``slope`` ⊙ ``dy``.
    """
    scene = in_two_rows(relu_forward(x, digits, function))
    before, after, gate = scene.panels
    dx = function.backward(dy, x)
    slopes = (
        twin(before, dx, share="gradient"),
        replace(gate, operator="="),
        twin(after, dy, share="gradient", choose=choose, operator="⊙"),
    )
    cells = Cells.one_by_one(x.size)
    kept = function.gate
    return replace(
        scene,
        panels=(before, after, *slopes),
        marks=_marks(("x", "y", "dx", kept, "dy"), cells),
        fills=(
            Fill(
                "dx", cells, dx.reshape(-1, 1), source=Source.cell_by_cell("dy", cells)
            ),
        ),
        links=tuple(
            Link.cell_by_cell("dx", cells, name, cells) for name in ("x", kept, "dy")
        ),
        equation=Equation("scale", (Group("dy", cells, kept, cells),), "dx", cells),
        narration=function.sentences(x, "_back"),
        start=first_step(dy, choose, scene.start),
        goto="dx",
    )


def in_two_rows(scene):
    """Put input and output of a forward scene over the slopes between them."""
    panels = (
        replace(panel, place=place)
        for panel, place in zip(scene.panels, PLACES, strict=True)
    )
    return replace(scene, panels=tuple(panels))


def _gate_panel(function, gate, digits):
    digits = 0 if function.gate == "mask" else digits
    return Panel(function.gate, gate, "mask", digits=digits, note=function.slope)


def _marks(names, cells):
    return tuple(Mark(name, cells) for name in names)


def _telling_step(x, y):
    """Pick a step half-way down the map where the output differs most."""
    row = x.shape[0] // 2
    return row * x.shape[1] + int(np.abs(y[row] - x[row]).argmax())
