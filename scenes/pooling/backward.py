"""Scenes: what came out of a window takes its gradient back to where it came from."""

from dataclasses import replace

import numpy as np

from engine import avg_pool2d_backward, max_pool2d_backward
from scenes.backward import first_step, twin
from scenes.pooling.forward import in_a_row, of_largest, of_mean
from scenes.pooling.pools import largest, mean, zeros
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Source

SENT = ("sent", "added", "sent_tie")  # to a winner: first, once more, after a tie


def max_pool_backward(dy, x, geometry, digits=2, choose=False):
    """Play how every gradient goes to the cell that won its window.

    Parameters
    ----------
    dy : ndarray, shape (OH, OW)
        Gradient of the loss with respect to the output.
    x : ndarray, shape (H, W)
        What the forward pass received.
    geometry : Geometry
        Kernel, stride, padding and dilation of the window.
    digits : int
        Decimals that are printed.
    choose : bool
        Whether a click on a cell of ``dy`` is for the page.

    Returns
    -------
    scene : Scene
        T = OH·OW steps; panels ``x``, ``winners`` (how many windows each cell has
        won) and ``y``, and under their twins ``dx`` (padded) and ``dy``. ``dx``
        begins with zeros and gains a cell of ``dy`` a step.
    """
    pool = largest(x, geometry, digits)
    routes = pool.winners.reshape(1, 1, *dy.shape)
    (dx,) = max_pool2d_backward(dy[None, None], routes, (1, 1, *pool.padded.shape))[0]
    scene = _returned(of_largest(pool, digits), pool, dx, dy, pool.winner, choose)
    return replace(
        scene,
        fills=(*scene.fills, _gain(pool.winner, dy.reshape(-1, 1), pool)),
        equation=Equation("add", (Group("dy", pool.cell),), "dx", pool.winner),
        narration=Narration(SENT, _routes(pool)),
    )


def avg_pool_backward(dy, x, geometry, digits=2, choose=False):
    """Play how every gradient is shared out evenly over its window.

    Parameters
    ----------
    dy, x, geometry, digits, choose
        As in `max_pool_backward`; the window is not dilated.

    Returns
    -------
    scene : Scene
        T = OH·OW steps; panels ``x`` and ``y``, and under them ``dx`` (padded: what
        the padding gets is lost) and ``dy``. ``dx`` begins with zeros.
    """
    pool = mean(x, geometry)
    shape, moves = (1, 1, *pool.padded.shape), (geometry.kernel, geometry.stride)
    (dx,) = avg_pool2d_backward(dy[None, None], shape, *moves)[0]
    scene = _returned(of_mean(pool, digits), pool, dx, dy, pool.window, choose)
    shares = np.tile(dy.reshape(-1, 1) / pool.area, pool.area)  # (T, n)
    gains = (Group("dy", pool.cell),)
    return replace(
        scene,
        fills=(*scene.fills, _gain(pool.window, shares, pool)),
        equation=Equation("add", gains, "dx", pool.window, divisor=pool.area),
        narration=Narration.always("shared", pool.steps),
    )


def _returned(scene, pool, dx, dy, receivers, choose):
    """Turn a forward scene round: all is known, and `dx` begins with zeros."""
    above = in_a_row(scene.panels)
    shared = pool.winners is None
    share, style = ("", "window") if shared else ("gradient", "winner")
    below = (
        twin(above[0], dx, share=share),
        twin(above[-1], dy, share=share, choose=choose),
    )
    marks = (Mark("dx", receivers, style), Mark("dy", pool.cell))
    return replace(
        scene,
        panels=(*above, *below),
        marks=(*scene.marks, *marks),
        fills=(zeros("dx", dx.size, pool.steps),),
        links=tuple(
            Link.step_by_step("dy", pool.cell, name, receivers) for name in ("dx", "x")
        ),
        start=first_step(dy, choose, scene.start),
        goto="dy",
    )


def _gain(receivers, values, pool):
    return Fill(
        "dx", receivers, values, "add", source=Source.as_a_whole("dy", pool.cell)
    )


def _routes(pool):
    """Index into SENT of every step."""
    first = np.zeros(pool.steps, bool)
    first[np.unique(pool.winners, return_index=True)[1]] = True
    return np.where(pool.ties, 2, np.where(first, 0, 1)).astype(np.uint8)
