"""Figure: what the sub-networks of a unit say, their average, and the test pass."""

import numpy as np
import plotly.graph_objects as go

from figures.frame import framed
from figures.theme import ACCENT, DIVERGING

BINS = 32
ROOM = 1.15  # the lines' height, in the highest bar's


def ensemble_charts(ensemble, labels, theme):
    """Draw how likely which output is: as it is, and beside that behind a ReLU.

    Parameters
    ----------
    ensemble : scenes.dropout.ensemble.Ensemble
    labels : dict
        ``linear`` and ``relu`` name the axes, ``average`` and ``test`` the lines.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figures : list of plotly.graph_objects.Figure
        One as it is, one behind a ReLU.
    """
    up = {"tickformat": ".0%", "rangemode": "tozero"}
    return [
        framed(
            go.Figure(list(_traces(ensemble, name, labels, theme))),
            *(theme, 270),
            bargap=0.05,
            xaxis={"title": labels[name]},
            yaxis=up,
        )
        for name in ("linear", "relu")
    ]


def _traces(ensemble, name, labels, theme):
    """Draw one chart: bars, and two lines across them."""
    case = getattr(ensemble, name)
    heights, middles = _histogram(ensemble.probability, case.outputs)
    colour = DIVERGING[theme]["activation"][-2]
    yield go.Bar(x=middles, y=heights, marker_color=colour, showlegend=False)
    looks = {"average": ("window", 7, "solid"), "test": ("winner", 3, "dash")}
    for which, (accent, width, dash) in looks.items():
        yield go.Scatter(
            x=[getattr(case, which)] * 2,
            y=[0, ROOM * heights.max()],
            mode="lines",
            line={"color": ACCENT[theme][accent], "width": width, "dash": dash},
            name=labels[which],
        )


def _histogram(probability, outputs):
    """Add up the probability of neighbouring outputs: heights and middles of bars."""
    margin = 0.02 * (np.ptp(outputs) or 1.0)
    ends = (outputs.min() - margin, outputs.max() + margin)
    heights, edges = np.histogram(outputs, BINS, ends, weights=probability)
    return heights, (edges[:-1] + edges[1:]) / 2
