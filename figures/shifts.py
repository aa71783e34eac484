"""Figure: maps before and after something, and how much that has changed them."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from figures.frame import framed
from figures.theme import ACCENT, LINE, plotly_scale

GAPS = 1000  # cells; larger maps have no lines


def shifts_figure(columns, words, theme, row):
    """Draw columns of three pictures: before, after, and what has been gained.

    Parameters
    ----------
    columns : dict of str to (ndarray, ndarray)
        By the title of a column, the maps (H, W) before and after.
    words : (str, str, str)
        What the three rows are called.
    theme : str
        ``light`` or ``dark``.
    row : int
        Height of a row in pixels.

    Returns
    -------
    figure : plotly.graph_objects.Figure
        In one range: a small change is a pale one.
    """
    figure = make_subplots(
        3,
        len(columns),
        column_titles=list(columns),
        row_titles=list(words),
        horizontal_spacing=0.03,
        vertical_spacing=0.04,
    )
    reach = max(float(np.abs(pair).max(initial=0)) for pair in columns.values()) or 1.0
    for column, (before, after) in enumerate(columns.values(), start=1):
        for number, values in enumerate((before, after, after - before), start=1):
            figure.add_trace(_map(values, theme, reach), number, column)
            _fit(figure, values.shape, number, column)
    margin = {"l": 0, "r": 32, "t": 32, "b": 8, "pad": 1}  # a frame of 1 px
    look = {"margin": margin, "plot_bgcolor": LINE[theme]}
    return framed(figure, theme, 3 * row, **look)


def mark_window(figure, window, theme):
    """Frame a window of the maps in the first column, before and after.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        Of `shifts_figure`.
    window : (row, column, height, width)
    theme : str

    Returns
    -------
    figure : plotly.graph_objects.Figure
        The same one.
    """
    top, left, height, width = window
    sides = {"y0": top, "x0": left, "y1": top + height, "x1": left + width}
    places = {name: value - 0.5 for name, value in sides.items()}
    line = {"color": ACCENT[theme]["window"], "width": 3}
    for row in (1, 2):
        figure.add_shape(type="rect", line=line, row=row, col=1, **places)
    return figure


def _fit(figure, shape, row, column):
    """Show square cells from edge to edge, the first row on top."""
    height, width = shape
    bare = {
        "showticklabels": False,
        "ticks": "",
        "constrain": "domain",
        "zeroline": False,
    }
    place = {"row": row, "col": column}
    figure.update_xaxes(range=(-0.5, width - 0.5), **bare, **place)
    (axis,) = {axis.anchor for axis in figure.select_yaxes(**place)}
    figure.update_yaxes(range=(height - 0.5, -0.5), scaleanchor=axis, **bare, **place)


def _map(values, theme, reach):
    gap = int(values.size <= GAPS)
    return go.Heatmap(
        z=values,
        colorscale=plotly_scale("activation", theme),
        zmin=-reach,
        zmax=reach,
        showscale=False,
        xgap=gap,
        ygap=gap,
        hovertemplate="(%{y}, %{x}): %{z:.4~f}<extra></extra>",
    )
