"""Scene: a kernel slides over the input and adds up one output cell a step."""

from dataclasses import dataclass

import numpy as np

from engine import conv2d, output_size
from scenes.scene import (
    Cells,
    Equation,
    Fill,
    Group,
    Link,
    Mark,
    Narration,
    Panel,
    Scene,
)
from scenes.windows import all_channels, cell_states, windows

CHANNEL_COLOURS = {1: ("grey",), 3: ("red", "green", "blue")}
CHANNEL_CARDS = {1: (), 3: ("R", "G", "B")}


@dataclass(frozen=True, eq=False)
class Geometry:
    """How a window moves over its input: pairs (rows, columns).

    `padding` is ((top, bottom), (left, right)), as in ``np.pad``.
    """

    kernel: tuple
    stride: tuple = (1, 1)
    padding: tuple = ((0, 0), (0, 0))
    dilation: tuple = (1, 1)

    def output(self, shape):
        """(OH, OW) of an input (H, W); refuses, as the engine does, what cannot fit."""
        axes = zip(
            shape, self.kernel, self.stride, self.padding, self.dilation, strict=True
        )
        return tuple(output_size(*axis) for axis in axes)

    def padded(self, x, fill=0.0):
        """`x` (C, H, W) with its border, as the windows see it."""
        return np.pad(x, ((0, 0), *self.padding), constant_values=fill)

    def windows(self, channel, padded, output):
        """Cells of the window in one channel of the padded input."""
        return windows(channel, padded, output, self.kernel, self.stride, self.dilation)

    def states(self, padded, output):
        """Which cells of the padded input are real, padding, or never reached."""
        return cell_states(
            padded, self.padding, output, self.kernel, self.stride, self.dilation
        )


def convolution_forward(
    x,
    w,
    geometry,
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
    x : ndarray, shape (1, C, H, W)
        Input; its numbers are printed with `digits` decimals.
    w : ndarray, shape (F, C, KH, KW)
        Filters as they are multiplied, before their divisor.
    geometry : Geometry
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
    divisor = np.ones(len(w)) if divisor is None else np.asarray(divisor, float)
    y = filtered(x, w, geometry, bias, divisor)
    padded = geometry.padded(x[0])
    output, steps = y.shape[1:], y[0].size
    channels = range(x.shape[1])
    look = _InputLook(colours, cards, x.shape[1])
    window = [geometry.windows(c, padded.shape[1:], output) for c in channels]
    kernel = [_slice(c, geometry.kernel, steps) for c in channels]
    every = all_channels(window[0], x.shape[1], padded[0].size)
    cell = Cells.one_by_one(steps)
    return Scene(
        steps=steps,
        panels=(
            Panel(
                "x",
                padded,
                look.colours,
                digits=digits,
                cards=look.cards,
                state=geometry.states(padded.shape[1:], output),
            ),
            _kernel_panel(w[shown], divisor[shown], look.cards, digits, editable),
            Panel("y", y[shown], "activation", share="y", operator="="),
            *_depth(y, shown),
        ),
        marks=(
            Mark("x", every, "window"),
            Mark("w", Cells.fixed(steps, range(w[shown].size)), "window"),
            Mark("y", cell),
        ),
        fills=(Fill("y", cell, y[shown].reshape(-1, 1), source=("x", every)),),
        links=(
            Link("x", every, "y", cell),
            *(Link("x", window[c], "w", kernel[c]) for c in channels),
        ),
        equation=Equation(
            "dot",
            tuple(
                Group("x", window[c], "w", kernel[c], look.label(c)) for c in channels
            ),
            "y",
            cell,
            bias=bias,
            divisor=divisor[shown],
        ),
        narration=Narration.always("window", steps),
        start=_telling_step(y[shown]),
        goto="y",
    )


def filtered(x, w, geometry, bias=0.0, divisor=1.0):
    """Apply filters to a picture.

    Parameters
    ----------
    x : ndarray, shape (1, C, H, W)
    w : ndarray, shape (F, C, KH, KW), of the same dtype
        Filters before their divisor.
    geometry : Geometry
    bias : float
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


def _slice(channel, kernel, steps):
    area = kernel[0] * kernel[1]
    return Cells.fixed(steps, np.arange(channel * area, (channel + 1) * area))


def _kernel_panel(w, divisor, cards, digits, editable):
    note = "" if divisor == 1 else f"÷ {divisor:g}"
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


def _telling_step(y):
    """Pick a step half-way down the map where the output is large."""
    rows = y.shape[0]
    band = slice(rows // 2, rows // 2 + max(1, rows // 4))
    place = int(np.argmax(np.abs(y[band])))
    return rows // 2 * y.shape[1] + place


class _InputLook:
    """How the input's channels are coloured and called."""

    def __init__(self, colours, cards, channels):
        self.colours = colours or CHANNEL_COLOURS.get(channels, "activation")
        self.cards = CHANNEL_CARDS.get(channels, ()) if cards is None else cards

    def label(self, channel):
        return self.cards[channel] if self.cards else ""
