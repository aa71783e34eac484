"""What can be learned from a trained network beside its curves."""

import numpy as np

from engine import Dropout, Flatten, dense, dropout, softmax
from networks.plan import ACTIVATIONS

MEMBERS = 50  # sub-networks that are averaged


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


def error(scores, labels):
    """Share of pictures whose largest score is not that of their label."""
    return float(np.mean(scores.argmax(axis=1) != labels))


def ensemble_errors(network, x, labels):
    """Average more and more sub-networks that dropout draws.

    Parameters
    ----------
    network : Network
        Its last layer is dense and the only one behind dropout.
    x, labels : ndarray

    Returns
    -------
    errors : list of float
        Of the mean probabilities of the first 1, 2, ..., MEMBERS sub-networks.
    whole : float
        Error of the whole network, as it is used at test time.
    """
    (rate,) = (n.rate for n in network.layers.values() if isinstance(n, Dropout))
    units, last = hidden_units(network, x), list(network.layers.values())[-1]
    total, errors, rng = 0, [], np.random.default_rng(0)
    for _ in range(MEMBERS):
        kept, _ = dropout(units, rate, rng)
        total = total + softmax(dense(kept, last.w, last.b))
        errors.append(error(total, labels))
    return errors, error(dense(units, last.w, last.b), labels)


# What each comparison looks at beside the curves: ``study(network, x, labels)``.


def study_correlation(network, x, labels):
    """Find out how much alike the hidden units are."""
    return {"correlation": mean_correlation(hidden_units(network, x))}


def study_weights(network, x, labels):
    """Find out how large the weights are."""
    return {"weights": weight_size(network)}


def study_parameters(network, x, labels):
    """Count what is learned."""
    arrays = network.parameters().values()
    return {"parameters": sum(array.size for array in arrays)}


def study_activity(network, x, labels):
    """Find out which units never wake up."""
    shares = activity(network, x)
    dead = float(np.mean(np.concatenate(list(shares.values())) == 0))
    return {"dead": dead, "activity": shares}


def study_ensemble(network, x, labels):
    """Find out what averaging sub-networks gains."""
    errors, whole = ensemble_errors(network, x, labels)
    return {"whole": whole, "averaged": errors[-1], "errors": errors}


def study_nothing(network, x, labels):
    """Leave it at the curves."""
    return {}
