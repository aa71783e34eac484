"""What a gradient check nudges in a chain: the picture, and every weight."""

from dataclasses import replace

import numpy as np

from engine.comparison import GradientCheck, Part
from scenes.chain.chain import CLASSES, FILTERS, POOLED

SHOWN = {"w1": "w₁", "b1": "b₁", "w2": "w₂", "b2": "b₂"}
STRAIGHT = ("w₂", "b₂")  # behind them there is no kink
SEEN = {"w2": (CLASSES, len(FILTERS), POOLED, POOLED)}  # as maps, where it is a matrix


def chain_check(chain):
    """Compare all gradients of a chain with central differences of its loss.

    Dropout keeps its mask. A cell is left out where a step up and a step down send
    the numbers another way through ReLU or max pooling.

    Parameters
    ----------
    chain : Chain

    Returns
    -------
    check : GradientCheck
    """
    parts = [_part("x", chain.x, chain.dy["input"][None], _with_picture(chain))]
    for name, shown in SHOWN.items():
        pair = (getattr(w, name) for w in (chain.weights, chain.grads))
        seen = [each.reshape(SEEN.get(name, each.shape)) for each in pair]
        parts.append(_part(shown, *seen, _with_weights(chain, name)))
    return GradientCheck(1.0, *parts)


def _part(name, values, gradient, nudged):
    """`nudged` makes the chain of other values."""
    return Part(
        name,
        values,
        gradient,
        lambda other: np.array(nudged(other).loss),
        None if name in STRAIGHT else lambda other: nudged(other).branches,
    )


def _with_picture(chain):
    return lambda x: chain.nudged(x=x)


def _with_weights(chain, name):
    def nudged(w):
        array = w.reshape(getattr(chain.weights, name).shape)
        return chain.nudged(weights=replace(chain.weights, **{name: array}))

    return nudged
