"""Activations as the lessons show them: formula, derivative, curve."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

import engine
from scenes.cells import Cells
from scenes.panels import Curve
from scenes.scene import Narration

ACTIVATIONS = ("relu", "leaky", "sigmoid", "tanh")
POINTS = 161  # places along the axis of a curve
BETWEEN = (0, 1)  # row and column on the stage: from x to y, over the slopes
REACH = 1.0  # how far a curve runs to either side at least


@dataclass(frozen=True)
class Activation:
    """A function of one number, as a lesson shows it.

    Parameters
    ----------
    forward : callable
        ``y = forward(x)``.
    backward : callable
        ``dx = backward(dy, x)``.
    formula : str
        What is printed, with · for the number.
    gate : str
        Panel of its derivatives: ``mask`` where they are but 0 and 1, or ``slope``.
    ranges : (str, str)
        Words for what is not above zero, and for what is; the same for both where
        the function makes no difference.
    slope : str
        What the derivative is out of y, where that is all that it takes.
    """

    forward: Callable
    backward: Callable
    formula: str
    gate: str
    ranges: tuple
    slope: str = ""

    def derivative(self, x):
        """Compute the derivative at every cell, shape of `x`."""
        return self.backward(np.ones_like(x), x)

    @property
    def branches(self):
        """Return what tells the sides of a kink apart; None of a smooth function."""
        return _above_zero if len(set(self.ranges)) > 1 else None

    def sentences(self, x, way=""):
        """Say by cell which sentence goes with it."""
        keys = tuple(f"{word}{way}" for word in self.ranges)
        return Narration(keys, _above_zero(x).ravel().astype(np.uint8))


def _above_zero(x):
    return x > 0


RELU = Activation(
    engine.relu, engine.relu_backward, "max(0, ·)", "mask", ("stopped", "passed")
)
SIGMOID = Activation(
    engine.sigmoid,
    engine.sigmoid_backward,
    "1 ÷ (1 + exp(−(·)))",
    "slope",
    ("logistic", "logistic"),
    "= y·(1 − y)",
)
TANH = Activation(
    engine.tanh,
    engine.tanh_backward,
    "tanh(·)",
    "slope",
    ("squeezed", "squeezed"),
    "= 1 − y²",
)


def leaky(slope):
    """Return leaky ReLU, which multiplies negative numbers by `slope`."""
    return Activation(
        partial(engine.leaky_relu, slope=slope),
        partial(engine.leaky_relu_backward, slope=slope),
        f"max(·, {slope:g} × ·)",
        "slope",
        ("weakened", "passed"),
    )


def activation(name, slope=0.01):
    """Return the one of ACTIVATIONS, leaky ReLU with this slope."""
    return {"relu": RELU, "leaky": leaky(slope), "sigmoid": SIGMOID, "tanh": TANH}[name]


def function_curve(function, x, place=None):
    """Draw an activation and its derivative, with dots at the cell of the step.

    Parameters
    ----------
    function : Activation
    x : ndarray, shape (H, W)
        Panel ``x`` of the scene beside which the curve stands.
    place : (row, column), optional
        As of a panel.

    Returns
    -------
    curve : Curve
    """
    reach = max(REACH, float(np.abs(x).max(initial=0)))
    along = np.linspace(-reach, reach, POINTS)
    cells = Cells.one_by_one(x.size)
    return Curve(
        "curve",
        along,
        lines=(
            ("f(x)", function.forward(along), "activation"),
            ("f′(x)", function.derivative(along), "mask"),
        ),
        dots=(("x", cells, "y", cells), ("x", cells, function.gate, cells)),
        place=place,
    )
