"""Numbers as they are printed: wherever a Scene is drawn, and in sentences.

The stage has a formatter of its own; both are held to the cases of
``tests/numbers.json``.
"""

import math
from functools import lru_cache

import numpy as np

MOST = 8  # decimals that are tried
FULL = 4  # decimals of a number that does not end
PLAIN = range(-3, 6)  # exponents that are easier to read without a power of ten
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
SURE = 12  # digits of a sum in binary that are those of the decimal one
NEAR = 1e-11  # of a number: from here on it is printed exactly


def is_zero(value):
    """Whether a number is printed as 0, however many decimals others have."""
    return abs(value) < NEAR


def printed(value, digits):
    """Print with so many decimals and a real minus sign.

    A zero is 0, whatever decimals others have: 0.00 is small.
    """
    if is_zero(value):
        return "0"
    if not math.isfinite(value):
        return "–" if math.isnan(value) else "∞" if value > 0 else "−∞"
    return _fixed(value, digits).replace("-", "−")


@lru_cache(maxsize=65536)
def as_printed(value, digits):
    """Return the number that stands there when `value` is printed."""
    return float(_fixed(value, digits)) if math.isfinite(value) else value


@lru_cache(maxsize=65536)  # a scene prints the same few numbers at every step
def _fixed(value, digits):
    """Round as a pocket calculator does: a half goes away from zero.

    In binary it is hardly ever just a half.
    """
    scaled = float(f"{abs(value) * 10**digits:.{SURE - 1}e}")
    units = math.copysign(math.floor(scaled + 0.5), value)
    return f"{units / 10**digits + 0.0:.{digits}f}"


def rounded(value, digits):
    """Round to so many decimals."""
    return math.floor(value * 10**digits + 0.5) / 10**digits


@lru_cache(maxsize=65536)
def decimals(value, most=MOST):
    """Fewest decimals that print a number exactly, at most `most`; ∞ if none do."""
    if not math.isfinite(value):
        return 0
    close = NEAR * max(1.0, abs(value))
    exact = (d for d in range(most + 1) if abs(value - rounded(value, d)) <= close)
    return next(exact, math.inf)


def shared_decimals(values, most):
    """Decimals that all of some numbers are printed with: as many as they need.

    Parameters
    ----------
    values : ndarray
    most : int
        They are never more.

    Returns
    -------
    digits : int
    """
    values = np.asarray(values, float)
    values = values[np.isfinite(values)]
    close = NEAR * np.maximum(1, np.abs(values))
    for digits in range(most):
        cut = np.floor(values * 10**digits + 0.5) / 10**digits
        if (np.abs(values - cut) <= close).all():
            return digits
    return most


def full(value, digits, most=FULL):
    """Print as its cell does, with `digits`; what does not end there with more of them.

    This is how every number of a panel stands outside of its cell.

    Parameters
    ----------
    value : float
    digits : int
        Decimals that the panel has.
    most : int
        Decimals of a number that does not end.
    """
    return printed(value, max(digits, min(decimals(value, most), most)))


def few(value, digits=3):
    """Print the first digits of a number that is of no panel: 0.0123 or 2.51·10⁻⁸."""
    if not math.isfinite(value) or value == 0:
        return printed(value, 0)
    mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
    power = int(exponent)
    if power not in PLAIN:
        raised = str(power).translate(RAISED)
        return f"{mantissa}·10{raised}".replace("-", "−")
    places = max(0, digits - 1 - power)
    text = f"{float(f'{value:.{digits - 1}e}'):.{places}f}"
    return (text.rstrip("0").rstrip(".") if places else text).replace("-", "−")


def short(value, most):
    """Print exactly, if that takes few decimals; else rounded."""
    return full(value, 0, most)


def equals(value, most=FULL):
    """Print a number behind its sign: "=" where so many decimals are all, else "≈"."""
    sign = "=" if decimals(value, most) <= most else "≈"
    return f"{sign} {short(value, most)}"


def bracketed(text):
    """Put a negative number in brackets: it stands behind a sign."""
    return f"({text})" if text.startswith("−") else text
