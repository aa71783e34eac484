"""What the scenes of pooling have in common: windows, winners, panels."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine import avg_pool2d, max_pool2d
from scenes.cells import NOWHERE, Cells, Ragged
from scenes.panels import Panel
from scenes.scene import Fill
from scenes.windows import Geometry


@dataclass(frozen=True, eq=False)
class Pooled:
    """A map, padded, and what pooling makes of it.

    Parameters
    ----------
    padded : ndarray, shape (PH, PW)
        The map with its border, as the windows see it.
    y : ndarray, shape (OH, OW)
    geometry : Geometry
    sign : str
        What stands before the output.
    winners : ndarray of int, shape (OH·OW,), optional
        Flat index into `padded` of the cell that won each window, −1 for none.
    digits : int
        Decimals that are printed: cells that look equal are.
    """

    padded: np.ndarray
    y: np.ndarray
    geometry: Geometry
    sign: str
    winners: np.ndarray | None = None
    digits: int = 2

    @property
    def steps(self):
        """How many windows there are (T)."""
        return self.y.size

    @property
    def area(self):
        """How many cells a window has."""
        return self.geometry.kernel[0] * self.geometry.kernel[1]

    @cached_property
    def window(self):
        """Cells of the window at each step."""
        return self.geometry.windows(0, self.padded.shape, self.y.shape)

    @cached_property
    def winner(self):
        """Cell that wins at each step."""
        return Cells.listed(self.winners)

    @cached_property
    def cell(self):
        """Cell of the output at each step."""
        return Cells.one_by_one(self.steps)

    @property
    def ties(self):
        """1 where the largest value stands more than once in its window, else 0."""
        cells = self.window.origin[:, None] + self.window.offsets
        printed, most = (each.round(self.digits) for each in (self.padded, self.y))
        inside = printed.ravel()[cells] == most.reshape(-1, 1)
        return (inside.sum(axis=1) > 1).astype(np.uint8)

    @property
    def wins(self):
        """How many windows each cell of the padded map has won."""
        counts = np.bincount(
            self.winners[self.winners >= 0], minlength=self.padded.size
        )
        return counts.reshape(self.padded.shape).astype(float)

    def telling_step(self):
        """Pick a step half-way down the output where it is largest, better no tie."""
        row = self.y.shape[0] // 2
        size = np.abs(self.y[row])
        if self.winners is not None:
            size = np.where(self.ties.reshape(self.y.shape)[row], -1, size)
        return row * self.y.shape[1] + int(size.argmax())

    def input_panel(self, digits):
        """Panel ``x``."""
        return self._padded("x", self.padded, digits, share="range")

    def output_panel(self, digits):
        """Panel ``y``."""
        look = {"share": "range", "digits": digits, "operator": self.sign}
        return Panel("y", self.y, **look)

    def winners_panel(self):
        """Panel ``winners``: the sparse picture of who has won."""
        return self._padded("winners", self.wins, 0, colour="count")

    def _padded(self, name, values, digits, **look):
        state = self.geometry.states(self.padded.shape, self.y.shape)
        return Panel(name, values, digits=digits, state=state, **look)


def largest(x, geometry, digits=2):
    """Take the largest value of every window of `x` (H, W).

    Of cells that are printed alike, with so many `digits`, the first one wins: noise
    that nobody sees decides nothing.

    Returns
    -------
    pooled : Pooled
        Padded with −∞.
    """
    moves = (geometry.kernel, geometry.stride, geometry.padding, geometry.dilation)
    y, _ = max_pool2d(x[None, None], *moves)
    _, winners = max_pool2d(x.round(digits)[None, None], *moves)
    padded = geometry.padded(x[None], fill=-np.inf)[0]
    places = _in_padded(winners.ravel(), x.shape, geometry.padding)
    return Pooled(padded, y[0, 0], geometry, "max", places, digits)


def mean(x, geometry):
    """Take the mean of every window of `x` (H, W), which is not dilated.

    Returns
    -------
    pooled : Pooled
        Padded with zeros, which count.
    """
    y = avg_pool2d(x[None, None], geometry.kernel, geometry.stride, geometry.padding)
    return Pooled(geometry.padded(x[None])[0], y[0, 0], geometry, "mean")


def zeros(panel, size, steps):
    """Fill all cells of a panel with zeros before anything is added to them."""
    starts = np.full(steps + 1, size, np.int32)
    starts[0] = 0
    cells = Ragged(starts, np.arange(size, dtype=np.int32))
    return Fill(panel, cells, np.zeros(size))


def zeros_where_reached(panel, window):
    """Fill a panel with zeros, every cell when the first window comes to it."""
    steps = np.repeat(np.arange(window.steps), window.counts)
    _, first = np.unique(window.all, return_index=True)
    first.sort()
    starts = np.searchsorted(steps[first], np.arange(window.steps + 1))
    cells = Ragged(starts.astype(np.int32), window.all[first])
    return Fill(panel, cells, np.zeros(len(first)))


def _in_padded(winners, shape, borders):
    """Turn indices of the bare map into indices of the padded one."""
    (top, _), (left, right) = borders
    rows, columns = np.divmod(winners, shape[1])
    width = shape[1] + left + right
    return np.where(winners < 0, NOWHERE, (rows + top) * width + columns + left)
