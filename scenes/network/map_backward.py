"""Scenes of the gradient that comes back to one map, at the place that a lens shows."""

from dataclasses import replace

import numpy as np

from engine import conv2d
from scenes.activation.activations import activation
from scenes.activation.relu import relu_backward
from scenes.cells import Cells
from scenes.convolution.backward import weights_gradient
from scenes.convolution.gathering import gathering
from scenes.convolution.spread import spread_out, spread_states
from scenes.network.map import (
    LEAST_DIGITS,
    MOST_DIGITS,
    cut,
    look_of,
    planes_of,
    telling_digits,
)
from scenes.panels import Panel
from scenes.pooling.backward import max_pool_backward
from scenes.pooling.layer import PoolLayer
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source


def map_backward(way, lens, part=None):
    """Play how the gradient of a map comes about, inside a lens.

    Parameters
    ----------
    way : Way
    lens : Lens
        Of ``way.lens``.
    part : int, optional
        The only map of a convolution behind whose share is shown.

    Returns
    -------
    scene : Scene
        Before an activation what arrives times its slope, before a pool the winners
        that get it, before a convolution sums of gradients times weights, before the
        scores one weight. A step is a cell of the map, before a pool one of the
        windows, side by side, that the lens meets.
    """
    if way.behind.kind == "conv":
        return _fine(_from_filters(way, lens, part))
    others = {"pool": _to_winners, "dense": _from_score}
    return _fine(others.get(way.behind.kind, _through_slope)(way, lens))


def weights_backward(run, gradients, column, number):
    """Play how the gradient of a filter's weights piles up, over its whole map.

    Parameters
    ----------
    run : Run
    gradients : dict
        Of ``scenes.network.attribution.gradients_of``.
    column : Column
        Of a convolution.
    number : int
        The filter.
    """
    planes = planes_of(run, column, number)
    cards, colours = look_of(run, column, planes)
    scene = weights_gradient(
        run.before(column)[None, planes],
        column.weights[number, planes],
        gradients[column.name][number][None],
        column.geometry,
        float(column.bias[number]),
        colours=colours,
        cards=cards,
    )
    return _fine(scene)


def _fine(scene):
    """Print two digits that count of every gradient's largest cell."""
    panels = (
        replace(panel, digits=_digits(panel.values))
        if panel.colour == "gradient"
        else panel
        for panel in scene.panels
    )
    return replace(scene, panels=tuple(panels))


def _digits(values):
    largest = float(np.abs(values).max())
    digits = 1 - int(np.floor(np.log10(largest))) if largest else LEAST_DIGITS
    return min(max(digits, LEAST_DIGITS), MOST_DIGITS)


def _through_slope(way, lens):
    """Multiply what arrives by the activation's slope, cell by cell."""
    function = activation(way.behind.kind, **vars(way.behind.layer))
    x, dy = way.x[lens.inside], way.dy[way.number][lens.inside]
    scene = relu_backward(dy, x, telling_digits(x, function.branches), function)
    return replace(scene, start=lens.start)


def _to_winners(way, lens):
    """Let every winner get what has come back to its window, as a whole."""
    windows = way.windows(lens)
    x, borders = cut(way.x[None], way.behind.geometry, windows)
    geometry = replace(way.behind.geometry, padding=borders)
    digits = telling_digits(x[0], PoolLayer("max", geometry).branches)
    dy = way.dy[way.number][windows.inside]
    return replace(max_pool_backward(dy, x[0], geometry, digits), start=windows.start)


def _from_filters(way, lens, part):
    """Add up what filters send back, or show what one of them does."""
    scene = _through_kernels(way, lens, way.senders() if part is None else [part])
    key = "gathered" if part is None else "gathered_part"
    said = Narration.always(key, scene.steps)
    return replace(scene, start=lens.start, goto="full", narration=said)


def _through_kernels(way, lens, senders):
    """Let filters send back through their kernels, turned."""
    geometry, shape = way.behind.geometry, way.dx.shape
    axes = zip(geometry.dilation, geometry.kernel, strict=True)
    down, across = (D * (K - 1) for D, K in axes)
    seen = replace(lens, rows=lens.rows + down, columns=lens.columns + across).inside
    spread = [spread_out(dy, geometry, shape)[0][seen] for dy in way.dy[senders]]
    state = spread_states(way.dy.shape[1:], geometry, shape)[seen]
    dy, w = np.stack(spread), way.weights[senders, ::-1, ::-1].astype(np.float64)
    dx = conv2d(dy[None], w[None], dilation=geometry.dilation)[0, 0]
    cards = tuple(str(number + 1) for number in senders)
    return gathering(
        Panel("spread", dy, "gradient", state=state, cards=cards),
        Panel("turned", w, "weight", operator="∗", cards=cards),
        Panel("full", dx, "gradient", operator="="),
        geometry,
        cards,
    )


def _from_score(way, lens):
    """Let the one score that has a gradient send it back, times its weights."""
    (number, *_) = way.senders()
    w, dx = way.weights[number][lens.inside], way.dx[lens.inside]
    cell, score = Cells.one_by_one(dx.size), Cells.fixed(dx.size, [0])
    return Scene(
        steps=dx.size,
        panels=(
            Panel("dy", way.dy[number], "gradient"),
            Panel("w", w, "weight", operator="·"),
            Panel("dx", dx, "gradient", operator="="),
        ),
        marks=(Mark("dy", score), Mark("w", cell), Mark("dx", cell)),
        fills=(
            Fill("dx", cell, dx.reshape(-1, 1), source=Source.cell_by_cell("w", cell)),
        ),
        links=(
            Link.cell_by_cell("w", cell, "dx", cell),
            Link.step_by_step("dy", score, "dx", cell),
        ),
        equation=Equation("scale", (Group("dy", score, "w", cell),), "dx", cell),
        narration=Narration.always("from_score", dx.size),
        start=lens.start,
        goto="dx",
    )
