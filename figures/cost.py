"""Figure: what several ways of computing cost, against the size of the picture."""

import plotly.graph_objects as go

from figures.frame import framed
from figures.theme import INK, SERIES


def cost_charts(seconds, memory, labels, theme):
    """Draw time and memory, measured as points, and what follows from them dotted.

    Parameters
    ----------
    seconds, memory : dict
        For every way ``(sides, values, known)``: sides of the picture, a value for
        each, and how many of these were measured.
    labels : dict
        A text for every way, and for ``side``, ``seconds`` and ``memory``.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figures : list of plotly.graph_objects.Figure
        One of the time, one of the memory.
    """
    quantities = {"seconds": seconds, "memory": memory}
    return [
        _chart(curves, labels, labels[quantity], theme)
        for quantity, curves in quantities.items()
    ]


def _chart(curves, labels, title, theme):
    lines = [
        line
        for (way, curve), colour in zip(curves.items(), SERIES[theme], strict=False)
        for line in _lines(labels[way], *curve, colour)
    ]
    axis = {"type": "log", "exponentformat": "power", "gridcolor": INK[theme] + "22"}
    return (
        framed(go.Figure(lines), theme, 330)
        .update_xaxes(**axis, title=labels["side"], dtick=0.30103, tickformat="d")
        .update_yaxes(**axis, title=title, dtick=1)
    )


def _lines(name, sides, values, known, colour):
    """One line through what was measured, one on from its last point."""
    shared = {"mode": "lines+markers", "legendgroup": name, "name": name}
    yield go.Scatter(
        x=sides[:known],
        y=values[:known],
        line={"color": colour, "width": 3},
        marker={"size": 8},
        **shared,
    )
    yield go.Scatter(
        x=sides[known - 1 :],
        y=values[known - 1 :],
        showlegend=False,
        line={"color": colour, "width": 2, "dash": "dot"},
        marker={"size": 8, "symbol": "circle-open"},
        **shared,
    )
