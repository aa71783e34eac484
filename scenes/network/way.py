"""One step of the way back through a network: from a layer's maps to one before it."""

from dataclasses import dataclass

import numpy as np

from scenes.network.column import Column
from scenes.network.map import Lens, place_lens
from scenes.windows import Geometry


@dataclass(frozen=True, eq=False)
class Way:
    """How a gradient comes back to one map.

    Parameters
    ----------
    column : Column
    number : int
        The map.
    behind : Column
        What it goes on to in the forward pass.
    dx : ndarray, shape (H, W)
        Gradient of the map.
    dy : ndarray, shape (K, OH, OW)
        Gradients of the maps behind.
    """

    column: Column
    number: int
    behind: Column
    dx: np.ndarray
    dy: np.ndarray

    @classmethod
    def to(cls, run, gradients, column, number):
        """Find the way to a map.

        Parameters
        ----------
        run : Run
        gradients : dict
            Of ``scenes.network.attribution.gradients_of``.
        column : Column
            One that has a column of maps or the scores behind it.
        number : int
            The map.
        """
        behind = run.after(column)
        dx, dy = gradients[column.name][number], gradients[behind.name]
        return cls(column, number, behind, dx, dy)

    @property
    def x(self):
        """What the map holds, shape (H, W)."""
        return self.column.maps[self.number]

    @property
    def weights(self):
        """Weights (K, KH, KW) that the maps behind give to the map."""
        return self.behind.weights[:, self.number]

    def senders(self):
        """List the maps behind that send something back, the strongest first."""
        strength = np.abs(self.weights).sum((1, 2)) * np.abs(self.dy).sum((1, 2))
        order = np.argsort(-strength, kind="stable")
        return [int(k) for k in order if strength[k] > 0] or [0]

    def lens(self, side, corner=None):
        """Put a lens on the map's gradient: as ``scenes.network.map.place_lens``."""
        kernel = self.behind.geometry.kernel if self.behind.kind == "conv" else (1, 1)
        return place_lens(self.dx, Geometry(kernel), side, corner)

    def windows(self, lens):
        """Return the windows of a pool that a lens meets, as a Lens on its gradient."""
        end = lens.row + lens.rows - 1, lens.column + lens.columns - 1
        first, last, strongest = map(
            self._window, ((lens.row, lens.column), end, lens.strongest)
        )
        sides = (b - a + 1 for a, b in zip(first, last, strict=True))
        return Lens(*first, *sides, strongest)

    def _window(self, cell):
        """Find the window of a pool that a cell is in, or for cells beyond the last."""
        output = self.dy.shape[1:]
        places = self.behind.geometry.reached(cell, output)[:2]
        return tuple(map(min, places, (side - 1 for side in output)))
