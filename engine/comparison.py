"""A gradient check in slices: what backward computed beside central differences."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from engine.gradient import numerical_gradient

BLOCK = 8  # cells between two reports
STEPS = tuple(10.0**-exponent for exponent in range(1, 13))
SAMPLED = 8  # cells of each part that are looked at for every step size
LEAST = 1e-17  # a smaller error cannot be told from none


@dataclass(frozen=True, eq=False)
class Part:
    """One array that is nudged.

    Parameters
    ----------
    name : str
        ``x``, ``w``, ``b``.
    values : ndarray of float64, shape (...)
    gradient : ndarray, shape (...)
        What the backward pass computed for it.
    function : callable
        Takes an array like `values`; returns the output that dy belongs to.
    branches : callable, optional
        Takes such an array too; returns which way the layer goes: its mask, or its
        winners. A cell is left out of the comparison if one step up and one step
        down go different ways, for then it lies at a kink or a tie.
    """

    name: str
    values: np.ndarray
    gradient: np.ndarray
    function: Callable
    branches: Callable | None = None

    def slopes(self, dy, step, cells):
        """Numerical gradient at these cells (flat indices)."""
        return numerical_gradient(self.function, self.values, dy, step, cells)

    def losses(self, dy, step, cell):
        """Return the loss with this cell one step further up, and further down."""
        moved = np.array([self.values, self.values], np.float64)
        moved.reshape(2, -1)[:, cell] += step, -step
        return tuple(float(np.sum(self.function(each) * dy)) for each in moved)

    @property
    def largest(self):
        """Flat indices of the cells with the largest gradients, the largest first."""
        return np.argsort(-np.abs(self.gradient).ravel(), kind="stable")[:SAMPLED]

    def crosses(self, step, cells):
        """Tell for each of these cells whether it lies at a kink or a tie."""
        if self.branches is None:
            return np.zeros(len(cells), bool)
        return np.array([self._crosses(step, cell) for cell in cells], bool)

    def _crosses(self, step, cell):
        up, down = self.values.astype(np.float64), self.values.astype(np.float64)
        up.flat[cell] += step
        down.flat[cell] -= step
        return not np.array_equal(self.branches(up), self.branches(down))


@dataclass(frozen=True, eq=False)
class Compared:
    """The two gradients of a part, and which cells are left out; all of one shape."""

    name: str
    analytic: np.ndarray
    numeric: np.ndarray
    left_out: np.ndarray

    @property
    def untested(self):
        """Whether no cell that has a gradient was compared: zeros prove nothing."""
        some = (self.analytic != 0) | (self.numeric != 0)
        hidden = some[self.left_out].any() and not some[~self.left_out].any()
        return bool(self.left_out.all() or hidden)

    @property
    def worst(self):
        """Indices of the compared cell in which the two differ most."""
        difference = np.where(self.left_out, -1.0, self.difference)
        return np.unravel_index(difference.argmax(), difference.shape)

    @property
    def difference(self):
        """Difference over the part's largest gradient; 0 where a cell is left out."""
        kept = ~self.left_out
        pair = np.abs(self.analytic) * kept, np.abs(self.numeric) * kept
        largest = max(values.max(initial=0.0) for values in pair)
        apart = np.abs(self.analytic - self.numeric) * kept
        return apart / (largest or 1.0)


@dataclass
class Progress:
    """How far a check has come.

    Parameters
    ----------
    share : float
        Of the work, from 0 to 1.
    compared : list of Compared
        The parts that are done.
    errors : dict of str to list
        By part, the largest difference at each of the STEPS tried so far; NaN where
        no cell that has a gradient was compared.
    """

    share: float = 0.0
    compared: list = field(default_factory=list)
    errors: dict = field(default_factory=dict)


class GradientCheck:
    """Central differences, in float64, over every cell of several arrays.

    Parameters
    ----------
    dy : ndarray or float
        Gradient of the loss with respect to what the parts' functions return.
    *parts : Part
    """

    def __init__(self, dy, *parts):
        self.dy = dy
        self.parts = parts

    def key(self, step):
        """Return what the result depends on, as one word."""
        digest = hashlib.sha256(repr((self.dy, step)).encode())
        for array in (
            self.dy,
            *(a for p in self.parts for a in (p.values, p.gradient)),
        ):
            digest.update(np.ascontiguousarray(array).tobytes())
        return digest.hexdigest()

    def run(self, step):
        """Compare, block by block.

        Parameters
        ----------
        step : float

        Yields
        ------
        progress : Progress
            Always the same one, further on.
        """
        progress = Progress()
        cells = sum(part.values.size for part in self.parts)
        sampled = sum(len(part.largest) for part in self.parts)
        work = cells + sampled * len(STEPS)
        for done in chain(self._compare(progress, step), self._try_steps(progress)):
            progress.share += done / work
            yield progress

    def _compare(self, progress, step):
        """Yield the number of cells of each block that is done."""
        for part in self.parts:
            numeric = np.zeros(part.values.shape)
            left_out = np.zeros(part.values.shape, bool)
            for cells in _blocks(part.values.size):
                numeric.flat[cells] = part.slopes(self.dy, step, cells)
                left_out.flat[cells] = part.crosses(step, cells)
                yield len(cells)
            progress.compared.append(
                Compared(part.name, part.gradient, numeric, left_out)
            )

    def _try_steps(self, progress):
        for part in self.parts:
            cells = part.largest
            progress.errors[part.name] = errors = []
            for step in STEPS:
                errors.append(self._error(part, step, cells))
                yield len(cells)

    def _error(self, part, step, cells):
        left_out = part.crosses(step, cells)
        numeric = part.slopes(self.dy, step, cells)
        some = Compared(part.name, part.gradient.ravel()[cells], numeric, left_out)
        return np.nan if some.untested else max(LEAST, some.difference.max())


def _blocks(size):
    return (np.arange(i, min(i + BLOCK, size)) for i in range(0, size, BLOCK))
