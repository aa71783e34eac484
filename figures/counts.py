"""Figure: numbers of very different size as bars."""

import numpy as np
import plotly.graph_objects as go

from figures.frame import framed
from figures.theme import DIVERGING

BAR = 50  # px
AXIS = 70


def counts_chart(labels, counts, theme, role="weight", wholes=None):
    """Draw counts as bars, over a logarithmic axis or as shares.

    Parameters
    ----------
    labels : sequence of str
        One per bar, from below, in the reader's language.
    counts : sequence of int
    theme : str
        ``light`` or ``dark``.
    role : str
        Whose colour the bars have.
    wholes : sequence of int, optional
        What each count is a share of.

    Returns
    -------
    figure : plotly.graph_objects.Figure
    """
    lengths = np.divide(counts, wholes) * 100 if wholes else counts
    bars = go.Bar(
        x=lengths,
        y=labels,
        orientation="h",
        text=[f"{count:,}" for count in counts],
        textposition="auto",
        marker_color=DIVERGING[theme][role][-1],
        hoverinfo="skip",
    )
    shares = {"ticksuffix": " %", "range": (0, 100)}
    logarithms = {"type": "log", "dtick": 1, "exponentformat": "power"}
    axis = shares if wholes else logarithms
    return framed(go.Figure(bars), theme, AXIS + BAR * len(labels), xaxis=axis)
