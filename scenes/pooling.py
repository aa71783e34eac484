"""Scenes: of every window, pooling hands on the largest value, or the mean."""

import numpy as np

from scenes.pools import largest, mean, zeros
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene


def max_pool_forward(x, geometry, digits=2):
    """Play max pooling over one feature map.

    Parameters
    ----------
    x : ndarray, shape (H, W)
        The map that comes in.
    geometry : Geometry
        Kernel, stride, padding and dilation of the window.
    digits : int
        Decimals that are printed.

    Returns
    -------
    scene : Scene
        T = OH·OW steps; panels ``x`` (padded with −∞), ``winners`` (how many windows
        each cell has won so far) and ``y``.
    """
    return of_largest(largest(x, geometry), digits)


def of_largest(pool, digits):
    """Play a max pooling that has been computed: a Pooled with winners."""
    window, winner, cell = pool.window, pool.winner, pool.cell
    return Scene(
        steps=pool.steps,
        panels=(
            pool.input_panel(digits),
            pool.winners_panel(),
            pool.output_panel(digits),
        ),
        marks=(
            Mark("x", window, "window"),
            Mark("x", winner, "winner"),
            Mark("winners", winner, "winner"),
            Mark("y", cell),
        ),
        fills=(
            zeros("winners", pool.padded.size, pool.steps),
            Fill("winners", winner, np.ones((pool.steps, 1)), "add"),
            Fill("y", cell, pool.y.reshape(-1, 1), source=("x", winner)),
        ),
        links=(Link("x", window, "y", cell), Link("winners", winner, "y", cell)),
        equation=Equation("max", (Group("x", window),), "y", cell),
        narration=Narration(("winner", "tie"), pool.ties),
        start=pool.telling_step(),
        goto="y",
    )


def avg_pool_forward(x, geometry, digits=2):
    """Play average pooling over one feature map; padding counts as zeros.

    Parameters
    ----------
    x, geometry, digits
        As in `max_pool_forward`; the window is not dilated.

    Returns
    -------
    scene : Scene
        T = OH·OW steps; panels ``x`` (padded with 0) and ``y``.
    """
    return of_mean(mean(x, geometry), digits)


def of_mean(pool, digits):
    """Play an average pooling that has been computed: a Pooled without winners."""
    window, cell = pool.window, pool.cell
    return Scene(
        steps=pool.steps,
        panels=(pool.input_panel(digits), pool.output_panel(digits)),
        marks=(Mark("x", window, "window"), Mark("y", cell)),
        fills=(Fill("y", cell, pool.y.reshape(-1, 1), source=("x", window)),),
        links=(Link("x", window, "y", cell),),
        equation=Equation("mean", (Group("x", window),), "y", cell, divisor=pool.area),
        narration=Narration.always("mean", pool.steps),
        start=pool.telling_step(),
        goto="y",
    )
