"""Activations that are cut off: straight lines with corners.

At a corner the slope is the one that PyTorch takes.
"""

import math

import numpy as np

from engine.checks import check_floats, check_pair, finite, real
from engine.masks import keep


def clip(x, low=-math.inf, high=math.inf):
    """Cut off what is below one number or above another: ONNX's Clip, torch.clamp.

    Parameters
    ----------
    x : ndarray, shape (...)
    low, high : float
        Where they cross, everything becomes ``high``.

    Returns
    -------
    y : ndarray, shape (...)
    """
    check_floats(x=x)
    low, high = real("low", low), real("high", high)
    return np.clip(x, low, high)


def clip_backward(dy, x, low=-math.inf, high=math.inf):
    """Let the gradient through where the input was not cut off.

    Parameters
    ----------
    dy : ndarray, shape (...)
    x : ndarray, shape (...)
    low, high : float

    Returns
    -------
    dx : ndarray, shape (...)
        ``dy`` where ``low <= x <= high``, ends included as in torch.clamp; else 0.
    """
    check_pair(dy, x)
    low, high = real("low", low), real("high", high)
    return keep(dy, (x >= low) & (x <= high))


def relu6(x):
    """Cut off what is negative, and what is above 6.

    Parameters
    ----------
    x : ndarray, shape (...)

    Returns
    -------
    y : ndarray, shape (...)
        ``min(max(x, 0), 6)``, as torch.nn.functional.relu6.
    """
    return clip(x, 0, 6)


def relu6_backward(dy, x):
    """Let the gradient through where the input was between 0 and 6.

    Parameters
    ----------
    dy : ndarray, shape (...)
    x : ndarray, shape (...)

    Returns
    -------
    dx : ndarray, shape (...)
        ``dy`` where ``0 < x < 6``, ends left out as in torch.nn.functional.relu6;
        else 0.
    """
    check_pair(dy, x)
    return keep(dy, (x > 0) & (x < 6))


def hard_sigmoid(x, slope=1 / 6, offset=0.5):
    """Rise in a straight line from 0 to 1: a sigmoid without an exponential.

    Parameters
    ----------
    x : ndarray, shape (...)
    slope, offset : float
        ONNX's HardSigmoid names them alpha and beta, with 0.2 for alpha where it is
        left out; 1/6 is torch.nn.functional.hardsigmoid.

    Returns
    -------
    y : ndarray, shape (...)
        ``min(max(slope * x + offset, 0), 1)``
    """
    return clip(_line(x, slope, offset), 0, 1)


def hard_sigmoid_backward(dy, x, slope=1 / 6, offset=0.5):
    """Multiply by the slope where the line rises.

    Parameters
    ----------
    dy : ndarray, shape (...)
    x : ndarray, shape (...)
    slope, offset : float

    Returns
    -------
    dx : ndarray, shape (...)
        0 at both corners, as in PyTorch.
    """
    check_pair(dy, x)
    line = _line(x, slope, offset)
    return keep(dy * float(slope), (line > 0) & (line < 1))


def hard_swish(x):
    """Multiply every number by its hard sigmoid.

    Parameters
    ----------
    x : ndarray, shape (...)

    Returns
    -------
    y : ndarray, shape (...)
        ``x * hard_sigmoid(x)``, as ONNX's HardSwish, torch.nn.functional.hardswish.
    """
    return x * hard_sigmoid(x)


def hard_swish_backward(dy, x):
    """Multiply by the slope of hard_swish: 0, then a rising line, then 1.

    Parameters
    ----------
    dy : ndarray, shape (...)
    x : ndarray, shape (...)

    Returns
    -------
    dx : ndarray, shape (...)
        0 at -3 and 1 at 3, as in PyTorch.
    """
    check_pair(dy, x)
    rises = (x > -3) & (x < 3)
    return dy * (hard_sigmoid(x) + keep(x / 6, rises))


def _line(x, slope, offset):
    check_floats(x=x)
    return x * finite("slope", slope) + finite("offset", offset)
