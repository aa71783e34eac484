"""Scenes: of every window, pooling hands on the largest value, or the mean."""

from dataclasses import replace

from scenes.backward import BELOW, forward
from scenes.panels import Panel
from scenes.pooling.pools import largest, mean, zeros_where_reached
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source
from scenes.windows import pooling, with_axes

FIRST, LAST = 0, 2  # columns of the stage: in the middle stand the winners


def max_pool_forward(x, geometry=None, digits=2):
    """Play max pooling over one feature map.

    Parameters
    ----------
    x : ndarray, shape (H, W)
        The map that comes in.
    geometry : Geometry, optional
        Kernel, stride, padding and dilation of the window; 2 × 2, side by side, if
        not given.
    digits : int
        Decimals that are printed.

    Returns
    -------
    scene : Scene
        T = OH·OW steps; panels ``x`` (padded with −∞), ``winners`` (how many windows
        each cell has won so far) and ``y``.
    """
    x = with_axes("x", x, "H W")
    return of_largest(largest(x, pooling(geometry), digits), digits)


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
            zeros_where_reached("winners", window),
            Fill("winners", winner, None, "add"),
            Fill(
                "y",
                cell,
                pool.y.reshape(-1, 1),
                source=Source.cell_by_cell("x", winner),
            ),
        ),
        links=(
            Link.step_by_step("x", window, "y", cell),
            Link.cell_by_cell("winners", winner, "y", cell),
        ),
        equation=Equation("max", (Group("x", window),), "y", cell),
        narration=Narration(("winner", "tie"), pool.ties),
        start=pool.telling_step(),
        goto="y",
    )


def avg_pool_forward(x, geometry=None, digits=2):
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
    x = with_axes("x", x, "H W")
    return of_mean(mean(x, pooling(geometry)), digits)


def of_mean(pool, digits):
    """Play an average pooling that has been computed: a Pooled without winners."""
    window, cell = pool.window, pool.cell
    return Scene(
        steps=pool.steps,
        panels=(pool.input_panel(digits), pool.output_panel(digits)),
        marks=(Mark("x", window, "window"), Mark("y", cell)),
        fills=(
            Fill(
                "y", cell, pool.y.reshape(-1, 1), source=Source.as_a_whole("x", window)
            ),
        ),
        links=(Link.step_by_step("x", window, "y", cell),),
        equation=Equation("mean", (Group("x", window),), "y", cell, divisor=pool.area),
        narration=Narration.always("mean", pool.steps),
        start=pool.telling_step(),
        goto="y",
    )


def with_maps(scene, x, y, shown):
    """Put all maps under the one that is pooled: depth stays.

    Parameters
    ----------
    scene : Scene
        Of map number `shown`.
    x, y : ndarray, shapes (C, H, W) and (C, OH, OW)
    shown : int

    Returns
    -------
    scene : Scene
        With panels ``maps-in`` and ``maps-out``, of which one is chosen by the page;
        the same where there is but one map.
    """
    if len(x) == 1:
        return scene
    cards = tuple(str(number + 1) for number in range(len(x)))
    look = {"share": "range", "cards": cards, "front": shown, "pick": True}
    above = in_a_row(scene.panels)
    below = (
        Panel("maps-in", x, place=(BELOW, FIRST), **look),
        Panel("maps-out", y, place=(BELOW, LAST), **look),
    )
    return replace(scene, panels=(*above, *below))


def in_a_row(panels):
    """Give the panels of a pooling their places: first the input, last the output."""
    *others, y = panels
    places = [*enumerate(others), (LAST, y)]
    return tuple(forward(panel, column) for column, panel in places)
