"""Figure: how far a numerical gradient is off, over the size of its step."""

from itertools import product

from figures.frame import LEGEND, framed, numbers, written
from figures.theme import DIVERGING

ROLES = ("activation", "weight", "gradient")  # colours of the lines, one after another
DASHES = ("solid", "dash")  # where these colours are used up, once more
POWER = {"type": "log", "exponentformat": "power", "zeroline": False}


def step_error_chart(steps, errors, labels, theme):
    """Draw errors over step sizes, both on logarithmic axes.

    Parameters
    ----------
    steps : sequence of float
    errors : dict of str to sequence of float
        By the name of each line, at most six; NaN leaves a gap.
    labels : dict
        ``step``, ``error``, ``rounding`` (the left end) and ``truncation`` (the
        right end), in the reader's language.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : dict
        As `figures.frame.framed` makes it.
    """
    return framed(
        _lines(steps, errors, theme),
        theme,
        320,
        annotations=[
            _end(f"← {labels['rounding']}", x=0, xanchor="left"),
            _end(f"{labels['truncation']} →", x=1, xanchor="right"),
        ],
        xaxis=written(labels["step"], dtick=1, **POWER),
        yaxis=written(labels["error"], dtick=2, **POWER),
        legend=LEGEND | {"x": 0.5, "xanchor": "center"},
        showlegend=True,
    )


def _end(text, **place):
    """Say over one end of the axis what spoils the difference there."""
    refs = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom"}
    return {"text": text, "showarrow": False} | refs | place


def _lines(steps, errors, theme):
    for (name, values), (dash, role) in zip(
        errors.items(), product(DASHES, ROLES), strict=False
    ):
        yield {
            "x": numbers(steps),
            "y": numbers(values),
            "name": name,
            "mode": "lines+markers",
            "line": {"color": DIVERGING[theme][role][-1], "dash": dash},
            "hovertemplate": "%{x}: %{y}",
        }
