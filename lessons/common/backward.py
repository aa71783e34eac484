"""The backward switch of a lesson: its fields, and the gradient that comes in.

A lesson whose layer also runs backward

- adds ``*BACKWARD_FIELDS`` to its fields, and ``SEED`` unless it has a seed already;
- leaves ``idle(values)`` out of its bar, what is of no use at the moment;
- asks ``values["pass"]`` for ``forward`` or ``backward``, and computes ``dy`` with
  ``output_gradient(values, y, lambda: layer(shifted(x)))``;
- gives its ``dy`` panel ``choose=chooses(values)`` and adds ``**CHOOSE`` to its
  presses, so that a click on a cell makes it the single one, and
  ``subject(values)``, so that the stage goes there;
- puts ``*loss_told(values, sources, y, lambda: layer(shifted(x)), shown)`` over its
  stage;
- puts ``slope(sources)`` and ``kept(sources, x=x, ...)`` among the stage's facts.

The gradients' panels are twins of the forward ones: ``scenes.backward.twin``.
"""

import numpy as np

from lessons.fields import Choice, Hidden, Number
from lessons.parts import Prose
from scenes.words.numbers import FULL, bracketed, decimals, equals, is_zero, short

PASSES = ("forward", "backward")
GRADIENTS = ("random", "ones", "one", "loss")
BACKWARD_FIELDS = (
    Choice("pass", PASSES, "forward"),
    Choice("dy", GRADIENTS, "random"),
    Number("dyr", 0, 63, 2, 1),
    Number("dyc", 0, 63, 2, 1),
    Hidden("h", "1e-5", "1e-([1-9]|1[0-2])"),  # step of the gradient check
)
SEED = Number("seed", 0, 999, 0, 1)
NEEDED = {"random": ("seed",), "one": ("dyr", "dyc"), "ones": (), "loss": ()}
STREAM = 7  # apart from what else a lesson draws with the same seed
SPREAD_DIGITS, LEAST_DIGITS, MOST_DIGITS = 1, 2, 6
LEAST = 0.1  # of a random gradient: a cell at 0 would send nothing back


def is_backward(values):
    """Whether the reader has switched to the backward pass."""
    return values["pass"] == "backward"


def idle(values, own=()):
    """Return the keys of the controls that are of no use at the moment.

    Parameters
    ----------
    values : Values
    own : iterable of str
        Of ``dy, dyr, dyc, seed``, what the lesson itself needs at any time.
    """
    shown = {"dy", *NEEDED[values["dy"]]} if is_backward(values) else set()
    return sorted({"dy", "dyr", "dyc", "seed"} - shown - set(own))


def output_gradient(values, y, shifted_output, number=0):
    """Make the gradient that comes in at the layer's output.

    Parameters
    ----------
    values : Values
    y : ndarray, shape (..., rows, columns)
        The layer's output.
    shifted_output : callable
        Without arguments; returns the layer's output on the `shifted` picture.
    number : int
        Of the map that is shown: a single cell stands there.

    Returns
    -------
    dy : ndarray of float64, shape (..., rows, columns)
        With few decimals: what is printed is what is computed with.
    """
    kind = values["dy"]
    if kind == "ones":
        return np.ones(y.shape)
    if kind == "one":
        return single(y.shape, values["dyr"], values["dyc"], number)
    if kind == "random":
        rng = np.random.default_rng([STREAM, values["seed"]])
        dy = rng.normal(size=y.shape).round(SPREAD_DIGITS)
        return np.where(dy == 0, LEAST, dy)
    return mean_square_gradient(y, shifted_output())


def single(shape, row, column, number=0):
    """Make a gradient that is 1 in one cell, of map `number`, and 0 elsewhere.

    A place beyond the output is moved to its last row or column.
    """
    dy = np.zeros(shape)
    place = min(row, shape[-2] - 1), min(column, shape[-1] - 1)
    dy.reshape(-1, *shape[-2:])[number, *place] = 1.0
    return dy


def mean_square_gradient(y, target):
    """Gradient of ``mean((y - target)²)``, with two digits of its largest cell."""
    dy = 2 * (np.asarray(y, np.float64) - target) / y.size
    largest = np.abs(dy).max(initial=0)
    digits = 1 - int(np.floor(np.log10(largest))) if largest > 0 else LEAST_DIGITS
    return dy.round(int(np.clip(digits, LEAST_DIGITS, MOST_DIGITS))) + 0.0


def loss_told(values, sources, y, shifted_output, shown=()):
    """Say of which loss dy is the gradient, and how one of its numbers comes about.

    Parameters
    ----------
    values : Values
    sources : Sources
    y, shifted_output
        As of `output_gradient`.
    shown : tuple of int
        Index of the map on the stage, of whose gradient the largest cell is told.

    Returns
    -------
    parts : tuple of Prose
        Empty where dy is that of no loss.
    """
    if values["dy"] != "loss":
        return ()
    target = shifted_output()
    slopes = mean_square_gradient(y, target)[shown]
    cell = tuple(map(int, np.unravel_index(np.abs(slopes).argmax(), slopes.shape)))
    at, wanted, dy = (float(each[cell]) for each in (y[shown], target[shown], slopes))
    exact = all(decimals(each, FULL) <= FULL for each in (at, wanted))
    equal = exact and is_zero(2 * (at - wanted) / y.size - dy)
    said = sources.text(
        "backward.loss",
        loss=equals(float(np.square(y - target).mean())),
        count=y.size,
        cell=", ".join(map(str, cell)),
        y=short(at, FULL),
        t=bracketed(short(wanted, FULL)),
        dy=f"{'=' if equal else '≈'} {short(dy, MOST_DIGITS)}",
    )
    return (Prose(said),)


def shifted(x):
    """Move a picture (..., rows, columns) one column to the right.

    The first column stays where it was.
    """
    return np.concatenate([x[..., :1], x[..., :-1]], axis=-1)


def chooses(values):
    """Whether a click on a cell of dy makes it the single one."""
    return values["dy"] == "one"


def choose(values, panel, row, column):
    """Make a cell of dy the single one."""
    return {"dyr": row, "dyc": column}


CHOOSE = {"choose": choose}


def subject(values):
    """Say which cell a scene is about, where the reader has chosen one.

    The stage goes to it when it is another one.
    """
    single = is_backward(values) and chooses(values)
    return f"{values['dyr']} {values['dyc']}" if single else ""


def slope(sources):
    """Say what dy is."""
    return sources.text("backward.slope")


def kept(sources, **arrays):
    """Say what the forward pass had to keep for this, with its size in memory.

    Parameters
    ----------
    sources : Sources
    arrays : ndarray
        By the name that the panels have; none for a layer that keeps nothing.
    """
    if not arrays:
        return sources.text("backward.kept_nothing")
    parts = [
        sources.text("backward.array", name=name, shape=_by(a.shape), bytes=a.nbytes)
        for name, a in arrays.items()
    ]
    return sources.text("backward.kept", arrays=", ".join(parts))


def _by(shape):
    return " × ".join(map(str, shape))
