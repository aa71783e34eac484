"""A 2-D convolution told as that of a signal: all numbers row after row."""

from dataclasses import dataclass

import numpy as np

from engine import conv2d, conv2d_backward
from scenes.signal.numbers import Paths, SignalGradients
from scenes.windows import Geometry


@dataclass(frozen=True, eq=False)
class Plane:
    """One forward pass: y (OH·OW,) from x (H·W,), w (KH·KW,) and b.

    `size` is (H, W) and `kernel` (KH, KW); the window moves step by step, without
    padding.
    """

    x: np.ndarray
    w: np.ndarray
    b: float
    size: tuple
    kernel: tuple
    y: np.ndarray
    padding = 0

    @classmethod
    def of(cls, x, w, b):
        """Send a picture through the layer.

        Parameters
        ----------
        x : ndarray of float64, shape (H, W)
        w : ndarray of float64, shape (KH, KW)
        b : float
        """
        y = conv2d(x[None, None], w[None, None], np.array([b], w.dtype))
        return cls(x.ravel(), w.ravel(), b, x.shape, w.shape, y.ravel())

    @property
    def padded(self):
        """The input, which has no padding."""
        return self.x

    @property
    def inside(self):
        """All of its numbers."""
        return np.arange(len(self.x))

    @property
    def middles(self):
        """Where each y stands beside the input: the windows' middles lie too close."""
        OW = len(self.y)
        return (np.arange(OW) + 0.5) * len(self.x) / OW - 0.5

    @property
    def paths(self):
        """All paths through the layer."""
        moves = Geometry(self.kernel)
        windows = moves.windows(0, self.size, moves.output(self.size))
        out, tap = np.divmod(np.arange(len(self.y) * len(self.w)), len(self.w))
        return Paths(out, windows.all, tap)

    def again(self, x, w, b):
        """Send other numbers, x (H·W,) and w (KH·KW,), through the same layer."""
        return Plane.of(x.reshape(self.size), w.reshape(self.kernel), b)

    def back(self, dy):
        """Let the gradient (OH·OW,) go back: a SignalGradients."""
        x, w = self.x.reshape(1, 1, *self.size), self.w.reshape(1, 1, *self.kernel)
        output = Geometry(self.kernel).output(self.size)
        dx, dw, db = conv2d_backward(dy.reshape(1, 1, *output), x, w)
        return SignalGradients(dy, dx.ravel(), dw.ravel(), db)
