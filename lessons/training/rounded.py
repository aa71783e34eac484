"""Numbers as a component is told of them: few digits, and only what JSON knows."""

import math

import numpy as np

DIGITS = 4


def rounded(values):
    """Return numbers with four digits each; None for what is not finite."""
    return [number(value) for value in np.asarray(values, float)]


def number(value):
    """Return one number with four digits; None for what is not finite."""
    value = float(value)
    return float(f"{value:.{DIGITS}g}") if math.isfinite(value) else None
