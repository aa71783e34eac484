"""Softmax in steps that can be followed with a pocket calculator."""

from dataclasses import dataclass

import numpy as np

SCORE_DIGITS = 4  # two would move a share of 61.75 % to 61.9 %
LARGE = 20  # scores beyond it are shifted
SIGNIFICANT = 5  # digits that the largest exponential is printed with, at least
TOLD = 3  # digits of the smallest
MOST_DECIMALS = 300  # a smaller number is 0


@dataclass(frozen=True, eq=False)
class Shares:
    """Scores (K,) rounded, their exponentials, the sum of these, and the shares.

    `digits` is the number of decimals that the sum and the exponentials have; those
    that would have fewer than three digits then have more decimals.
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
        ``softmax(scores)`` but for the rounding of the scores to four decimals.
    """
    scores = np.asarray(scores, np.float64).round(SCORE_DIGITS) + 0.0
    shift = float(scores.max()) if np.abs(scores).max() > LARGE else 0.0
    exponentials = np.exp(scores - shift)
    size = int(np.floor(np.log10(exponentials.max())))
    digits = max(2, SIGNIFICANT - 1 - size)
    exponentials = _rounded(exponentials, digits)
    total = float(exponentials.sum().round(digits))
    return Shares(scores, exponentials, total, exponentials / total, digits, shift)


def _rounded(values, digits):
    """Round to so many decimals; to more where less than three digits would be left."""
    sizes = np.floor(np.log10(np.maximum(values, 10.0**-MOST_DECIMALS)))
    decimals = np.clip(TOLD - 1 - sizes, digits, MOST_DECIMALS)
    return (values * 10.0**decimals).round() / 10.0**decimals
