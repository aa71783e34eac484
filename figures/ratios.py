"""Figure: how many times longer things take than one of them."""

from figures.frame import framed, numbers
from figures.theme import DIVERGING


def ratios_chart(names, forward, backward, labels, theme):
    """Draw two bars for each name.

    Parameters
    ----------
    names : sequence of str
    forward, backward : sequence of float
        How many times longer than the unit each takes.
    labels : (str, str)
        What the two kinds of bars are called.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : dict
        As `figures.frame.framed` makes it.
    """
    kinds = zip(labels, ("activation", "gradient"), (forward, backward), strict=True)
    bars = [
        {
            "type": "bar",
            "x": list(names),
            "y": numbers(values),
            "name": label,
            "text": [f"{value:.1f}" for value in values],
            "textposition": "auto",
            "marker": {"color": DIVERGING[theme][role][-1]},
            "hovertemplate": "%{x}: %{y:.3g}",
        }
        for label, role, values in kinds
    ]
    return framed(bars, theme, 340, bargroupgap=0.1)
