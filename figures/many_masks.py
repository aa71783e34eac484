"""Figure: the mean of many masks comes close, and the spread follows its formula."""

import numpy as np
import plotly.graph_objects as go

from figures.frame import framed
from figures.theme import ACCENT, DIVERGING

HEIGHT = 280  # px


def many_masks_charts(many, labels, theme):
    """Draw the distance of the mean over the draws; beside it spread over magnitude.

    Parameters
    ----------
    many : scenes.dropout.many_masks.ManyMasks
    labels : dict
        ``draws``, ``distance``, ``magnitude`` and ``spread`` name the axes,
        ``measured`` and ``formula`` what is drawn.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figures : (plotly.graph_objects.Figure, plotly.graph_objects.Figure)
    """
    slope = np.sqrt(many.rate / (1 - many.rate))
    draws = np.arange(1, many.draws + 1)
    size = np.abs(many.x).ravel()
    ends = np.array([0, size.max(initial=0)])
    slow = slope * np.sqrt((many.x**2).mean() / draws)
    colour = DIVERGING[theme]["activation"][-1]
    measured = {"marker_color": colour, "name": labels["measured"]}
    line = {"color": ACCENT[theme]["window"], "width": 3, "dash": "dash"}
    expected = {"mode": "lines", "line": line, "name": labels["formula"]}
    return (
        _chart(
            go.Scatter(x=draws, y=many.distance, mode="lines", **measured),
            go.Scatter(x=draws, y=slow, **expected),
            (labels["draws"], labels["distance"]),
            theme,
        ),
        _chart(
            go.Scatter(x=size, y=many.spread.ravel(), mode="markers", **measured),
            go.Scatter(x=ends, y=slope * ends, **expected),
            (labels["magnitude"], labels["spread"]),
            theme,
        ),
    )


def _chart(seen, formula, titles, theme):
    return (
        framed(go.Figure([seen, formula]), theme, HEIGHT)
        .update_xaxes(title=titles[0])
        .update_yaxes(title=titles[1], rangemode="tozero")
    )
