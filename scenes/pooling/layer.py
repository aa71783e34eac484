"""Pooling as a layer of whole maps, and what it makes of pictures that move."""

from dataclasses import dataclass

import numpy as np

import engine
from scenes.windows import Geometry

POOLS = ("max", "average")
ROUNDING = 1e-9  # of sums in another order; other means of hundredths differ more
FIRST = "first"  # plain subsampling: one cell of each window, whatever it holds


@dataclass(frozen=True)
class PoolLayer:
    """One of POOLS, or plain subsampling, with its windows."""

    kind: str
    geometry: Geometry

    def forward(self, x):
        """Pool maps (N, C, H, W) to (N, C, OH, OW)."""
        if self.kind == FIRST:
            return self._middles(x)
        pool = {"max": self._largest, "average": engine.avg_pool2d}[self.kind]
        return pool(x, *self._moves)

    def backward(self, dy, x):
        """Turn the gradient of the output into that of `x`, of the shape of `x`."""
        if self.kind == "max":
            return engine.max_pool2d_backward(dy, self.winners(x), x.shape)
        return engine.avg_pool2d_backward(dy, x.shape, *self._moves)

    def winners(self, x):
        """Tell which cell of its map wins each window, shape (N, C, OH, OW)."""
        return engine.max_pool2d(x, *self._moves)[1]

    @property
    def branches(self):
        """What a tiny step may change: the winners. None where there are none."""
        return self.winners if self.kind == "max" else None

    @property
    def _moves(self):
        return self.geometry.kernel, self.geometry.stride, self.geometry.padding

    @staticmethod
    def _largest(x, *moves):
        return engine.max_pool2d(x, *moves)[0]

    def _middles(self, x):
        """Take the cell in the middle of each window; of an even one, the later."""
        sides = zip(
            self.geometry.output(x.shape[2:]),
            self.geometry.kernel,
            self.geometry.stride,
            self.geometry.padding,
            x.shape[2:],
            strict=True,
        )
        rows, columns = (
            np.minimum(np.arange(count) * stride - before + kernel // 2, size - 1)
            for count, kernel, stride, (before, _), size in sides
        )
        return x[:, :, rows[:, None], columns]


@dataclass(frozen=True, eq=False)
class Shifted:
    """What a kind of pooling makes of maps before and after they have moved."""

    kind: str
    before: np.ndarray
    after: np.ndarray

    @property
    def changed(self):
        """Tell which cells are not what they were, but for the order of a sum."""
        return ~np.isclose(self.before, self.after, rtol=0, atol=ROUNDING)

    @property
    def change(self):
        """How much each cell has gained."""
        return self.after - self.before

    @property
    def relative_change(self):
        """Mean size of the change over that of what stood there; 0 where nothing did.

        Kinds of pooling that make small values of large ones can be compared by it.
        """
        before = np.abs(self.before).mean()
        return float(np.abs(self.change).mean() / before) if before else 0.0


def shift_experiment(geometry, x, moved):
    """Pool maps and the same maps moved, by every kind.

    Parameters
    ----------
    geometry : Geometry
    x, moved : ndarray, shape (H, W)

    Returns
    -------
    results : list of Shifted
    """
    layers = [PoolLayer(kind, geometry) for kind in (*POOLS, FIRST)]
    return [
        Shifted(layer.kind, *(layer.forward(m[None, None])[0, 0] for m in (x, moved)))
        for layer in layers
    ]


def moving_dot(geometry, shift, most):
    """Make a map that is dark but for one cell, and the same map moved.

    Parameters
    ----------
    geometry : Geometry
        The dot begins in the first column and the middle row of one of its windows,
        in the row that plain subsampling looks at.
    shift : (rows, columns)
        How far down and to the right it moves.
    most : int
        As far from it is the map's border, at least.

    Returns
    -------
    before, after : ndarray, shape (H, W)
    window : (row, column, height, width)
        Where the dot begins.
    """
    ways = zip(geometry.stride, geometry.padding, strict=True)
    cell = tuple(-(-(most + before) // stride) for stride, (before, _) in ways)
    top, left, height, width = window = geometry.window(cell)
    before, after = np.zeros((2, 2 * top + height, 2 * left + width))
    row = top + height // 2
    before[row, left] = after[row + shift[0], left + shift[1]] = 1
    return before, after, window
