"""The numerical gradient: what every backward function is tested against."""

import numpy as np

from engine.checks import check_shape


def numerical_gradient(f, x, dy, step=1e-5, cells=None):
    """Nudge every input up and down, and see how the output answers.

    Parameters
    ----------
    f : callable
        Takes an array like x, in float64, and returns one array.
    x : ndarray, shape (...)
    dy : ndarray or float
        Weights of f's outputs: gradient of the loss with respect to ``f(x)``.
    step : float
        Half the distance between the two nudges. A cell closer than this to a kink
        (a ReLU at 0, a tie in a pool) gets the mean of both slopes.
    cells : sequence of int, or None
        Flat indices of the inputs to nudge; None for all.

    Returns
    -------
    dx : ndarray of float64
        ``d sum(f(x) * dy) / dx`` by central differences: of x's shape, or with
        ``cells`` one number for each of them.
    """
    if not 0 < step < np.inf:
        raise ValueError(f"step must be a finite number above 0, got {step}")
    x = np.array(x, np.float64, order="C")
    indices = np.arange(x.size) if cells is None else np.asarray(cells, np.intp)
    if indices.size and not -x.size <= indices.min() <= indices.max() < x.size:
        raise ValueError(
            f"cells must lie in 0..{x.size - 1}, got {indices.min()} to {indices.max()}"
        )
    dy = np.asarray(dy, np.float64)
    slopes = np.array([_slope(f, x, dy, step, index) for index in indices])
    return slopes.reshape(x.shape if cells is None else indices.shape)


def _slope(f, x, dy, step, index):
    nudge = np.zeros_like(x)
    nudge.flat[index] = step
    up, down = f(x + nudge), f(x - nudge)
    if dy.ndim:
        check_shape("dy", dy, np.shape(up))
    return np.sum((up - down) * dy) / (2 * step)
