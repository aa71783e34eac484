"""Figure: what the sub-networks of a unit say, their average, and the test pass."""

import numpy as np
import plotly.graph_objects as go

from figures.theme import ACCENT, DIVERGING, GROUND, INK

BINS = 32
ROOM = 1.15  # the lines' height, in the highest bar's
PARTS = ([0, 0.47], [0.53, 1])  # of the width


def ensemble_chart(ensemble, labels, theme):
    """Draw how likely which output is: as it is, and beside that behind a ReLU.

    Parameters
    ----------
    ensemble : scenes.ensemble.Ensemble
    labels : dict
        ``linear`` and ``relu`` name the axes, ``average`` and ``test`` the lines.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : plotly.graph_objects.Figure
    """
    charts = {
        "linear": {"xaxis": "x", "yaxis": "y"},
        "relu": {"xaxis": "x2", "yaxis": "y2", "showlegend": False},
    }
    traces = [
        trace.update(place)
        for name, place in charts.items()
        for trace in _traces(ensemble, name, labels, theme)
    ]
    up = {"tickformat": ".0%", "rangemode": "tozero"}
    return go.Figure(traces).update_layout(
        height=270,
        margin={"l": 0, "r": 8, "t": 8, "b": 8},
        bargap=0.05,
        paper_bgcolor=GROUND[theme],
        plot_bgcolor=GROUND[theme],
        font={"size": 15, "color": INK[theme]},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"},
        xaxis={"title": labels["linear"], "domain": PARTS[0]},
        xaxis2={"title": labels["relu"], "domain": PARTS[1], "anchor": "y2"},
        yaxis=up,
        yaxis2=up | {"anchor": "x2"},
    )


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
