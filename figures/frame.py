"""What all charts look like: ground, ink, letters, margins, axes, legend.

A chart is a figure as plotly.js takes it, in plain JSON: made by functions of arrays,
told to whoever draws it, and ``plotly.graph_objects.Figure(figure)`` in a notebook.
"""

import numpy as np

from figures.theme import GROUND, INK

SIZE = 16  # px of the letters
MARGIN = {"l": 0, "r": 16, "t": 36, "b": 8}
LEGEND = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"}
GRID, ZERO = "22", "55"  # how much of the ink is seen in lines, of ff


def framed(traces, theme, height=None, **layout):
    """Make a figure in the program's ground, ink, letters and axes.

    Parameters
    ----------
    traces : iterable of dict
    theme : str
        ``light`` or ``dark``.
    height : int, optional
        In px; that of its place if not given.
    **layout
        What else Plotly's layout takes.

    Returns
    -------
    figure : dict
        ``data`` and ``layout``.
    """
    look = {
        "height": height,
        "margin": MARGIN,
        "legend": LEGEND,
        "paper_bgcolor": GROUND[theme],
        "plot_bgcolor": GROUND[theme],
        "font": {"size": SIZE, "color": INK[theme]},
        "modebar": _modebar(theme),
        "template": {"layout": {"xaxis": _axis(theme), "yaxis": _axis(theme)}},
        "meta": {"theme": theme},  # for who prints it
        "uirevision": "kept",  # who has zoomed in, or hidden a line, goes on so
    }
    return {"data": list(traces), "layout": look | layout}


def _modebar(theme):
    plain = INK[theme] + "99"
    return {"bgcolor": "#00000000", "color": plain, "activecolor": INK[theme]}


def _axis(theme):
    return {
        "automargin": True,
        "gridcolor": INK[theme] + GRID,
        "zerolinecolor": INK[theme] + ZERO,
        "title": {"standoff": 10, "font": {"size": SIZE}},
    }


def numbers(values):
    """Return an array as nested lists, with None where JSON knows no number.

    Parameters
    ----------
    values : array_like
    """
    values = np.asarray(values)
    if values.dtype.kind != "f" or np.isfinite(values).all():
        return values.tolist()
    return np.where(np.isfinite(values), values.astype(object), None).tolist()


def written(text, **axis):
    """Return an axis that is called so."""
    return {"title": {"text": text}} | axis
