"""PReLU: a leaky ReLU that learns its slopes."""

import numpy as np

from engine.arithmetic import sum_to
from engine.checks import check_floats, check_pair


def prelu(x, slope):
    """Multiply what is negative by slopes of its own.

    Parameters
    ----------
    x : ndarray, shape (...)
    slope : ndarray
        Of a shape that NumPy broadcasts to x's, as in ONNX's PRelu: (C, 1, 1) for one
        slope a channel. (``torch.nn.functional.prelu`` wants (C,) instead.)

    Returns
    -------
    y : ndarray, shape (...)
        x where it is above 0, else ``x * slope``.
    """
    _check(x, slope)
    return np.where(x > 0, x, x * slope)


def prelu_backward(dy, x, slope):
    """Turn the gradient of prelu's output into those of its input and its slopes.

    Parameters
    ----------
    dy : ndarray, shape (...)
    x : ndarray, shape (...)
    slope : ndarray

    Returns
    -------
    dx, dslope : ndarray
        Of the shapes of x and slope. At ``x == 0`` the slope is taken as in PyTorch:
        that of the negative side.
    """
    check_pair(dy, x)
    _check(x, slope)
    above = x > 0
    dslope = sum_to(np.where(above, 0, dy * x), slope.shape)
    return np.where(above, dy, dy * slope), dslope


def _check(x, slope):
    check_floats(x=x, slope=slope)
    sides = zip(reversed(x.shape), reversed(slope.shape), strict=False)
    if slope.ndim > x.ndim or not all(given in (1, side) for side, given in sides):
        raise ValueError(
            f"slope must broadcast to x: x has shape {x.shape}, slope {slope.shape}"
        )
