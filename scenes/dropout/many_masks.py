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

    `x` (H, W) is the map, as a test pass leaves it, `outputs` (draws, H, W) what came
    out; `kept` (H, W) how often each cell was kept.
    """

    rate: float
    x: np.ndarray
    outputs: np.ndarray
    kept: np.ndarray

    @property
    def draws(self):
        """How many masks were drawn."""
        return len(self.outputs)

    @property
    def mean(self):
        """Mean of the outputs, shape (H, W)."""
        return self.outputs.mean(axis=0)

    @property
    def spread(self):
        """Standard deviation of the outputs, shape (H, W)."""
        return self.outputs.std(axis=0)

    @property
    def expected(self):
        """The spread by the formula √(rate / (1 − rate))·|x|."""
        return np.sqrt(self.rate / (1 - self.rate)) * np.abs(self.x)

    @property
    def distance(self):
        """How far the mean of the first draws lies from x: root mean squares."""
        count = np.arange(1, self.draws + 1)[:, None, None]
        off = self.outputs.cumsum(axis=0) / count - self.x
        return np.sqrt((off**2).mean(axis=(1, 2)))

    @property
    def expected_distance(self):
        """The distance by the formula: the spread falls as the root of the draws."""
        size = np.sqrt((self.expected**2).mean())
        return size / np.sqrt(np.arange(1, self.draws + 1))


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
    return ManyMasks(rate, x, y[:, 0], mask[:, 0].sum(axis=0))


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
                operator="⊙",
                note=f"÷ {divisor:g}",
                place=(0, 1),
            ),
            Panel("mean", many.mean, share="range", operator="→", place=(0, 2)),
            Panel("expected", many.expected, share="spread", place=(1, 0)),
            Panel("spread", many.spread, share="spread", place=(1, 2)),
        ),
        marks=tuple(Mark(name, cells) for name in NAMES),
        links=tuple(Link.cell_by_cell("x", cells, name, cells) for name in NAMES[1:]),
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
