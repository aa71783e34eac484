"""The convolution that an address sets: its filters, and how their window moves."""

from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from engine import conv2d
from engine.filters import preset
from lessons.common.fields import INPUTS
from lessons.common.kernels import filters_of
from scenes.convolution.forward import filtered
from scenes.windows import Geometry, same_padding


@dataclass(frozen=True, eq=False)
class Layer:
    """The chosen filters as they are multiplied, and the one on the stage.

    `weights` (F, C, KH, KW) float64 before their `divisors` (F,); `names`; `shown`.
    """

    names: tuple
    weights: np.ndarray
    divisors: np.ndarray
    shown: int
    geometry: Geometry
    bias: float

    @classmethod
    def of(cls, values):
        """Return the layer for the input of these values: C is 3 in colour, else 1.

        Parameters
        ----------
        values : Values
            With the lesson's ``SETTINGS``.
        """
        seed = values["seed"] if "random" in values["filter"] else 0
        keys = "filter", "k", "flip", "map", "b"
        example = INPUTS.get(values["example"])
        channels = (3 if values["rgb"] else 1) if example is None else example.shape[1]
        own = (values[key] for key in keys)
        return _layer(geometry(values), seed, channels, *own)

    @property
    def name(self):
        """Name of the filter on the stage."""
        return self.names[self.shown]

    @property
    def one(self):
        """The filter on the stage alone, (1, C, KH, KW), before its divisor."""
        return self.weights[self.shown : self.shown + 1]

    @property
    def multiplied(self):
        """The filter on the stage as one that has no divisor, shape (C, KH, KW)."""
        return self.one[0] / self.divisors[self.shown]

    def shown_map(self, x):
        """Apply the filter on the stage.

        Parameters
        ----------
        x : ndarray, shape (1, C, H, W)

        Returns
        -------
        y : ndarray, shape (OH, OW), of x's dtype
        """
        own = (self.one, self.bias, self.divisors[self.shown])
        w, bias, divisor = (np.asarray(each, x.dtype) for each in own)
        return filtered(x, w, self.geometry, bias, divisor)[0]

    @property
    def moves(self):
        """Stride, padding and dilation, as the engine takes them."""
        return self.geometry.stride, self.geometry.padding, self.geometry.dilation

    def apply(self, x, w):
        """Filter pictures (N, C, H, W) with one filter (C, KH, KW): (N, OH, OW)."""
        return conv2d(x, w[None], np.array([float(self.bias)]), *self.moves)[:, 0]


@lru_cache(maxsize=32)  # the same one is known by itself
def _layer(moves, seed, channels, names, typed, flip, number, bias):
    make = partial(preset, seed=seed)
    weights, divisors = filters_of(names, typed, moves.kernel, channels, make)
    for array in (weights, divisors):
        array.flags.writeable = False
    weights = weights[:, :, ::-1, ::-1] if flip else weights
    return Layer(
        names, weights, divisors, min(int(number), len(names) - 1), moves, bias
    )


def geometry(values):
    """Return how the window moves."""
    kernel, dilation = (values["kh"], values["kw"]), (values["d"],) * 2
    sides = (values["p"], values["p"])
    padding = same_padding(kernel, dilation) if values["same"] else (sides, sides)
    return Geometry(kernel, (values["s"],) * 2, padding, dilation)
