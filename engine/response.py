"""Local response normalisation: a loud channel quietens its neighbours."""

import numpy as np

from engine.checks import check_floats, check_pair, finite, whole


def local_response_norm(x, size, alpha=1e-4, beta=0.75, k=1.0):
    """Divide every number by what it and its neighbours in other channels weigh.

    The rule is that of ONNX's LRN and AlexNet's paper (Krizhevsky, Sutskever and
    Hinton, 2012, section 3.3); ``torch.nn.functional.local_response_norm`` is the same
    for odd sizes, and looks at one channel more before than behind for even ones.

    Parameters
    ----------
    x : ndarray, shape (N, C, ...)
    size : int
        How many channels are looked at: ``(size - 1) // 2`` before, the others behind.
    alpha, beta, k : float
        ONNX names the last one bias.

    Returns
    -------
    y : ndarray, shape (N, C, ...)
        ``x / (k + alpha / size * sum of the neighbours' squares) ** beta``
    """
    base = _base(x, size, alpha, k)
    return x * base ** -finite("beta", beta)


def local_response_norm_backward(dy, x, size, alpha=1e-4, beta=0.75, k=1.0):
    """Turn the gradient of the output into that of x, neighbours' parts included.

    Parameters
    ----------
    dy : ndarray, shape (N, C, ...)
    x : ndarray, shape (N, C, ...)
    size, alpha, beta, k
        As in local_response_norm.

    Returns
    -------
    dx : ndarray, shape (N, C, ...)
    """
    check_pair(dy, x)
    base, beta = _base(x, size, alpha, k), finite("beta", beta)
    before, behind = _reach(size)
    direct = dy * base**-beta
    # Channel c is a neighbour of those that have it before or behind them.
    shared = _sum_of_neighbours(direct * x / base, behind, before)
    return direct - x * shared * (2 * finite("alpha", alpha) * beta / size)


def _base(x, size, alpha, k):
    check_floats(x=x)
    if x.ndim < 2:
        raise ValueError(f"x must have at least 2 axes (N, C, ...), it has {x.ndim}")
    squares = _sum_of_neighbours(np.square(x), *_reach(size))
    return finite("k", k) + finite("alpha", alpha) / size * squares


def _reach(size):
    """Return how many channels are looked at before and behind."""
    before = (whole("size", size) - 1) // 2
    return before, size - 1 - before


def _sum_of_neighbours(values, before, behind):
    """Add up, for every channel, those from ``before`` to ``behind``."""
    C = values.shape[1]
    sums = values.copy()
    for shift in range(1, min(before, C - 1) + 1):
        sums[:, shift:] += values[:, :-shift]
    for shift in range(1, min(behind, C - 1) + 1):
        sums[:, :-shift] += values[:, shift:]
    return sums
