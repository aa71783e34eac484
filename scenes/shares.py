"""Softmax in steps that can be followed with a pocket calculator."""

from dataclasses import dataclass

import numpy as np

SCORE_DIGITS = 2
LARGE = 20  # scores beyond it are shifted
SIGNIFICANT = 5  # digits that the largest exponential is printed with, at least


@dataclass(frozen=True, eq=False)
class Shares:
    """Scores (K,) rounded, their exponentials, the sum of these, and the shares.

    `digits` is the number of decimals that the exponentials and their sum have;
    `shift` is taken off every score first, which changes no share: 0 unless the
    exponentials would become too long to be printed.
    """

    scores: np.ndarray
    exponentials: np.ndarray
    total: float
    shares: np.ndarray
    digits: int
    shift: float


def shares_in_steps(scores):
    """Turn scores into shares; every step goes on with the rounded numbers.

    Parameters
    ----------
    scores : ndarray, shape (K,)

    Returns
    -------
    Shares
        ``softmax(scores)`` but for the rounding of the scores to two decimals.
    """
    scores = np.asarray(scores, np.float64).round(SCORE_DIGITS) + 0.0
    shift = float(scores.max()) if np.abs(scores).max() > LARGE else 0.0
    exponentials = np.exp(scores - shift)
    size = int(np.floor(np.log10(exponentials.max())))
    digits = max(2, SIGNIFICANT - 1 - size)
    exponentials = exponentials.round(digits)
    total = float(exponentials.sum().round(digits))
    return Shares(scores, exponentials, total, exponentials / total, digits, shift)
