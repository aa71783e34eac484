"""Which cells of a panel each step is about.

Cells are named by their flat row-major index into a panel's values.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

NOWHERE = -1


@dataclass(frozen=True, eq=False)
class Cells:
    """A pattern of cells that moves from step to step.

    Parameters
    ----------
    origin : ndarray of int32, shape (T,)
        Flat index that the pattern starts from; −1 where a step has no cells.
    offsets : ndarray of int32, shape (n,)
        The pattern's cells, counted from the origin.
    """

    origin: np.ndarray
    offsets: np.ndarray

    @classmethod
    def one_by_one(cls, count, start=0):
        """One cell a step, in row-major order, from flat index `start` on."""
        return cls(_indices(np.arange(start, start + count)), _indices([0]))

    @classmethod
    def fixed(cls, steps, cells):
        """Show the same cells at every step."""
        return cls(_indices(np.zeros(steps)), _indices(cells))

    @classmethod
    def listed(cls, cells):
        """One given cell a step; −1 where there is none."""
        return cls(_indices(cells), _indices([0]))

    @classmethod
    def moving(cls, origin, offsets):
        """Move the cells at `offsets` to a new origin at every step."""
        return cls(_indices(origin), _indices(offsets))

    @property
    def steps(self):
        """How many steps the pattern covers (T)."""
        return len(self.origin)

    def during(self, before, after):
        """Return the same cells, with so many steps without any before and after."""
        origin = _between(self.origin, before, after, NOWHERE, NOWHERE)
        return Cells(origin, self.offsets)

    def at(self, step):
        """Flat indices of one step, shape (n,); shape (0,) where it has no cells."""
        origin = self.origin[step]
        return self.offsets[:0] if origin == NOWHERE else origin + self.offsets

    @property
    def counts(self):
        """How many cells each step has, shape (T,)."""
        return np.where(self.origin == NOWHERE, 0, len(self.offsets))

    @property
    def all(self):
        """Flat indices of all steps, one step after the other."""
        return np.add.outer(self.origin[self.origin != NOWHERE], self.offsets).ravel()


@dataclass(frozen=True, eq=False)
class Ragged:
    """Cells whose number varies from step to step.

    Parameters
    ----------
    starts : ndarray of int32, shape (T + 1,)
        Where in `flat` the cells of each step begin.
    flat : ndarray of int32
        All steps' flat indices, one step after the other.
    """

    starts: np.ndarray
    flat: np.ndarray

    @classmethod
    def listed(cls, steps):
        """Lay out a list with the cells of every step."""
        sizes = [len(cells) for cells in steps]
        flat = np.concatenate([np.zeros(0), *map(np.ravel, steps)])
        return cls(_indices(np.cumsum([0, *sizes])), _indices(flat))

    @property
    def steps(self):
        """How many steps it covers (T)."""
        return len(self.starts) - 1

    def during(self, before, after):
        """Return the same cells, with so many steps without any before and after."""
        return Ragged(_waiting(self.starts.tobytes(), before, after), self.flat)

    def at(self, step):
        """Flat indices of one step, shape (n,)."""
        return self.flat[self.starts[step] : self.starts[step + 1]]

    @property
    def counts(self):
        """How many cells each step has, shape (T,)."""
        return np.diff(self.starts)

    @property
    def all(self):
        """Flat indices of all steps, one step after the other."""
        return self.flat


@lru_cache(maxsize=256)  # many are alike, and what is one array is sent once
def _waiting(starts, before, after):
    starts = np.frombuffer(starts, np.int32)
    longer = _between(starts, before, after, starts[0], starts[-1])
    longer.flags.writeable = False
    return longer


def _between(cells, before, after, first, last):
    """Lengthen by `first` and `last`; for as few as a chain has `np.pad` is slow."""
    longer = np.empty(before + len(cells) + after, np.int32)
    longer[:before], longer[before + len(cells) :] = first, last
    longer[before : before + len(cells)] = cells
    return longer


def _indices(cells):
    return np.asarray(cells).astype(np.int32)
