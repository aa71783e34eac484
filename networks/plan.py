"""The architecture of a network that learns: few numbers, and what is built of them."""

from dataclasses import dataclass

import numpy as np

from engine import (
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    LeakyReLU,
    MaxPool2D,
    Network,
    ReLU,
    Sigmoid,
    Tanh,
)
from networks.tasks import TASKS

ACTIVATIONS = {"relu": ReLU, "leaky": LeakyReLU, "sigmoid": Sigmoid, "tanh": Tanh}
POOLS = (1, 2, 4)
DEEPEST, WIDEST = 12, 32
KERNEL = 3


@dataclass(frozen=True)
class Plan:
    """Convolutions in two blocks, a pool behind each, dropout, and one dense layer.

    Parameters
    ----------
    task : str
        One of ``networks.tasks.TASKS``.
    depth : int
        Convolutions in both blocks together; the first block has the odd one.
    width : int
        Filters of every convolution.
    act : str
        What follows a convolution: one of ACTIVATIONS.
    pool : int
        Side of the pools, one of POOLS; 1 for none.
    rate : float
        Share that dropout drops before the dense layer.
    """

    task: str = "digits"
    depth: int = 4
    width: int = 10
    act: str = "relu"
    pool: int = 2
    rate: float = 0.25

    def __post_init__(self):
        """Refuse what cannot be built."""
        _check_option("task", self.task, TASKS)
        _check_option("act", self.act, ACTIVATIONS)
        _check_option("pool", self.pool, POOLS)
        _check_range("depth", self.depth, int, 1, DEEPEST)
        _check_range("width", self.width, int, 1, WIDEST)
        _check_range("rate", self.rate, (int, float), 0, 1)

    def network(self, rng):
        """Build the network with weights drawn by chance.

        Parameters
        ----------
        rng : numpy.random.Generator

        Returns
        -------
        Network
            Layers conv1, relu1, conv2, relu2, pool1, conv3, ..., dropout, flatten,
            dense; the activation's name is that of ``act``.
        """
        task, layers = TASKS[self.task], []
        channels, size = task.channels, task.size
        for count, block in enumerate(self._blocks(), start=1):
            for number in block:
                conv = Conv2D.random(channels, self.width, KERNEL, rng, padding=1)
                layers.append((f"conv{number}", conv))
                layers.append((f"{self.act}{number}", ACTIVATIONS[self.act]()))
                channels = self.width
            if self.pool > 1:
                layers.append((f"pool{count}", MaxPool2D(self.pool)))
                size //= self.pool
        dense = Dense.random(channels * size**2, len(task.classes), rng)
        last = ("dropout", Dropout(self.rate)), ("flatten", Flatten()), ("dense", dense)
        return Network([*layers, *last])

    def _blocks(self):
        """Return the numbers of each block's convolutions, counted from 1."""
        first = (self.depth + 1) // 2
        blocks = range(1, first + 1), range(first + 1, self.depth + 1)
        return [block for block in blocks if block]


def scores_of(network, x):
    """Return the scores (N, K) that a network gives to pictures (N, C, H, W)."""
    activations, _ = network.run(x)
    return list(activations.values())[-1]


def right_answers(network, x, labels, batch=100):
    """Share of pictures that a network names rightly.

    Parameters
    ----------
    network : Network
    x : ndarray, shape (N, C, H, W)
    labels : ndarray of int, shape (N,)
    batch : int
        Pictures that are looked at together.
    """
    parts = [slice(start, start + batch) for start in range(0, len(x), batch)]
    answers = [scores_of(network, x[part]).argmax(axis=1) for part in parts]
    return float(np.mean(np.concatenate(answers) == labels))


def _check_option(name, value, options):
    if value not in options:
        raise ValueError(f"{name} must be one of {list(options)}, got {value!r}")


def _check_range(name, value, kind, low, high):
    fits = isinstance(value, kind) and not isinstance(value, bool)
    if not (fits and low <= value <= high):
        raise ValueError(f"{name} must lie between {low} and {high}, got {value!r}")
