"""A 1-D convolution of one signal: its numbers, its paths, its gradients."""

from dataclasses import dataclass

import numpy as np

from engine import conv1d, conv1d_backward
from engine.comparison import Part


@dataclass(frozen=True, eq=False)
class Paths:
    """Where a number of x meets a weight on its way to a number of y.

    `out`, `inp` and `tap` (n,) are indices into y, the padded x and w; the paths
    that end in the same y follow each other.
    """

    out: np.ndarray
    inp: np.ndarray
    tap: np.ndarray

    def through(self, side, places):
        """List, for each of `places` of a side, the numbers of the paths there."""
        ends = getattr(self, side)
        return [np.flatnonzero(ends == place) for place in places]


@dataclass(frozen=True, eq=False)
class Signal:
    """One forward pass: y (OW,) from x (W,), w (K,) and b.

    `turned` says whether the kernel is turned first, as a true convolution has it;
    else this is a cross-correlation. There are as many zeros as `padding` says at
    either end.
    """

    x: np.ndarray
    w: np.ndarray
    b: float
    stride: int
    padding: int
    turned: bool
    y: np.ndarray

    @property
    def padded(self):
        """The input between its zeros, shape (W + 2·padding,)."""
        return np.pad(self.x, self.padding)

    @property
    def inside(self):
        """Which numbers of the padded input are no padding."""
        return np.arange(len(self.x)) + self.padding

    @property
    def middles(self):
        """Where each y stands beside the padded input: in the middle of its window."""
        return np.arange(len(self.y)) * self.stride + (len(self.w) - 1) / 2

    @property
    def paths(self):
        """All paths through the layer."""
        OW, K = len(self.y), len(self.w)
        out, place = np.divmod(np.arange(OW * K), K)
        return Paths(out, out * self.stride + place, turn(np.arange(K), self)[place])

    def again(self, x, w, b):
        """Send other numbers, x (W,) and w (K,), through the same layer."""
        return run_signal(x, w, b, self.stride, self.padding, self.turned)

    def back(self, dy):
        """Let the gradient (OW,) go back: a SignalGradients."""
        x, w = self.x[None, None], turn(self.w, self)[None, None]
        how = self.stride, self.padding
        dx, dw, db = conv1d_backward(dy[None, None], x, w, *how)
        return SignalGradients(dy, dx[0, 0], turn(dw[0, 0], self), db)


@dataclass(frozen=True, eq=False)
class SignalGradients:
    """What comes back for a dy: dx (W,), dw (K,), db (1,)."""

    dy: np.ndarray
    dx: np.ndarray
    dw: np.ndarray
    db: np.ndarray


def turn(weights, how):
    """Weights in the order in which they meet x; and back again."""
    return weights[::-1] if how.turned else weights


def run_signal(x, w, b, stride=1, padding=0, turned=True):
    """Send a signal through the layer.

    Parameters
    ----------
    x : ndarray of float64, shape (W,)
    w : ndarray of float64, shape (K,)
    b : float
    stride, padding : int
    turned : bool

    Returns
    -------
    signal : Signal
    """
    kernel = w[::-1] if turned else w
    y = conv1d(
        x[None, None], kernel[None, None], np.array([b], w.dtype), stride, padding
    )
    return Signal(x, w, b, stride, padding, turned, y[0, 0])


def nudged(signal, grads):
    """Name what a gradient check nudges.

    Parameters
    ----------
    signal : Signal or Plane
    grads : SignalGradients

    Returns
    -------
    parts : tuple of Part
    """
    x, w, b = signal.x, signal.w, np.array([signal.b], signal.w.dtype)

    def y_of(x, w, b):
        return signal.again(x, w, float(b[0])).y

    return (
        Part("x", x[None], grads.dx[None], lambda other: y_of(other[0], w, b)),
        Part("w", w[None], grads.dw[None], lambda other: y_of(x, other[0], b)),
        Part("b", b[None], grads.db[None], lambda other: y_of(x, w, other[0])),
    )
