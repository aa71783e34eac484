"""The one way through a network: named steps forward, and back in reverse order.

A step has ``inputs`` and ``outputs``, names of tensors, and ``forward(*arrays)``, which
returns its outputs and ``back(*dys)``. That is all that a row of layers and a graph of
any shape have in common, and all that is needed to run them.
"""

from collections.abc import Callable
from itertools import zip_longest
from typing import NamedTuple

import numpy as np


class Step(NamedTuple):
    """What is computed from which tensors.

    Parameters
    ----------
    inputs, outputs : tuple of str
        ``""`` stands for one that is left out.
    forward : callable
        ``outputs, back = forward(*arrays)``, and ``back(*dys)`` returns for each input
        its gradient, None, or a function that computes the gradient if it is wanted.
    """

    inputs: tuple
    outputs: tuple
    forward: Callable


def go_forward(steps, values):
    """Take steps one after the other.

    Parameters
    ----------
    steps : iterable of Step
    values : dict of str to ndarray
        Tensors by name; each step's outputs join them. What has no value is None.

    Yields
    ------
    step : Step
    outputs : sequence of ndarray
    back : callable
    """
    for step in steps:
        outputs, back = step.forward(*(values.get(name) for name in step.inputs))
        named = zip(step.outputs, outputs, strict=False)
        # NumPy's functions give a number for an array without axes.
        values.update((name, np.asarray(array)) for name, array in named if name)
        yield step, outputs, back


def go_back(taken, dys, names=None):
    """Go through steps that were taken, from the last to the first.

    Parameters
    ----------
    taken : list
        What go_forward gave.
    dys : dict of str to ndarray
        Gradients that come from outside, of any tensors.
    names : collection of str or None
        Tensors whose gradients are asked for, None for all: others are forgotten as
        soon as possible, and not computed where nothing follows from them.

    Returns
    -------
    gradients : dict of str to ndarray
        Of those tensors that one of ``dys`` depends on; a sum where it is used twice.
    """
    gradients = dict(dys)
    made = {name for step, *_ in taken for name in step.outputs}
    for step, outputs, back in reversed(taken):
        if not any(name in gradients for name in step.outputs):
            continue
        given = _filled(step.outputs, outputs, gradients)
        if names is not None:
            _forget(gradients, set(step.outputs).difference(names))
        for name, dx in zip(step.inputs, back(*given), strict=False):
            wanted = names is None or name in names or name in made
            if name and dx is not None and wanted:
                _add(gradients, name, dx() if callable(dx) else dx)
    return gradients


def _filled(names, outputs, gradients):
    """Return a gradient for each output: zeros where nothing depends on it."""
    return [
        gradients[name] if name in gradients else np.zeros_like(array)
        for name, array in zip_longest(names, outputs, fillvalue="")
    ]


def _forget(gradients, names):
    for name in names:
        gradients.pop(name, None)


def _add(gradients, name, dx):
    dx = np.asarray(dx)
    gradients[name] = gradients[name] + dx if name in gradients else dx
