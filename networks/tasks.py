"""What a network can be asked to tell apart."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from networks import digits, shapes

HELD_OUT_SHAPES = 1000
MOST = 1437  # pictures to train with: so many digits there are
CHECKED = 360  # held-out pictures that are looked at where it has to be quick
# Seeds of shapes are pairs: what training, tests and lessons draw never coincides.
TRAINING, HELD_OUT = 0, 1


@dataclass(frozen=True)
class Task:
    """Pictures of some classes.

    Parameters
    ----------
    classes : tuple of str
        Their names, in the order of the labels.
    channels, size : int
        A picture has the shape (channels, size, size).
    training : callable
        ``training(count, seed) -> x, labels`` chooses or draws at most MOST.
    held_out : callable
        ``held_out() -> x, labels``: pictures that training never sees.
    """

    classes: tuple
    channels: int
    size: int
    training: Callable
    held_out: Callable


@lru_cache(maxsize=8)
def _some_digits(count, seed):
    x, labels = digits.digits("training")
    chosen = np.random.default_rng(seed).permutation(len(x))[:count]
    return _frozen(x[chosen], labels[chosen])


def _some_shapes(count, seed):
    x, labels = _all_shapes(seed)
    return x[:count], labels[:count]


@lru_cache(maxsize=2)
def _all_shapes(seed):
    return _frozen(*shapes.shapes(MOST, (TRAINING, seed)))


@cache
def _other_digits():
    return _frozen(*digits.digits("held out"))


@cache
def _other_shapes():
    return _frozen(*shapes.shapes(HELD_OUT_SHAPES, (HELD_OUT, 0)))


def _frozen(x, labels):
    """Protect what all readers share."""
    x.flags.writeable = labels.flags.writeable = False
    return x, labels


TASKS = {
    "digits": Task(digits.CLASSES, 1, digits.SIZE, _some_digits, _other_digits),
    "shapes": Task(shapes.CLASSES, 3, shapes.SIZE, _some_shapes, _other_shapes),
}
