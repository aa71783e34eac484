"""The maps of one layer, and what each of them is made of."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scenes.windows import Geometry

SHARES = 1e-6  # below this share of the strongest weight, a slice counts as zero
OTHERS = 0.2  # how strong an edge looks that only takes a share away


@dataclass(frozen=True, eq=False)
class Column:
    """The maps of one layer.

    Parameters
    ----------
    name : str
        The layer's.
    kind : str
        ``conv``, ``relu``, ``leaky``, ``sigmoid``, ``tanh``, ``pool``, ``dense`` or
        ``softmax``.
    maps : ndarray, shape (K, H, W)
        Scores and shares are maps of one cell.
    geometry : Geometry
        How its window moves over the maps before; that of a dense layer is as large
        as they are, so that it is a convolution with one place to stand.
    block : str
        The last layer with weights, this one included.
    weights : ndarray, shape (K, C, KH, KW), or None
        None where a map comes from the one map of its number.
    bias : ndarray, shape (K,), or None
    layer : Layer or None
        What computes it; None for the softmax.
    """

    name: str
    kind: str
    maps: np.ndarray
    geometry: Geometry
    block: str
    weights: np.ndarray | None = None
    bias: np.ndarray | None = None
    layer: object = None

    @cached_property
    def sources(self):
        """Which maps of the column before each map is made of.

        For each map a list of (number, strength, sign), the strongest first: the
        strength is 1 for the strongest, the sign 0 where there are no weights or
        positive and negative ones are equally large.
        """
        numbers = range(len(self.maps))
        if self.kind == "softmax":
            return [_own_and_others(number, len(self.maps)) for number in numbers]
        if self.weights is None:
            return [[(number, 1.0, 0)] for number in numbers]
        return [_slices(w) for w in self.weights]


def _own_and_others(number, count):
    """Let a share grow with its own score and shrink with every other one."""
    others = [(other, OTHERS, -1) for other in range(count) if other != number]
    return [(number, 1.0, 1), *others]


def _slices(w):
    """Slices of one filter (C, KH, KW) that are not zero, the strongest first."""
    strength = np.abs(w).sum(axis=(1, 2))
    most = strength.max() or 1
    order = np.argsort(-strength, kind="stable")
    return [
        (int(c), float(strength[c] / most), _sign(w[c]))
        for c in order
        if strength[c] > SHARES * most
    ]


def _sign(w):
    balance = w.max() + w.min()
    return int(np.sign(balance)) if abs(balance) > 1e-3 * np.abs(w).max() else 0
