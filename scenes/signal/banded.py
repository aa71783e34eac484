"""The same 1-D convolution as a banded matrix: shared weights, and missing ones."""

import numpy as np

from scenes.cells import Cells, Ragged
from scenes.panels import REAL, UNREACHED, Panel
from scenes.scene import Link, Mark

AS_LARGE = 1.5  # cells of a vector are those of the weights
DIGITS = 4  # of products of numbers with two decimals
LOOK = {
    "activation": {"colour": "activation", "share": "range", "digits": DIGITS},
    "weight": {"colour": "weight", "share": "weight", "digits": DIGITS},
    "gradient": {"colour": "gradient", "share": "gradient", "digits": DIGITS},
}


class Banded:
    """Where the paths of a convolution lie in the matrix (OW, W).

    Parameters
    ----------
    signal : Signal or Plane
    """

    def __init__(self, signal):
        self.signal = signal
        self.shape = len(signal.y), len(signal.x)
        paths = signal.paths
        column = paths.inp - signal.padding
        self.there = (column >= 0) & (column < len(signal.x))  # no padding
        self.flat = paths.out * len(signal.x) + column

    def cells(self, steps):
        """Cells of the matrix that some paths, by step, run through."""
        return Ragged.listed([self.flat[now[self.there[now]]] for now in steps])

    def marks(self, name, steps):
        """Frame each of these cells for itself, for they lie on a diagonal."""
        cells = self.cells(steps)
        at = [cells.at(step) for step in range(cells.steps)]
        return tuple(
            Mark(name, Ragged.listed([each[n : n + 1] for each in at]))
            for n in range(max(map(len, at)))
        )

    def lay(self, values):
        """Put a number of every path into the matrix; 0 where there is no path."""
        matrix = np.zeros(self.shape)
        matrix.flat[self.flat[self.there]] = values[self.there]
        return matrix

    def slopes(self, grads):
        """Gradient of every weight of the matrix, shape (OW, W)."""
        paths = self.signal.paths
        return self.lay(grads.dy[paths.out] * self.signal.padded[paths.inp])

    def panels(self, grads, choose):
        """Matrix times vector, and under each its gradient.

        Parameters
        ----------
        grads : SignalGradients
        choose : bool
            Whether a cell of dy is chosen by a click.

        Returns
        -------
        panels : tuple of Panel
            ``M``, ``X``, ``Y``, ``dM``, ``dX``, ``dY``.
        """
        signal, paths = self.signal, self.signal.paths
        weights = self.lay(signal.w[paths.tap])
        present = self.lay(np.ones(len(paths.out))) > 0
        state = np.where(present, REAL, UNREACHED).astype(np.uint8)
        columns = (signal.x, signal.y, grads.dx, grads.dy)
        x, y, dx, dy = (column[:, None] for column in columns)
        activation, weight, gradient = LOOK.values()
        column = {"scale": AS_LARGE}
        return (
            Panel("M", weights, state=state, place=(0, 0), **weight),
            Panel("X", x, operator="·", place=(0, 1), **column, **activation),
            Panel("Y", y, operator="+ b =", place=(0, 2), **column, **activation),
            Panel("dM", self.slopes(grads), state=state, place=(1, 0), **gradient),
            Panel("dX", dx, place=(1, 1), **column, **gradient),
            Panel("dY", dy, choose=choose, place=(1, 2), **column, **gradient),
        )

    def links(self):
        """Tell what belongs together under the pointer."""
        signal, paths = self.signal, self.signal.paths
        taps = self.cells(paths.through("tap", np.arange(len(signal.w))))
        columns = self.cells(paths.through("inp", signal.inside))
        rows = self.cells(paths.through("out", np.arange(len(signal.y))))
        tap, inp = Cells.one_by_one(len(signal.w)), Cells.one_by_one(len(signal.x))
        padded = Cells.one_by_one(len(signal.x), signal.padding)
        out = Cells.one_by_one(len(signal.y))
        return (
            *(Link.step_by_step("w", tap, name, taps) for name in ("M", "dM")),
            *(
                Link.step_by_step(name, out, "M", rows)
                for name in ("y", "Y", "dy", "dY")
            ),
            *(Link.step_by_step(name, padded, "M", columns) for name in ("x", "dx")),
            *(Link.step_by_step(name, inp, "M", columns) for name in ("X", "dX")),
            *(
                Link.cell_by_cell(a, padded, b, inp)
                for a, b in (("x", "X"), ("dx", "dX"))
            ),
            *(Link.cell_by_cell(a, out, b, out) for a, b in (("y", "Y"), ("dy", "dY"))),
        )
