"""Figure: numbers of very different size as bars."""

import plotly.graph_objects as go

from figures.frame import framed
from figures.theme import DIVERGING

BAR = 50  # px
AXIS = 70


def counts_chart(labels, counts, theme, role="weight"):
    """Draw counts as bars over a logarithmic axis.

    Parameters
    ----------
    labels : sequence of str
        One per bar, from below, in the reader's language.
    counts : sequence of int
    theme : str
        ``light`` or ``dark``.
    role : str
        Whose colour the bars have.

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
        marker_color=DIVERGING[theme][role][-1],
        hoverinfo="skip",
    )
    axis = {"type": "log", "dtick": 1, "exponentformat": "power"}
    return framed(go.Figure(bars), theme, AXIS + BAR * len(labels), xaxis=axis)
