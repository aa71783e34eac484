"""Activations without corners that let large numbers through: x times a gate."""

import math

import numpy as np

from engine.activations import sigmoid
from engine.checks import check_floats, check_pair
from engine.erf import erf

TANH_SCALE, TANH_CUBE = math.sqrt(2 / math.pi), 0.044715
ALL = 40.0  # so far out the share is 0 or 1, while squares do not overflow yet


def swish(x):
    """Multiply every number by its sigmoid: torch.nn.functional.silu, ONNX's Swish.

    Parameters
    ----------
    x : ndarray, shape (...)

    Returns
    -------
    y : ndarray, shape (...)
        ``x * sigmoid(x)``
    """
    return x * sigmoid(x)


def swish_backward(dy, x):
    """Multiply by the slope of swish.

    Parameters
    ----------
    dy : ndarray, shape (...)
    x : ndarray, shape (...)

    Returns
    -------
    dx : ndarray, shape (...)
    """
    check_pair(dy, x)
    gate = sigmoid(x)
    return dy * gate * (1 + x * (1 - gate))


def gelu(x, approximate="none"):
    """Multiply every number by the share of a normal distribution that lies below it.

    The rule is that of ``torch.nn.functional.gelu`` and of ONNX's Gelu (Hendrycks and
    Gimpel, "Gaussian Error Linear Units", 2016).

    Parameters
    ----------
    x : ndarray, shape (...)
    approximate : {"none", "tanh"}
        The share itself, or its approximation by a tanh.

    Returns
    -------
    y : ndarray, shape (...)
        ``x * (1 + erf(x / sqrt(2))) / 2``, or
        ``x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))) / 2``
    """
    check_floats(x=x)
    return x * _share(np.clip(x, -ALL, ALL), approximate)


def gelu_backward(dy, x, approximate="none"):
    """Multiply by the slope of gelu.

    Parameters
    ----------
    dy : ndarray, shape (...)
    x : ndarray, shape (...)
    approximate : {"none", "tanh"}

    Returns
    -------
    dx : ndarray, shape (...)
    """
    check_pair(dy, x)
    x = np.clip(x, -ALL, ALL)
    share = _share(x, approximate)
    if approximate == "none":
        density = np.exp(x * x / -2) / math.sqrt(2 * math.pi)
    else:
        # The slope of (1 + tanh(u)) / 2 is 2 * share * (1 - share) times u's.
        density = 2 * share * (1 - share)
        density *= TANH_SCALE * (1 + 3 * TANH_CUBE * x * x)
    return dy * (share + x * density)


def _share(x, approximate):
    """Return the share of a normal distribution below x."""
    if approximate == "none":
        return (1 + erf(x / math.sqrt(2))) / 2
    if approximate == "tanh":
        return (1 + np.tanh(TANH_SCALE * (x + TANH_CUBE * x * x * x))) / 2
    raise ValueError(f"approximate must be none or tanh, got {approximate}")
