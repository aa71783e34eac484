"""Figure: maps before and after something, and which of their cells changed."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from figures.frame import framed
from figures.theme import plotly_scale

ROW = 250  # px


def shifts_figure(rows, words, theme):
    """Draw rows of three pictures: before, after, changed.

    Parameters
    ----------
    rows : dict of str to (ndarray, ndarray)
        By the title of a row, the maps (OH, OW) before and after.
    words : (str, str, str)
        What the three columns are called.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : plotly.graph_objects.Figure
    """
    figure = make_subplots(
        len(rows),
        3,
        column_titles=list(words),
        row_titles=list(rows),
        horizontal_spacing=0.03,
        vertical_spacing=0.04,
    )
    reach = max(float(np.abs(pair).max(initial=0)) for pair in rows.values()) or 1.0
    for row, (before, after) in enumerate(rows.values(), start=1):
        for column, values in enumerate((before, after), start=1):
            figure.add_trace(_map(values, theme, reach), row, column)
        figure.add_trace(_mask(before != after, theme), row, 3)
    figure.update_xaxes(showticklabels=False, constrain="domain")
    figure.update_yaxes(showticklabels=False, autorange="reversed")
    for axis in range(1, 3 * len(rows) + 1):
        name = str(axis) if axis > 1 else ""
        figure.layout[f"yaxis{name}"].update(scaleanchor=f"x{name}", constrain="domain")
    margin = {"l": 0, "r": 32, "t": 32, "b": 8}
    return framed(figure, theme, ROW * len(rows), margin=margin)


def _map(values, theme, reach):
    scale = plotly_scale("activation", theme)
    return _heatmap(values, scale, -reach, reach, "%{z:.4~f}")


def _mask(changed, theme):
    return _heatmap(changed.astype(int), plotly_scale("mask", theme), 0, 1, "%{z}")


def _heatmap(values, scale, low, high, form):
    return go.Heatmap(
        z=values,
        colorscale=scale,
        zmin=low,
        zmax=high,
        showscale=False,
        xgap=1,
        ygap=1,
        hovertemplate=f"(%{{y}}, %{{x}}): {form}<extra></extra>",
    )
