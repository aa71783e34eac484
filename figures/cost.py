"""Figure: what several ways of computing cost, against the size of the picture."""

from figures.frame import framed, written
from figures.theme import SERIES

LOG = {"type": "log", "exponentformat": "power"}
DOUBLE = 0.30103  # a factor of two, as the axis counts: in powers of ten


def cost_charts(seconds, memory, labels, theme):
    """Draw time and memory, measured as points, and what follows from them dotted.

    Parameters
    ----------
    seconds, memory : dict
        For every way ``(sides, values, known)``: sides of the picture, a value for
        each, and how many of these were measured.
    labels : dict
        A text for every way, and for ``side``, ``seconds`` and ``memory``.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figures : list of dict
        As `figures.frame.framed` makes them: one of the time, one of the memory.
    """
    quantities = {"seconds": seconds, "memory": memory}
    return [
        _chart(curves, labels, labels[quantity], theme)
        for quantity, curves in quantities.items()
    ]


def _chart(curves, labels, title, theme):
    lines = [
        line
        for (way, curve), colour in zip(curves.items(), SERIES[theme], strict=False)
        for line in _lines(labels[way], *curve, colour)
    ]
    x = written(labels["side"], dtick=DOUBLE, tickformat="d", **LOG)
    y = written(title, dtick=1, **LOG)
    return framed(lines, theme, 370, xaxis=x, yaxis=y)


def _lines(name, sides, values, known, colour):
    """One line through what was measured, one on from its last point."""
    shared = {"mode": "lines+markers", "legendgroup": name, "name": name}
    shared["hovertemplate"] = "%{x}: %{y:.3g}"
    yield shared | {
        "x": sides[:known],
        "y": values[:known],
        "line": {"color": colour, "width": 3},
        "marker": {"size": 8},
    }
    yield shared | {
        "x": sides[known - 1 :],
        "y": values[known - 1 :],
        "showlegend": False,
        "line": {"color": colour, "width": 2, "dash": "dot"},
        "marker": {"size": 8, "symbol": "circle-open"},
    }
