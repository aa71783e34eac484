"""Figure: how many times longer things take than one of them."""

import plotly.graph_objects as go

from figures.frame import framed
from figures.theme import DIVERGING


def ratios_chart(names, forward, backward, labels, theme):
    """Draw two bars for each name.

    Parameters
    ----------
    names : sequence of str
    forward, backward : sequence of float
        How many times longer than the unit each takes.
    labels : (str, str)
        What the two kinds of bars are called.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : plotly.graph_objects.Figure
    """
    kinds = zip(labels, ("activation", "gradient"), (forward, backward), strict=True)
    figure = go.Figure(
        [
            go.Bar(
                x=list(names),
                y=list(values),
                name=label,
                text=[f"{value:.1f}" for value in values],
                textposition="auto",
                marker_color=DIVERGING[theme][role][-1],
                hoverinfo="skip",
            )
            for label, role, values in kinds
        ]
    )
    return framed(figure, theme, 320, bargroupgap=0.1)
