"""Scene: dX as a full convolution with the kernel turned, beside the way of col2im."""

from dataclasses import replace

from engine import conv2d
from scenes.backward import BESIDE
from scenes.cells import Cells
from scenes.convolution.backward import channel_labels, weights_panel
from scenes.convolution.forward import CHANNEL_CARDS, telling_step
from scenes.convolution.gathering import gathering
from scenes.convolution.input_gradient import input_gradient
from scenes.convolution.spread import landings, spread_out, spread_states
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source
from scenes.sequence import one_after_another


def two_ways(w, dy, geometry, shape):
    """Play both ways to dX, one after the other, side by side.

    Parameters
    ----------
    w : ndarray, shape (C, KH, KW)
        One filter, as it is multiplied.
    dy : ndarray, shape (OH, OW)
    geometry : Geometry
    shape : (H, W)
        The input's.

    Returns
    -------
    scene : Scene
        Panels ``spread`` (dy with the stride's gaps and a border), ``w``, ``dx``,
        ``turned`` and ``full``. OH·OW steps scatter dy into ``dx``, then C·H·W steps
        gather ``full``, cell by cell. Both are chapters.
    """
    dx = input_gradient(w, dy, geometry, shape)
    spread, places = _spread_panel(dy, geometry, shape)
    look = _look(w, geometry.input_states(shape, dy.shape))
    scatter = (
        spread,
        weights_panel(w, operator="·", place=(0, 1)),
        Panel("dx", dx, "gradient", operator="→", place=(BESIDE, 2), **look),
    )
    return one_after_another(
        _scattering(scatter, places, geometry, dy.shape).titled("scattered"),
        gathered(w, dy, geometry, shape).titled("gathered"),
        start=dy.size + telling_step(dx[0]),
    )


def gathered(w, dy, geometry, shape):
    """Play the full convolution alone, beside a ``dx`` that is there already.

    Parameters
    ----------
    w, dy, geometry, shape
        As in `two_ways`.

    Returns
    -------
    scene : Scene
        T = C·H·W steps; panels ``spread``, ``turned`` and ``full``.
    """
    full = full_convolution(w, dy, geometry, shape)
    look = _look(w, geometry.input_states(shape, dy.shape))
    panels = (
        _spread_panel(dy, geometry, shape)[0],
        weights_panel(w[:, ::-1, ::-1], "turned", operator="∗", place=(1, 1)),
        Panel("full", full, "gradient", operator="=", place=(BESIDE, 3), **look),
    )
    scene, cell = gathering(*panels, geometry), Cells.one_by_one(full.size)
    return replace(
        scene,
        marks=(*scene.marks, Mark("dx", cell)),
        links=(*scene.links, Link.cell_by_cell("dx", cell, "full", cell)),
    )


def _look(w, state):
    cards = CHANNEL_CARDS.get(len(w), ())
    return {"digits": 4, "share": "dx", "cards": cards, "state": state}


def _spread_panel(dy, geometry, shape):
    """Panel ``spread``, and where each cell of dy stands on it."""
    values, places = spread_out(dy, geometry, shape)
    look = {"state": spread_states(dy.shape, geometry, shape), "place": (BESIDE, 0)}
    return Panel("spread", values, "gradient", **look), places


def full_convolution(w, dy, geometry, shape):
    """Convolve the spread dy with the kernel turned by 180°.

    Returns
    -------
    dx : ndarray, shape (C, H, W)
    """
    values, _ = spread_out(dy, geometry, shape)
    turned = w[:, None, ::-1, ::-1]  # (C, 1, KH, KW)
    return conv2d(values[None, None], turned, dilation=geometry.dilation)[0]


def _scattering(panels, places, geometry, output):
    """Throw every cell of dy, times the kernel, into dX."""
    sums = panels[2]
    C, H, W = sums.values.shape
    shape = H, W
    cell = Cells.listed(places)
    whole, weights = landings(geometry, output, shape, range(C))
    kernels = (landings(geometry, output, shape, range(c, c + 1))[1] for c in range(C))
    groups = tuple(
        Group("w", kernel, "spread", cell, label)
        for kernel, label in zip(kernels, channel_labels(C), strict=True)
    )
    product = (("w", weights), ("spread", cell))
    return Scene(
        steps=len(places),
        panels=panels,
        marks=(
            Mark("spread", cell),
            Mark("w", weights, "window"),
            Mark("dx", whole, "window"),
        ),
        fills=(
            Fill("dx", whole, None, "add", Source.as_a_whole("spread", cell), product),
        ),
        links=(
            Link.step_by_step("spread", cell, "dx", whole),
            Link.cell_by_cell("w", weights, "dx", whole),
        ),
        equation=Equation("add", groups, "dx", whole),
        narration=Narration.always("scatter", len(places)),
    )
