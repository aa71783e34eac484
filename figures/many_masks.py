"""Figure: the mean of many masks comes close, and the spread follows its formula."""

import numpy as np
import plotly.graph_objects as go

from figures.theme import ACCENT, DIVERGING, GROUND, INK

PARTS = ([0, 0.46], [0.54, 1])  # of the width


def many_masks_chart(many, labels, theme):
    """Draw the distance of the mean over the draws; beside it spread over magnitude.

    Parameters
    ----------
    many : scenes.many_masks.ManyMasks
    labels : dict
        ``draws``, ``distance``, ``magnitude`` and ``spread`` name the axes,
        ``measured`` and ``formula`` what is drawn.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : plotly.graph_objects.Figure
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
    second = {"xaxis": "x2", "yaxis": "y2", "showlegend": False}
    traces = (
        go.Scatter(x=draws, y=many.distance, mode="lines", **measured),
        go.Scatter(x=draws, y=slow, **expected),
        go.Scatter(x=size, y=many.spread.ravel(), mode="markers", **measured, **second),
        go.Scatter(x=ends, y=slope * ends, **expected, **second),
    )
    return go.Figure(traces).update_layout(
        height=280,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"},
        margin={"l": 0, "r": 8, "t": 8, "b": 8},
        paper_bgcolor=GROUND[theme],
        plot_bgcolor=GROUND[theme],
        font={"size": 15, "color": INK[theme]},
        xaxis={"title": labels["draws"], "domain": PARTS[0]},
        yaxis={"title": labels["distance"], "rangemode": "tozero"},
        xaxis2={"title": labels["magnitude"], "domain": PARTS[1], "anchor": "y2"},
        yaxis2={"title": labels["spread"], "rangemode": "tozero", "anchor": "x2"},
    )
