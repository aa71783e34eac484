"""All sub-networks that dropout can make of one unit, and their average."""

from dataclasses import dataclass

import numpy as np

from engine import dense, relu

MOST_INPUTS = 12  # 2 to the power of so many sub-networks are enumerated


@dataclass(frozen=True, eq=False)
class Averaged:
    """Outputs (2ⁿ,) of all sub-networks, their average, and the one test pass."""

    outputs: np.ndarray
    average: float
    test: float


@dataclass(frozen=True, eq=False)
class Ensemble:
    """One unit in every sub-network: as it is, and behind a ReLU.

    `probability` (2ⁿ,) is how likely dropout makes each sub-network.
    """

    probability: np.ndarray
    linear: Averaged
    relu: Averaged


def enumerate_ensemble(x, w, b, rate):
    """Switch every subset of a unit's inputs off once.

    Parameters
    ----------
    x, w : ndarray, shape (n,)
        Inputs, at most 12, and the unit's weights.
    b : float
    rate : float
        Below 1.

    Returns
    -------
    ensemble : Ensemble
    """
    n = len(x)
    if n > MOST_INPUTS:
        raise ValueError(f"at most {MOST_INPUTS} inputs are enumerated, got {n}")
    masks = subsets(n)
    kept = masks.sum(axis=1)
    probability = (1 - rate) ** kept * rate ** (n - kept)
    unit, bias = w[None], np.array([b])
    outputs = dense(masks * x / (1 - rate), unit, bias)[:, 0]
    test = dense(x[None], unit, bias)[:, 0]

    def averaged(f):
        return Averaged(f(outputs), float(probability @ f(outputs)), f(test).item())

    return Ensemble(probability, averaged(np.asarray), averaged(relu))


def subsets(n):
    """All masks of n bits, shape (2ⁿ, n), bool; the last one keeps everything."""
    return (np.arange(2**n)[:, None] >> np.arange(n) & 1).astype(bool)
