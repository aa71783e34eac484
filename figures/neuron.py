"""Figure: a neuron in training, what it computes and the gradient it gets."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from figures.frame import framed
from figures.theme import DIVERGING, plotly_scale


def neuron_chart(z, gradient, labels, theme):
    """Draw what a neuron computes for every number it sees, over the steps.

    Parameters
    ----------
    z : ndarray, shape (steps, n)
        Before its activation: red cells do not pass.
    gradient : ndarray, shape (steps,)
        Length of its gradient.
    labels : dict
        ``step``, ``z`` and ``gradient``, in the reader's language.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : plotly.graph_objects.Figure
    """
    figure = make_subplots(2, 1, shared_xaxes=True, row_heights=[0.62, 0.38])
    reach = float(np.abs(z[np.isfinite(z)]).max(initial=0)) or 1.0
    cells = go.Heatmap(
        z=z.T,
        colorscale=plotly_scale("activation", theme),
        zmin=-reach,
        zmax=reach,
        xgap=1,
        ygap=1,
        colorbar={"len": 0.62, "y": 1, "yanchor": "top"},
        hovertemplate="%{x}: %{z:.3f}<extra></extra>",
    )
    bars = go.Bar(
        y=gradient,
        marker_color=DIVERGING[theme]["gradient"][-1],
        hovertemplate="%{x}: %{y:.3g}<extra></extra>",
    )
    figure.add_trace(cells, 1, 1)
    figure.add_trace(bars, 2, 1)
    figure.update_yaxes(title=labels["z"], showticklabels=False, row=1)
    figure.update_yaxes(title=labels["gradient"], row=2)
    figure.update_xaxes(title=labels["step"], row=2)
    return framed(figure, theme, 420)
