"""Figure: maps before and after something, and how much that has changed them."""

import numpy as np

from figures.frame import framed, numbers
from figures.theme import ACCENT, LINE, plotly_scale

GAPS = 1000  # cells; larger maps have no lines
ROWS = 3
GRID = {"rows": ROWS, "pattern": "independent", "xgap": 0.03, "ygap": 0.06}
MARGIN = {"l": 0, "r": 36, "t": 36, "b": 8, "pad": 1}  # a frame of 1 px
BARE = {"showticklabels": False, "ticks": "", "constrain": "domain", "zeroline": False}


def shifts_figure(columns, words, theme, height):
    """Draw columns of three pictures: before, after, and what has been gained.

    Parameters
    ----------
    columns : dict of str to (ndarray, ndarray)
        By the title of a column, the maps (H, W) before and after.
    words : (str, str, str)
        What the three rows are called.
    theme : str
        ``light`` or ``dark``.
    height : int
        Of a row, in pixels.

    Returns
    -------
    figure : dict
        As `figures.frame.framed` makes it, in one range: a small change is a pale one.
    """
    reach = max(float(np.abs(pair).max(initial=0)) for pair in columns.values()) or 1.0
    stacks = [(before, after, after - before) for before, after in columns.values()]
    maps = {  # by the number of their axes, which goes along the rows
        1 + row * len(stacks) + column: values
        for column, stack in enumerate(stacks)
        for row, values in enumerate(stack)
    }
    axes = {}
    for number, values in maps.items():
        axes |= _fitted(values.shape, number)
    return framed(
        [_map(values, number, theme, reach) for number, values in maps.items()],
        theme,
        ROWS * height + MARGIN["t"],
        grid=GRID | {"columns": len(columns)},
        annotations=[*_over(columns), *_beside(words, len(columns))],
        margin=MARGIN,
        plot_bgcolor=LINE[theme],
        **axes,
    )


def mark_window(figure, window, theme):
    """Frame a window of the maps in the first column, before and after.

    Parameters
    ----------
    figure : dict
        Of `shifts_figure`.
    window : (row, column, height, width)
    theme : str

    Returns
    -------
    figure : dict
        Another one.
    """
    top, left, height, width = window
    sides = {"y0": top, "x0": left, "y1": top + height, "x1": left + width}
    places = {name: float(value) - 0.5 for name, value in sides.items()}
    line = {"color": ACCENT[theme]["window"], "width": 3}
    second = 1 + figure["layout"]["grid"]["columns"]
    shapes = [
        {"type": "rect", "line": line, "xref": _axis("x", n), "yref": _axis("y", n)}
        | places
        for n in (1, second)
    ]
    return figure | {"layout": figure["layout"] | {"shapes": shapes}}


def _axis(letter, number):
    """Return how Plotly calls an axis: the first has no number."""
    return letter if number == 1 else f"{letter}{number}"


def _fitted(shape, number):
    """Show square cells from edge to edge, the first row on top."""
    height, width = shape
    x, y = (_axis(f"{letter}axis", number) for letter in "xy")
    down = {"range": [height - 0.5, -0.5], "scaleanchor": _axis("x", number)}
    return {x: BARE | {"range": [-0.5, width - 0.5]}, y: BARE | down}


def _over(titles):
    """Write over every column what it is."""
    return [
        _written(text, x=0.5, y=1, n=number, yanchor="bottom")
        for number, text in enumerate(titles, start=1)
    ]


def _beside(words, columns):
    """Write beside every row what it is."""
    return [
        _written(text, x=1, y=0.5, n=number * columns, textangle=90, xanchor="left")
        for number, text in enumerate(words, start=1)
    ]


def _written(text, n, **place):
    refs = {"xref": f"{_axis('x', n)} domain", "yref": f"{_axis('y', n)} domain"}
    return {"text": text, "showarrow": False} | refs | place


def _map(values, number, theme, reach):
    gap = int(values.size <= GAPS)
    return {
        "type": "heatmap",
        "z": numbers(values),
        "xaxis": _axis("x", number),
        "yaxis": _axis("y", number),
        "colorscale": plotly_scale("activation", theme),
        "zmin": -reach,
        "zmax": reach,
        "showscale": False,
        "xgap": gap,
        "ygap": gap,
        "hovertemplate": "[%{y}, %{x}] = %{z}<extra></extra>",
    }
