"""What can be learned from a trained network beside its curves."""

import numpy as np

from engine import Flatten, dense, dropout, softmax
from networks.plan import ACTIVATIONS, scores_of


def hidden_units(network, x):
    """Return what the dense layer sees, without dropout: (N, D)."""
    activations, _ = network.run(x)
    flat = [n for n, layer in network.layers.items() if isinstance(layer, Flatten)]
    return activations[flat[-1]]


def mean_correlation(units):
    """Mean magnitude of the correlation between two hidden units.

    Parameters
    ----------
    units : ndarray, shape (N, D)
        Units that are always the same are left out.

    Returns
    -------
    float
        NaN where fewer than two units are left.
    """
    units = units[:, units.std(axis=0) > 1e-6].astype(np.float64)
    D = units.shape[1]
    if D < 2:
        return float("nan")
    correlations = np.abs(np.corrcoef(units, rowvar=False))
    return float((correlations.sum() - D) / (D * (D - 1)))


def activity(network, x):
    """Measure how often every unit of every activation is above zero.

    Parameters
    ----------
    network : Network
        With ReLU or its relatives; a unit is one map of one layer.
    x : ndarray, shape (N, C, H, W)

    Returns
    -------
    dict of str to ndarray, shape (K,)
        By the layer's name: the share of pictures and places where each map is
        above zero. A unit that is at 0 has died: no gradient reaches its weights.
    """
    activations, _ = network.run(x)
    kinds = tuple(ACTIVATIONS.values())
    return {
        name: (activations[name] > 0).mean(axis=(0, 2, 3))
        for name, layer in network.layers.items()
        if isinstance(layer, kinds)
    }


def weight_size(network):
    """Sum of the squares of all weights, without the biases."""
    return float(
        sum(
            np.sum(array.astype(np.float64) ** 2)
            for name, array in network.parameters().items()
            if name.endswith(".w")
        )
    )


def error(probabilities, labels):
    """Share of pictures whose largest probability is not that of their label."""
    return float(np.mean(probabilities.argmax(axis=1) != labels))


def ensemble_errors(network, rate, x, labels, most, rng):
    """Average more and more sub-networks that dropout draws.

    Parameters
    ----------
    network : Network
        Its last layer is dense and the only one behind dropout.
    rate : float
        What it was trained with.
    x, labels : ndarray
    most : int
        So many sub-networks.
    rng : numpy.random.Generator

    Returns
    -------
    errors : list of float
        Of the mean probabilities of the first 1, 2, ..., most sub-networks.
    whole : float
        Error of the whole network, as it is used at test time.
    """
    units, last = hidden_units(network, x), list(network.layers.values())[-1]
    total, errors = 0, []
    for _ in range(most):
        kept, _ = dropout(units, rate, rng)
        total = total + softmax(dense(kept, last.w, last.b))
        errors.append(error(total, labels))
    return errors, error(scores_of(network, x), labels)
