"""What the last step of a training has seen, and with what it changed the weights."""

from copy import deepcopy
from dataclasses import dataclass

import numpy as np

from engine import SGD, Adam, Dropout, dropout


@dataclass(frozen=True, eq=False)
class Step:
    """One step: all of it that is shown, so that no batch has to be kept.

    Parameters
    ----------
    number : int
        Of the step, counted from 1.
    pictures : int
        In its batch.
    label : int
        What the batch's first picture shows.
    loss : float
        Of the whole batch, without l2's part.
    activations, gradients : dict of str to ndarray
        Of the first picture alone, by layer: (C, H, W) or (D,). The loss is the mean
        over the batch.
    before, grads : dict of str to ndarray
        Weights and biases as they were, and the gradients of the whole batch, without
        l2's part.
    optimizer : SGD or Adam
        As it was before it changed them.
    masks : ndarray of bool, shape (pictures, units)
        What dropout kept of each picture.
    """

    number: int
    pictures: int
    label: int
    loss: float
    activations: dict
    gradients: dict
    before: dict
    grads: dict
    optimizer: SGD | Adam
    masks: np.ndarray


def step_of(passed, number, label, network, optimizer):
    """Keep of a Pass what is shown of it, before the weights change.

    Parameters
    ----------
    passed : Pass
    number, label : int
        As of a Step.
    network : Network
    optimizer : SGD or Adam

    Returns
    -------
    Step
    """
    first = [
        {name: array[0].copy() for name, array in arrays.items()}
        for arrays in (passed.activations, passed.gradients)
    ]
    before = {name: array.copy() for name, array in network.parameters().items()}
    return Step(
        number,
        len(passed.chosen),
        label,
        passed.loss,
        *first,
        before,
        passed.grads,
        deepcopy(optimizer),
        masks_of(passed, network),
    )


def masks_of(passed, network):
    """Draw the masks of a Pass once more: True where a number was kept.

    Parameters
    ----------
    passed : Pass
    network : Network
        With one layer that drops.

    Returns
    -------
    masks : ndarray of bool, shape (N, units)
    """
    before = dict(zip(network.layers, passed.activations, strict=False))
    (name,) = (n for n, each in network.layers.items() if isinstance(each, Dropout))
    x = passed.activations[before[name]]
    _, mask = dropout(x, network.layers[name].rate, deepcopy(passed.rng))
    return mask.reshape(len(x), -1)
