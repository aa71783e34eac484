"""Scene: a kernel slides over the input and adds up one output cell a step."""

from dataclasses import dataclass

import numpy as np

from engine import conv2d
from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source
from scenes.windows import all_channels, fitting, one_picture, with_axes

CHANNEL_COLOURS = {1: ("grey",), 3: ("red", "green", "blue")}
CHANNEL_CARDS = {1: (), 3: ("R", "G", "B")}


def convolution_forward(
    x,
    w,
    geometry=None,
    bias=0.0,
    divisor=None,
    shown=0,
    colours=None,
    cards=None,
    digits=2,
    editable=True,
):
    """Play filter number `shown` over the picture `x`.

    Parameters
    ----------
    x : ndarray, shape (1, C, H, W), (C, H, W) or (H, W)
        Input; its numbers are printed with `digits` decimals.
    w : ndarray, shape (F, C, KH, KW), (C, KH, KW) or (KH, KW)
        Filters as they are multiplied, before their divisor.
    geometry : Geometry, optional
        Kernel, stride, padding and dilation.
    bias : float
        Added to every output.
    divisor : ndarray, shape (F,), optional
        What the sum of each filter is divided by, 1 if not given.
    shown : int
        The filter on the stage.
    colours, cards : tuple of str, optional
        Colour role and label of each input channel.
    digits : int
        Decimals of the input and of the weights.
    editable : bool
        Whether the kernel's numbers can be typed over.

    Returns
    -------
    scene : Scene
        T = OH·OW steps; panels ``x`` (padded), ``w``, ``y`` and, for several
        filters, ``maps``.
    """
    x, w = one_picture(x), with_axes("w", w, "F C KH KW")
    geometry = fitting(geometry, x, w)
    divisor = np.ones(len(w)) if divisor is None else np.asarray(divisor, float)
    y = filtered(x, w, geometry, bias, divisor)
    padded = geometry.padded(x[0])
    look = Channels.of(colours, cards, len(padded))
    cells = _Patterns.of(geometry, padded.shape, y.shape[1:])
    state = geometry.states(padded.shape[1:], y.shape[1:])
    source = Panel("x", padded, look.colours, "", digits, state, cards=look.cards)
    return Scene(
        steps=y[0].size,
        panels=(
            source,
            _kernel_panel(w[shown], divisor[shown], look.cards, digits, editable),
            Panel("y", y[shown], share="y", operator="="),
            *_depth(y, shown),
        ),
        marks=cells.marks(),
        fills=(cells.fill(y[shown]),),
        links=cells.links() + cells.depth_links(len(y)),
        equation=cells.equation(look, bias, divisor[shown]),
        narration=Narration.always("window", y[0].size),
        start=telling_step(y[shown]),
        goto="y",
    )


@dataclass(frozen=True, eq=False)
class _Patterns:
    """Cells of each step: the window and the kernel's slice by channel, the output."""

    window: tuple
    kernel: tuple
    whole_window: Cells
    whole_kernel: Cells
    cell: Cells

    @classmethod
    def of(cls, geometry, padded, output):
        channels, steps = padded[0], output[0] * output[1]
        area = geometry.kernel[0] * geometry.kernel[1]
        window = tuple(geometry.windows(c, padded[1:], output) for c in range(channels))
        return cls(
            window,
            tuple(
                Cells.fixed(steps, np.arange(c * area, (c + 1) * area))
                for c in range(channels)
            ),
            all_channels(window[0], channels, padded[1] * padded[2]),
            Cells.fixed(steps, np.arange(channels * area)),
            Cells.one_by_one(steps),
        )

    def marks(self):
        return (
            Mark("x", self.whole_window, "window"),
            Mark("w", self.whole_kernel, "window"),
            Mark("y", self.cell),
        )

    def fill(self, y):
        source = Source.as_a_whole("x", self.whole_window)
        return Fill("y", self.cell, y.reshape(-1, 1), source=source)

    def links(self):
        pairs = zip(self.window, self.kernel, strict=True)
        return (
            Link.step_by_step("x", self.whole_window, "y", self.cell),
            *(Link.cell_by_cell("x", window, "w", kernel) for window, kernel in pairs),
        )

    def depth_links(self, maps):
        """In the stack of all maps, the cells over an output cell."""
        if maps == 1:
            return ()
        stack = all_channels(self.cell, maps, self.cell.steps)
        return (
            Link.step_by_step("maps", stack, "x", self.whole_window),
            Link.step_by_step("maps", stack, "y", self.cell),
        )

    def equation(self, look, bias, divisor):
        pairs = enumerate(zip(self.window, self.kernel, strict=True))
        groups = tuple(Group("x", a, "w", b, look.label(c)) for c, (a, b) in pairs)
        return Equation("dot", groups, "y", self.cell, bias, divisor)


def filtered(x, w, geometry, bias=0.0, divisor=1.0):
    """Apply filters to a picture.

    Parameters
    ----------
    x : ndarray, shape (1, C, H, W)
    w : ndarray, shape (F, C, KH, KW), of the same dtype
        Filters before their divisor.
    geometry : Geometry
    bias : ndarray, shape (F, 1, 1), or float
    divisor : ndarray, shape (F,), or float

    Returns
    -------
    y : ndarray, shape (F, OH, OW)
    """
    sums = conv2d(
        x,
        w,
        stride=geometry.stride,
        padding=geometry.padding,
        dilation=geometry.dilation,
    )
    return sums[0] / np.reshape(divisor, (-1, 1, 1)) + bias


def _kernel_panel(w, divisor, cards, digits, editable):
    note = "" if divisor == 1 else f"÷ {divisor:.12g}"
    return Panel(
        "w",
        w,
        "weight",
        digits=digits,
        operator="∗",
        cards=cards,
        note=note,
        editable=editable,
    )


def _depth(y, shown):
    """All maps as one stack, if there is more than one."""
    if len(y) == 1:
        return ()
    labels = tuple(str(number + 1) for number in range(len(y)))
    return (Panel("maps", y, share="y", cards=labels, front=shown, pick=True),)


def telling_step(y):
    """Pick a step half-way down the map where it is large, or where it is not 0."""
    rows = y.shape[0]
    band = np.abs(y[rows // 2 : rows // 2 + max(1, rows // 4)])
    if band.any():
        return rows // 2 * y.shape[1] + int(band.argmax())
    return int(np.abs(y).argmax())


@dataclass(frozen=True)
class Channels:
    """How the input's channels are coloured and called."""

    colours: tuple | str
    cards: tuple

    @classmethod
    def of(cls, colours, cards, channels):
        """Take what is told, and of the rest what a picture's so many channels have."""
        return cls(
            colours or CHANNEL_COLOURS.get(channels, "activation"),
            CHANNEL_CARDS.get(channels, ()) if cards is None else cards,
        )

    def label(self, channel):
        """Return what stands over a channel's group of an equation."""
        return self.cards[channel] if self.cards else ""
