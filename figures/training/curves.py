"""Figures: how networks come along while they are trained, and how large gradients are.

What they show may grow many times a second: as long as nothing but the points of the
lines differs, their layouts are the same.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from figures.frame import framed, numbers, written

LARGEST, HALVES = 6, 2  # losses beyond are out of sight; an axis ends at a half
SMALLEST = 1e-4  # where a logarithmic axis begins at the lowest
SCALES = (10, 20, 40, 100)  # of the error, in percent
LOOKS = {
    "training": {"width": 1.8, "dash": "5px,3px"},
    "validation": {"width": 3},
    "earlier": {"width": 2},
}
PALE = 0.4  # how much of its colour an earlier run has
MARGIN = {"l": 8, "r": 12, "t": 36, "b": 8}
TITLE = {"size": 17}
PERCENT = "%{y:.1f}\u00a0%"  # Plotly's own format has no space before it
SHARES = {"tickformat": ".3~g", "ticksuffix": "\u00a0%"}


class Line(NamedTuple):
    """Numbers of one network; those that are not finite leave a gap.

    `look` is one of LOOKS, and `whose` tells to which network all its lines belong.
    """

    x: Sequence
    y: Sequence
    name: str
    colour: str
    look: str
    whose: str


def loss_chart(lines, epochs, words, theme, log=False):
    """Draw losses over the epochs.

    Parameters
    ----------
    lines : sequence of Line
    epochs : int
        How many there will be.
    words : dict
        ``loss`` and ``epochs``.
    theme : str
        ``light`` or ``dark``.
    log : bool
        Whether equal factors are equally far apart.

    Returns
    -------
    figure : dict
        As `figures.frame.framed` makes it, of the height of its place.
    """
    losses = _finite(lines)
    highest = min(LARGEST, max(math.log(10), *losses, 0))  # ten classes, none known
    top = math.ceil(HALVES * highest) / HALVES
    y = _from_zero(top) if not log else _powers([*losses, 1, top], SMALLEST)
    return _over_epochs(lines, epochs, words, "loss", theme, y, "%{y:.3f}")


def error_chart(lines, epochs, words, theme, log=False):
    """Draw shares of wrong answers over the epochs, in percent; as `loss_chart`.

    What is far above the last ones is out of sight: else what differs in the end would
    be a few pixels.
    """
    lines = [line._replace(y=in_percent(line.y)) for line in lines]
    ends = [line.y[-1] for line in lines if line.look != "training" and len(line.y)]
    last = max((end for end in ends if end is not None), default=100)
    top = next((scale for scale in SCALES if scale >= 2 * last), 100)
    there = [*_finite(lines), 10, 100]
    y = _from_zero(top) | SHARES if not log else _percents(there)
    return _over_epochs(lines, epochs, words, "error", theme, y, PERCENT)


def gradient_chart(lines, words, theme):
    """Draw sizes from the first layer to the last: a straight line is a factor a layer.

    Parameters
    ----------
    lines : sequence of Line
        Over the names of layers.
    words : dict
        ``gradients`` and ``layers``.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : dict
        As `loss_chart`.
    """
    names = max((line.x for line in lines), key=len, default=[])
    x = written(words["layers"], type="category", categoryarray=list(names))
    y = _powers([*_finite(lines), 1e-2, 1]) | {"exponentformat": "power", "dtick": 1}
    marked = {"mode": "lines+markers", "marker": {"size": 7}}
    drawn = [_drawn(line, "%{y:.2~g}") | marked for line in lines]
    return charted(drawn, words["gradients"], theme, x, y)


def charted(traces, title, theme, x, y):
    """Make a figure of training's: its title over it, no legend of its own."""
    return framed(
        *(traces, theme),
        title={"text": f"<b>{title}</b>", "x": 0, "xref": "paper", "font": TITLE},
        margin=MARGIN,
        xaxis=x,
        yaxis=y,
        showlegend=False,
        hovermode="x unified",
    )


def in_percent(shares):
    """Return shares as percentages; what is None stays so."""
    return [None if share is None else round(100 * share, 6) for share in shares]


def _over_epochs(lines, epochs, words, what, theme, y, form):
    x = written(words["epochs"], range=[0, epochs], hoverformat=".1f")
    drawn = [_drawn(line, form) for line in lines]
    return charted(drawn, words[what], theme, x, y)


def _drawn(line, form):
    pale = {"opacity": PALE} if line.look == "earlier" else {}
    return pale | {
        "x": list(line.x),
        "y": numbers(line.y),
        "name": line.name,
        "meta": [line.whose, line.look],
        "mode": "lines",
        "line": {"color": line.colour} | LOOKS[line.look],
        "hovertemplate": form,
    }


def _finite(lines):
    values = (value for line in lines for value in line.y)
    return [value for value in values if value is not None and math.isfinite(value)]


def _from_zero(top):
    return {"range": [0, top]}


def _percents(values):
    """Return a logarithmic axis of percentages, with a sign at 2, 5 and 10 alike."""
    axis = _powers(values, 100 * SMALLEST)
    low, high = axis["range"]
    ticks = [m * 10**e for e in range(low, high + 1) for m in (1, 2, 5)]
    text = [f"{tick:g}\u00a0%" for tick in ticks]
    return axis | {"tickmode": "array", "tickvals": ticks, "ticktext": text}


def _powers(values, smallest=0.0):
    """Return a logarithmic axis from a power of ten below all values to one above."""
    there = [value for value in values if value > smallest]
    ends = math.floor(math.log10(min(there))), math.ceil(math.log10(max(there)))
    return {"type": "log", "range": list(ends), "dtick": "D2"}  # 1, 2, 5, 10, …
