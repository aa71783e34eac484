"""Activations: a curve applied to every number by itself."""

import numbers

import numpy as np

from engine.checks import check_floats, check_shape
from engine.masks import choose, keep


def relu(x):
    """Cut off what is negative.

    Parameters
    ----------
    x : ndarray, shape (...)

    Returns
    -------
    y : ndarray, shape (...)
    """
    check_floats(x=x)
    zeros = np.zeros(x.shape[-2:], x.dtype)  # NumPy compares maps faster than with a 0
    return np.maximum(x, zeros)


def relu_backward(dy, x):
    """Let the gradient through where the input was positive.

    Parameters
    ----------
    dy : ndarray, shape (...)
        Gradient of the loss with respect to ``relu(x)``.
    x : ndarray, shape (...)
        What the forward pass received.

    Returns
    -------
    dx : ndarray, shape (...)
        ``dy`` where ``x > 0``, else 0. At ``x == 0`` the slope is taken as 0.
    """
    _check_pair(dy, x)
    return keep(dy, x > 0)


def leaky_relu(x, slope=0.01):
    """Flatten what is negative, but let some of it through.

    Parameters
    ----------
    x : ndarray, shape (...)
    slope : float
        What negative numbers are multiplied by.

    Returns
    -------
    y : ndarray, shape (...)
    """
    check_floats(x=x)
    return _weaken(x, x, _slope(slope))


def leaky_relu_backward(dy, x, slope=0.01):
    """Let the gradient through, weakened where the input was not positive.

    Parameters
    ----------
    dy : ndarray, shape (...)
    x : ndarray, shape (...)
    slope : float

    Returns
    -------
    dx : ndarray, shape (...)
        ``dy`` where ``x > 0``, else ``dy * slope``.
    """
    _check_pair(dy, x)
    return _weaken(dy, x, _slope(slope))


def sigmoid(x):
    """Squeeze every number into 0 to 1.

    Parameters
    ----------
    x : ndarray, shape (...)

    Returns
    -------
    y : ndarray, shape (...)
        ``1 / (1 + exp(-x))``, without overflow.
    """
    check_floats(x=x)
    return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))


def sigmoid_backward(dy, x):
    """Multiply by the sigmoid's slope, which is largest at 0.

    Parameters
    ----------
    dy : ndarray, shape (...)
    x : ndarray, shape (...)

    Returns
    -------
    dx : ndarray, shape (...)
    """
    _check_pair(dy, x)
    return dy * sigmoid(x) * sigmoid(-x)


def tanh(x):
    """Squeeze every number into -1 to 1.

    Parameters
    ----------
    x : ndarray, shape (...)

    Returns
    -------
    y : ndarray, shape (...)
    """
    check_floats(x=x)
    return np.tanh(x)


def tanh_backward(dy, x):
    """Multiply by the slope of tanh, which is largest at 0.

    Parameters
    ----------
    dy : ndarray, shape (...)
    x : ndarray, shape (...)

    Returns
    -------
    dx : ndarray, shape (...)
    """
    _check_pair(dy, x)
    return dy * (1 - np.tanh(x) ** 2)


def _check_pair(dy, x):
    check_floats(x=x, dy=dy)
    check_shape("dy", dy, x.shape)


def _weaken(values, x, slope):
    """Multiply values by the slope where x is not positive."""
    slopes = choose(x > 0, 1, slope, x.dtype)
    return np.multiply(values, slopes, out=slopes)


def _slope(slope):
    """Return a Python float; a NumPy scalar would turn float32 into float64."""
    if not isinstance(slope, numbers.Real) or not np.isfinite(slope):
        raise ValueError(f"slope must be a finite number, got {slope}")
    return float(slope)
