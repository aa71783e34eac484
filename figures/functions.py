"""Figure: functions of one number, and their derivatives."""

from figures.frame import framed, numbers, written
from figures.theme import SERIES

HEIGHT = 400  # px
CHOSEN, OTHER = 5, 2  # px of a line
NAMES = ("f(x)", "f′(x)")


def functions_charts(x, functions, chosen, theme):
    """Draw functions beside their derivatives, one of them thicker.

    Parameters
    ----------
    x : ndarray, shape (n,)
    functions : dict of str to (ndarray, ndarray)
        By what each is called, its values and those of its derivative.
    chosen : str
        Which is thicker.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figures : list of dict
        As `figures.frame.framed` makes them: the functions, the derivatives.
    """
    drawn = zip(functions.items(), SERIES[theme], strict=False)
    pairs = [
        [_line(x, y, name, colour, CHOSEN if name == chosen else OTHER) for y in both]
        for (name, both), colour in drawn
    ]
    return [
        framed(
            lines,
            *(theme, HEIGHT),
            xaxis=written("x"),
            yaxis=written(name),
            hovermode="x unified",
        )
        for lines, name in zip(zip(*pairs, strict=True), NAMES, strict=True)
    ]


def _line(x, y, name, colour, width):
    return {
        "x": numbers(x),
        "y": numbers(y),
        "name": name,
        "mode": "lines",
        "line": {"color": colour, "width": width, "simplify": False},
        "hovertemplate": "%{y:.3f}",
    }
