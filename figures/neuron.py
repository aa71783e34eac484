"""Figure: a neuron in training, what it computes and the gradient it gets."""

import numpy as np

from figures.frame import framed, numbers, written
from figures.theme import DIVERGING, plotly_scale

FIRST = 1  # step
UPPER, LOWER = (0.44, 1), (0, 0.34)  # of the figure's height


def neuron_chart(z, gradient, labels, theme):
    """Draw what a neuron computes for every number it sees, over the steps.

    Parameters
    ----------
    z : ndarray, shape (steps, n)
        Before its activation, and before the step: red cells do not pass.
    gradient : ndarray, shape (steps,) or one less
        Length of the gradient that the step follows.
    labels : dict
        ``step``, ``z`` and ``gradient``, in the reader's language.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : dict
        As `figures.frame.framed` makes it.
    """
    reach = float(np.abs(z[np.isfinite(z)]).max(initial=0)) or 1.0
    cells = {
        "type": "heatmap",
        "z": numbers(z.T),
        "x0": FIRST,
        "colorscale": plotly_scale("activation", theme),
        "zmin": -reach,
        "zmax": reach,
        "xgap": 1,
        "ygap": 1,
        "colorbar": {"len": UPPER[1] - UPPER[0], "y": 1, "yanchor": "top"},
        "hovertemplate": "%{x}: %{z}<extra></extra>",
    }
    bars = {
        "type": "bar",
        "y": numbers(gradient),
        "x0": FIRST,
        "yaxis": "y2",
        "marker": {"color": DIVERGING[theme]["gradient"][-1]},
        "hovertemplate": "%{x}: %{y}<extra></extra>",
    }
    return framed(
        [cells, bars],
        theme,
        440,
        xaxis=written(labels["step"], anchor="y2"),
        yaxis=written(labels["z"], domain=UPPER, showticklabels=False),
        yaxis2=written(labels["gradient"], domain=LOWER),
        showlegend=False,
    )
