"""Figure: how many weights a layer needs, shared or not."""

import plotly.graph_objects as go

from figures.theme import DIVERGING, GROUND, INK


def weights_chart(labels, counts, theme):
    """Draw counts as bars over a logarithmic axis.

    Parameters
    ----------
    labels : sequence of str
        One per bar, in the reader's language.
    counts : sequence of int
        Numbers of weights.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : plotly.graph_objects.Figure
    """
    bars = go.Bar(
        x=counts,
        y=labels,
        orientation="h",
        text=[f"{count:,}" for count in counts],
        textposition="auto",
        marker_color=DIVERGING[theme]["weight"][-1],
        hoverinfo="skip",
    )
    axis = {"type": "log", "dtick": 1, "exponentformat": "power"}
    return go.Figure(bars).update_layout(
        height=170,
        margin={"l": 0, "r": 16, "t": 8, "b": 8},
        paper_bgcolor=GROUND[theme],
        plot_bgcolor=GROUND[theme],
        font={"size": 15, "color": INK[theme]},
        xaxis=axis,
    )
