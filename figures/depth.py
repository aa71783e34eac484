"""Figure: what is left of a gradient, layer by layer."""

from itertools import cycle

from figures.frame import framed, numbers, written
from figures.theme import DIVERGING

LOOKS = (  # of the lines: role, which end of its scale, dash
    ("activation", -1, "solid"),
    ("activation", 0, "dash"),
    ("gradient", 0, "solid"),
    ("weight", -1, "dot"),
    ("weight", 0, "dash"),
)


def depth_chart(lines, labels, theme):
    """Draw numbers over the depth of a network, on a logarithmic axis.

    Parameters
    ----------
    lines : dict of str to sequence of float
        By name, the numbers after 1, 2, … layers.
    labels : (str, str)
        What the axes are called: the depth, the numbers.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : dict
        As `figures.frame.framed` makes it.
    """
    traces = [
        _line(name, values, DIVERGING[theme][role][end], dash)
        for (name, values), (role, end, dash) in zip(
            lines.items(), cycle(LOOKS), strict=False
        )
    ]
    x = written(labels[0], tick0=5, dtick=5)
    y = written(labels[1], type="log", exponentformat="power")
    return framed(traces, theme, 400, xaxis=x, yaxis=y, hovermode="x unified")


def _line(name, values, colour, dash):
    return {
        "x": list(range(1, len(values) + 1)),
        "y": numbers(values),
        "name": name,
        "mode": "lines+markers",
        "line": {"color": colour, "width": 3, "dash": dash},
        "hovertemplate": "%{y}",
    }
