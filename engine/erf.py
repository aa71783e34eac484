"""The error function, which NumPy does not have.

Rational approximations by W. J. Cody, "Rational Chebyshev approximations for the error
function", Mathematics of Computation 23 (1969), 631-637: errors near 1e-16, so that
float64 is right to its last digits. His third one, for the far tail of 1 - erf, is not
needed: that tail is lost beside the 1. Coefficients stand from the highest power down.
"""

import numpy as np

MIDDLE = 0.46875  # where one approximation hands over to the other
END = 6.0  # erf is 1 from here on, as near as float64 can tell
NEAR = (
    (
        1.85777706184603153e-1,
        3.16112374387056560e0,
        1.13864154151050156e2,
        3.77485237685302021e2,
        3.20937758913846947e3,
    ),
    (
        1.0,
        2.36012909523441209e1,
        2.44024637934444173e2,
        1.28261652607737228e3,
        2.84423683343917062e3,
    ),
)
BEYOND = (
    (
        2.15311535474403846e-8,
        5.64188496988670089e-1,
        8.88314979438837594e0,
        6.61191906371416295e1,
        2.98635138197400131e2,
        8.81952221241769090e2,
        1.71204761263407058e3,
        2.05107837782607147e3,
        1.23033935479799725e3,
    ),
    (
        1.0,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3,
    ),
)


def erf(x):
    """Integrate the bell curve: ``2 / sqrt(pi)`` times that of exp(-t^2) from 0 to x.

    Parameters
    ----------
    x : ndarray, shape (...)

    Returns
    -------
    y : ndarray, shape (...)
        From -1 to 1; NaN stays NaN.
    """
    size = np.minimum(np.abs(x), END)  # the square of more might overflow
    return np.copysign(np.where(size <= MIDDLE, _near(size), _beyond(size)), x)


def _near(x):
    return x * _ratio(x * x, NEAR)


def _beyond(x):
    return 1 - np.exp(-x * x) * _ratio(x, BEYOND)


def _ratio(x, polynomials):
    """Divide one polynomial of x by another."""
    above, below = (_polynomial(x, coefficients) for coefficients in polynomials)
    return above / below


def _polynomial(x, coefficients):
    """Evaluate after Horner; np.polyval would turn float32 into float64."""
    y = np.full_like(x, coefficients[0])
    for coefficient in coefficients[1:]:
        y *= x
        y += coefficient
    return y
