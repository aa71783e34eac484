"""Figure: what several ways of computing cost, against the size of the picture."""

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from figures.theme import ACCENT, DIVERGING, GROUND, INK


def cost_chart(seconds, memory, labels, theme):
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
    figure : plotly.graph_objects.Figure
    """
    titles = (labels["seconds"], labels["memory"])
    figure = make_subplots(1, 2, subplot_titles=titles, horizontal_spacing=0.09)
    for column, curves in enumerate((seconds, memory), start=1):
        colours = _colours(theme)
        for (way, curve), colour in zip(curves.items(), colours, strict=False):
            for line in _lines(labels[way], *curve, colour, column == 1):
                figure.add_trace(line, 1, column)
    axis = {"type": "log", "exponentformat": "power", "gridcolor": INK[theme] + "22"}
    return (
        figure.update_layout(
            height=330,
            margin={"l": 0, "r": 16, "t": 34, "b": 8},
            paper_bgcolor=GROUND[theme],
            plot_bgcolor=GROUND[theme],
            font={"size": 15, "color": INK[theme]},
            legend={"orientation": "h", "y": -0.28},
        )
        .update_xaxes(**axis, title=labels["side"], dtick=0.30103, tickformat="d")
        .update_yaxes(**axis, dtick=1)
    )


def _lines(name, sides, values, known, colour, named):
    """One line through what was measured, one on from its last point."""
    shared = {"mode": "lines+markers", "legendgroup": name, "name": name}
    yield go.Scatter(
        x=sides[:known],
        y=values[:known],
        showlegend=named,
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


def _colours(theme):
    roles = DIVERGING[theme]
    return ACCENT[theme]["winner"], roles["weight"][0], roles["activation"][-1]
