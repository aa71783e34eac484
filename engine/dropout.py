"""Dropout: switch numbers off by chance while training."""

import numpy as np

from engine.checks import check_floats, check_shape, check_share


def dropout(x, rate, rng, training=True, channels=False):
    """Drop a share of the numbers and scale up the others.

    Parameters
    ----------
    x : ndarray, shape (N, C, ...) or (N, D)
    rate : float
        The share that is dropped, between 0 and 1.
    rng : numpy.random.Generator
    training : bool
        In test mode nothing is dropped.
    channels : bool
        Drop whole maps of a picture instead of single numbers.

    Returns
    -------
    y : ndarray, shape of x
        ``x / (1 - rate)`` where kept, so that the mean stays; x in test mode.
    mask : ndarray of bool, shape of x, or None in test mode
        True where kept.
    """
    check_floats(x=x)
    rate = check_share("rate", rate)
    if not training:
        return x, None
    if not isinstance(rng, np.random.Generator):
        raise ValueError(
            f"rng must be a np.random.Generator in training, got {type(rng).__name__}"
        )
    mask = _draw(x, rate, rng, channels)
    return _kept(x, mask, rate), mask


def dropout_backward(dy, mask, rate):
    """Let the gradient through where the number was kept, scaled alike.

    Parameters
    ----------
    dy : ndarray, shape (...)
    mask : ndarray of bool, shape (...), or None
        As dropout gave it; None, from test mode, leaves dy as it is.
    rate : float

    Returns
    -------
    dx : ndarray, shape (...)
    """
    check_floats(dy=dy)
    rate = check_share("rate", rate)
    if mask is None:
        return dy
    if getattr(mask, "dtype", None) != np.bool_:
        raise ValueError(
            f"mask must be bool, got {getattr(mask, 'dtype', type(mask).__name__)}"
        )
    check_shape("mask", mask, dy.shape)
    return _kept(dy, mask, rate)


def _draw(x, rate, rng, channels):
    """Throw a coin for every number, or for every map."""
    if not channels:
        return rng.random(x.shape) >= rate
    if x.ndim < 3:
        raise ValueError(
            f"channels=True needs x with at least 3 axes (N, C, ...), it has {x.ndim}"
        )
    coins = rng.random(x.shape[:2]).reshape(*x.shape[:2], *(1,) * (x.ndim - 2))
    return np.broadcast_to(coins >= rate, x.shape).copy()


def _kept(values, mask, rate):
    # At rate 1 nothing is kept, and nothing must be divided by zero.
    return np.where(mask, values / (1 - rate if rate < 1 else 1), 0)
