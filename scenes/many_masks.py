"""Scene: the mean and the spread of dropout's output over many masks."""

from dataclasses import dataclass

import numpy as np

from engine import dropout
from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Equation, Group, Link, Mark, Narration, Scene

NAMES = ("x", "kept", "mean", "expected", "spread")


@dataclass(frozen=True, eq=False)
class ManyMasks:
    """What dropout made of one map, drawn again and again.

    `x` (H, W) is the map, as a test pass leaves it; `kept` how often each cell was
    kept; `mean` and `spread` (the standard deviation) of the outputs, `expected`
    the spread by the formula √(rate / (1 − rate))·|x|; `distance` (draws,) how far
    the mean of the first draws lies from x, as root of the mean square.
    """

    rate: float
    draws: int
    x: np.ndarray
    kept: np.ndarray
    mean: np.ndarray
    spread: np.ndarray
    expected: np.ndarray
    distance: np.ndarray


def draw_many(x, rate, draws, rng, channels=False):
    """Run dropout on the same map again and again, all draws at once.

    Parameters
    ----------
    x : ndarray, shape (H, W)
    rate : float
    draws : int
    rng : numpy.random.Generator
    channels : bool

    Returns
    -------
    many : ManyMasks
    """
    batch = np.broadcast_to(x, (draws, 1, *x.shape))
    y, mask = dropout(batch, rate, rng, channels=channels)
    y, mask = y[:, 0], mask[:, 0]
    so_far = y.cumsum(axis=0) / np.arange(1, draws + 1)[:, None, None]
    return ManyMasks(
        rate=rate,
        draws=draws,
        x=x,
        kept=mask.sum(axis=0),
        mean=so_far[-1],
        spread=y.std(axis=0),
        expected=np.sqrt(rate / (1 - rate)) * np.abs(x),
        distance=np.sqrt(((so_far - x) ** 2).mean(axis=(1, 2))),
    )


def many_masks(many):
    """Look at each cell's mean: how often it was kept, and what that comes to.

    Parameters
    ----------
    many : ManyMasks

    Returns
    -------
    scene : Scene
        T = H·W steps; panels ``x``, ``kept``, ``mean``, ``expected``, ``spread``.
    """
    cells = Cells.one_by_one(many.x.size)
    divisor = round(many.draws * (1 - many.rate), 9)
    kept = many.kept.astype(float)
    return Scene(
        steps=many.x.size,
        panels=(
            Panel("x", many.x, share="range", place=(0, 0)),
            Panel(
                "kept",
                kept,
                "count",
                digits=0,
                operator="·",
                note=f"÷ {divisor:g}",
                place=(0, 1),
            ),
            Panel("mean", many.mean, share="range", operator="→", place=(0, 2)),
            Panel("expected", many.expected, share="spread", place=(1, 0)),
            Panel("spread", many.spread, share="spread", place=(1, 2)),
        ),
        marks=tuple(Mark(name, cells) for name in NAMES),
        links=tuple(Link("x", cells, name, cells) for name in NAMES[1:]),
        equation=Equation(
            "scale",
            (Group("x", cells, "kept", cells),),
            "mean",
            cells,
            divisor=divisor,
        ),
        narration=Narration.always("mean", many.x.size),
        start=int(np.argmax(many.x)),
        goto="mean",
    )
