"""How the gradient of one map comes from the gradients of the maps behind it."""

import numpy as np

from engine import conv2d_backward
from scenes.network.closeup import RESULT_DIGITS, Closeup, Term, closing_digits
from scenes.network.map import strongest
from scenes.network.way import Way


def closeup_backward(run, gradients, column, number):
    """Look at what comes back to a map.

    Parameters
    ----------
    run : Run
    gradients : dict
        Of ``scenes.network.attribution.gradients_of``.
    column : Column
        One that has a column of maps or the scores behind it.
    number : int
        The map.

    Returns
    -------
    Closeup
        Its terms are the gradients behind, the kernels, those of a convolution turned
        round, and what each of them sends back.
    """
    way = Way.to(run, gradients, column, number)
    behind, dx, dy = way.behind, way.dx, way.dy
    cell = strongest(dx)
    window = behind.geometry.reached(cell, dy.shape[1:])
    frame = (*cell, 1, 1)
    if behind.weights is None:
        alone = Term(number, dy[number])
        return Closeup((alone,), None, dx, cell, window, frame, RESULT_DIGITS)
    planes = way.senders()
    w = way.weights[planes]
    parts = _sent_back(behind, way.x, dy[planes], w)
    values = parts[:, *cell].astype(np.float64).tolist()
    kernels = w if behind.kind == "dense" else w[:, ::-1, ::-1]
    terms = tuple(map(Term, planes, dy[planes], kernels, parts, values))
    digits = closing_digits(values, dx[cell])
    return Closeup(terms, None, dx, cell, window, frame, digits)


def _sent_back(behind, x, dy, w):
    """Send every gradient back through its own kernel: groups of one, (K, H, W)."""
    if behind.kind == "dense":
        return dy * w
    geometry = behind.geometry
    dx, _, _ = conv2d_backward(
        dy[None],
        np.repeat(x[None, None], len(w), axis=1),
        w[:, None],
        stride=geometry.stride,
        padding=geometry.padding,
        dilation=geometry.dilation,
        groups=len(w),
    )
    return dx[0]
