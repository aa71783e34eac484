"""A small network whose loss is known: Conv → ReLU → MaxPool → Dropout → Dense."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from engine import (
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPool2D,
    Network,
    ReLU,
    conv2d,
    dropout,
    max_pool2d,
    softmax,
    softmax_cross_entropy,
)
from engine.filters import preset
from scenes.windows import Geometry

FILTERS = ("sobel-columns", "sobel-rows", "laplacian", "gaussian")
KERNEL = Geometry((3, 3))
WINDOW = Geometry((4, 4), (4, 4))
SIDE, MAP, POOLED = 18, 16, 4  # rows and columns of the picture, of a map, pooled
CLASSES = 4
MEANT = 12  # decimals of a map: what lies behind is the noise of float64


@dataclass(frozen=True, eq=False)
class Weights:
    """What the chain has learned, or rather not yet: w1 (F, C, 3, 3), b1, w2, b2."""

    w1: np.ndarray
    b1: np.ndarray
    w2: np.ndarray
    b2: np.ndarray


def edge_filters(channels):
    """Take classical filters, divided already: (F, channels, 3, 3)."""
    pairs = [preset(name, KERNEL.kernel, channels) for name in FILTERS]
    return np.stack([weights.astype(float) / divisor for weights, divisor in pairs])


def random_filters(channels, rng):
    """Draw filters with one decimal: (F, channels, 3, 3)."""
    shape = (len(FILTERS), channels, *KERNEL.kernel)
    return rng.integers(-5, 6, shape) / 10


class MeantConv2D(Conv2D):
    """A convolution whose sums are freed from noise: equal cells are equal, 0 is 0.

    Else noise would decide ties, and which zeros pass a ReLU.

    Parameters
    ----------
    w, b : ndarray
    noise : ndarray, shape (N, F, OH, OW)
        Is taken off as it stands, however the input is nudged.
    """

    def __init__(self, w, b, noise):
        super().__init__(w, b)
        self.noise = noise

    def forward(self, x, training=False, rng=None):
        """Convolve."""
        y, back = super().forward(x, training, rng)
        return y - self.noise, back


def draw_weights(channels, rng, classical=True):
    """Make the weights of a chain for pictures of so many channels.

    Parameters
    ----------
    channels : int
    rng : numpy.random.Generator
    classical : bool
        Whether the filters look for edges; else they too are drawn.

    Returns
    -------
    weights : Weights
        The dense layer's have one decimal.
    """
    inputs = len(FILTERS) * POOLED**2
    w2 = rng.integers(-3, 4, (CLASSES, inputs)) / 10
    b2 = rng.choice(np.arange(-5, 6), CLASSES, replace=False) / 10
    w1 = edge_filters(channels) if classical else random_filters(channels, rng)
    return Weights(w1, np.zeros(len(FILTERS)), w2, b2)


@dataclass(frozen=True, eq=False)
class Chain:
    """A picture's way through the layers, with the one mask that the seed stands for.

    Parameters
    ----------
    x : ndarray of float64, shape (1, C, SIDE, SIDE)
    weights : Weights
    label : int
        The class that the picture is said to show.
    rate : float
    seed : int
        Of dropout's mask.
    training : bool
    noise : ndarray, optional
        Of the convolution's sums; reckoned where it is not given.
    """

    x: np.ndarray
    weights: Weights
    label: int
    rate: float = 0.5
    seed: int = 0
    training: bool = True
    noise: np.ndarray | None = None

    def nudged(self, **values):
        """Return the chain of other values, near by: its noise is the same."""
        return replace(self, noise=self._noise, **values)

    @cached_property
    def _noise(self):
        if self.noise is not None:
            return self.noise
        sums = conv2d(self.x, self.weights.w1, self.weights.b1)
        return sums - sums.round(MEANT)

    @cached_property
    def network(self):
        """The layers."""
        w = self.weights
        return Network(
            [
                ("conv", MeantConv2D(w.w1, w.b1, self._noise)),
                ("relu", ReLU()),
                ("pool", MaxPool2D(WINDOW.kernel)),
                ("drop", Dropout(self.rate)),
                ("flat", Flatten()),
                ("dense", Dense(w.w2, w.b2)),
            ]
        )

    @cached_property
    def _run(self):
        return self.network.run(self.x, self.training, self._rng())

    def _rng(self):
        return np.random.default_rng(self.seed)

    @cached_property
    def y(self):
        """Each layer's output by its name, of the one picture; ``input`` is its own."""
        return {name: values[0] for name, values in self._run[0].items()}

    @cached_property
    def _loss(self):
        scores = self._run[0]["dense"]
        return softmax_cross_entropy(scores, np.array([self.label]))

    @property
    def loss(self):
        """How little probability the label got."""
        return self._loss[0]

    @cached_property
    def probabilities(self):
        """Softmax of the scores, shape (K,)."""
        return softmax(self.y["dense"])

    @cached_property
    def _back(self):
        return self._run[1](self._loss[1])

    @cached_property
    def dy(self):
        """Gradient of each layer's output by its name; ``input`` is the picture's."""
        return {name: values[0] for name, values in self._back[0].items()}

    @cached_property
    def grads(self):
        """Gradients of w1, b1, w2, b2."""
        names = ("conv.w", "conv.b", "dense.w", "dense.b")
        return Weights(*(self._back[1][name] for name in names))

    @cached_property
    def mask(self):
        """What dropout kept, shape (F, PH, PW); all of it in test mode."""
        pooled = self._run[0]["pool"]
        _, mask = dropout(pooled, self.rate, self._rng(), self.training)
        return np.ones(pooled.shape[1:], bool) if mask is None else mask[0]

    @property
    def scale(self):
        """What dropout divides by."""
        return round(1 - self.rate, 9) if self.training else 1.0

    @property
    def branches(self):
        """Which way the numbers go to the loss: what wins a window, if it passes ReLU.

        Of a window that is dropped nothing gets there.
        """
        passing = self.y["pool"] > 0
        return np.concatenate([each[self.mask] for each in (passing, self.winners)])

    @cached_property
    def winners(self):
        """Flat index, into its map, of the cell that won each window: (F, PH, PW)."""
        return max_pool2d(self._run[0]["relu"], WINDOW.kernel)[1][0]
