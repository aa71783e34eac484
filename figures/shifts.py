"""Figure: maps before and after something, and which of their cells changed."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from figures.frame import framed
from figures.theme import plotly_scale

ROW = 190  # px
GAPS = 1000  # cells; larger maps have no lines


def shifts_figure(columns, words, theme):
    """Draw columns of three pictures: before, after, changed.

    Parameters
    ----------
    columns : dict of str to (ndarray, ndarray, ndarray of bool)
        By the title of a column, the maps (OH, OW) before and after, and what changed.
    words : (str, str, str)
        What the three rows are called.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : plotly.graph_objects.Figure
    """
    figure = make_subplots(
        3,
        len(columns),
        column_titles=list(columns),
        row_titles=list(words),
        horizontal_spacing=0.03,
        vertical_spacing=0.04,
    )
    pairs = [column[:2] for column in columns.values()]
    reach = max(float(np.abs(pair).max(initial=0)) for pair in pairs) or 1.0
    for column, (before, after, changed) in enumerate(columns.values(), start=1):
        for row, values in enumerate((before, after), start=1):
            figure.add_trace(_map(values, theme, reach), row, column)
        figure.add_trace(_mask(changed, theme), 3, column)
    bare = {"showticklabels": False, "ticks": "", "constrain": "domain"}
    figure.update_xaxes(**bare)
    figure.update_yaxes(**bare, autorange="reversed")
    for axis in range(1, 3 * len(columns) + 1):
        name = str(axis) if axis > 1 else ""
        figure.layout[f"yaxis{name}"].update(scaleanchor=f"x{name}")
    margin = {"l": 0, "r": 32, "t": 32, "b": 8}
    return framed(figure, theme, 3 * ROW, margin=margin)


def _map(values, theme, reach):
    scale = plotly_scale("activation", theme)
    return _heatmap(values, scale, -reach, reach, "%{z:.4~f}")


def _mask(changed, theme):
    return _heatmap(changed.astype(int), plotly_scale("mask", theme), 0, 1, "%{z}")


def _heatmap(values, scale, low, high, form):
    gap = int(values.size <= GAPS)
    return go.Heatmap(
        z=values,
        colorscale=scale,
        zmin=low,
        zmax=high,
        showscale=False,
        xgap=gap,
        ygap=gap,
        hovertemplate=f"(%{{y}}, %{{x}}): {form}<extra></extra>",
    )
