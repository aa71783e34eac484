"""Figure: how often values occur, before and after a layer."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from figures.frame import framed
from figures.theme import DIVERGING, INK

BINS = 41  # odd: the one in the middle holds zero


def histograms(groups, words, theme):
    """Draw the shares of all values in bins round zero, one chart under the other.

    Parameters
    ----------
    groups : dict of str to ndarray
        Values by the name of their chart.
    words : (str, str)
        What the axes are called: the value, the share of the cells.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : plotly.graph_objects.Figure
    """
    reach = max(float(np.abs(values).max(initial=0)) for values in groups.values())
    edges = np.linspace(-1, 1, BINS + 1) * (reach or 1.0)
    middles = (edges[1:] + edges[:-1]) / 2
    figure = make_subplots(len(groups), 1, True, subplot_titles=list(groups))
    for row, values in enumerate(groups.values(), start=1):
        figure.add_trace(_bars(values, edges, middles, theme), row, 1)
    figure.update_yaxes(title=words[1], rangemode="tozero")
    figure.update_xaxes(title=words[0], row=len(groups))
    height = 190 * len(groups)
    return framed(figure, theme, height, bargap=0.08, showlegend=False)


def _bars(values, edges, middles, theme):
    """Red below zero, blue above; the bin that holds zero has the colour of ink."""
    counts, _ = np.histogram(values, edges)
    negative, positive = (DIVERGING[theme]["activation"][i] for i in (0, -1))
    colours = [negative] * (BINS // 2) + [INK[theme]] + [positive] * (BINS // 2)
    shares = 100 * counts / max(1, values.size)
    return go.Bar(
        x=middles,
        y=shares,
        marker_color=colours,
        hovertemplate="%{x:.2f}: %{y:.1f} %<extra></extra>",
    )
