"""Figure: how often values occur, before and after a layer."""

import numpy as np

from figures.frame import framed, numbers, written
from figures.theme import DIVERGING, INK

BINS = 41  # odd: the one in the middle holds zero
ROOM = 200  # px of one chart's height


def histograms(groups, words, theme):
    """Draw the shares of all values in bins round zero, one chart under the other.

    Parameters
    ----------
    groups : dict of str to ndarray
        Values by the name of their chart.
    words : (str, str)
        What the axes are called: the value, the share of the cells.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : dict
        As `figures.frame.framed` makes it; the charts share their first axis.
    """
    reach = max(float(np.abs(values).max(initial=0)) for values in groups.values())
    edges = np.linspace(-1, 1, BINS + 1) * (reach or 1.0)
    axes = ["y", *(f"y{number}" for number in range(2, len(groups) + 1))]
    bars = [
        _bars(values, edges, theme) | {"yaxis": axis}
        for values, axis in zip(groups.values(), axes, strict=True)
    ]
    up = written(words[1], rangemode="tozero")
    return framed(
        bars,
        theme,
        ROOM * len(groups),
        grid={"rows": len(groups), "columns": 1, "pattern": "coupled", "ygap": 0.3},
        annotations=[_title(*pair) for pair in zip(groups, axes, strict=True)],
        xaxis=written(words[0]),
        bargap=0.08,
        showlegend=False,
        **{axis.replace("y", "yaxis"): up for axis in axes},
    )


def _title(text, axis):
    """Return the name of a chart, in the middle over it."""
    place = {"xref": "paper", "x": 0.5, "yref": f"{axis} domain", "y": 1}
    return place | {"text": text, "yanchor": "bottom", "showarrow": False}


def _bars(values, edges, theme):
    """Red below zero, blue above; the bin that holds zero has the colour of ink."""
    counts, _ = np.histogram(values, edges)
    negative, positive = (DIVERGING[theme]["activation"][i] for i in (0, -1))
    colours = [negative] * (BINS // 2) + [INK[theme]] + [positive] * (BINS // 2)
    return {
        "type": "bar",
        "x": numbers((edges[1:] + edges[:-1]) / 2),
        "y": numbers(100 * counts / max(1, values.size)),
        "marker": {"color": colours},
        "hovertemplate": "%{x}: %{y:.1f}\u00a0%<extra></extra>",
    }
