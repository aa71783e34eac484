"""Figure: the mean of many masks comes close, and the spread follows its formula."""

import numpy as np

from figures.frame import framed, numbers, written
from figures.theme import ACCENT, DIVERGING

HEIGHT = 300  # px


def many_masks_charts(many, labels, theme):
    """Draw the distance of the mean over the draws; beside it spread over magnitude.

    Parameters
    ----------
    many : scenes.dropout.many_masks.ManyMasks
    labels : dict
        ``draws``, ``distance``, ``magnitude`` and ``spread`` name the axes,
        ``measured`` and ``formula`` what is drawn.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figures : (dict, dict)
        As `figures.frame.framed` makes them.
    """
    slope = np.sqrt(many.rate / (1 - many.rate))
    draws = np.arange(1, many.draws + 1)
    size = np.abs(many.x).ravel()
    ends = np.array([0, size.max(initial=0)])
    colour = DIVERGING[theme]["activation"][-1]
    measured = {"marker": {"color": colour}, "name": labels["measured"]}
    line = {"color": ACCENT[theme]["window"], "width": 3, "dash": "dash"}
    expected = {"mode": "lines", "line": line, "name": labels["formula"]}
    return (
        _chart(
            _drawn(draws, many.distance, measured | {"mode": "lines"}),
            _drawn(draws, many.expected_distance, expected),
            (labels["draws"], labels["distance"]),
            theme,
        ),
        _chart(
            _drawn(size, many.spread.ravel(), measured | {"mode": "markers"}),
            _drawn(ends, slope * ends, expected),
            (labels["magnitude"], labels["spread"]),
            theme,
        ),
    )


def _drawn(x, y, look):
    return {"x": numbers(x), "y": numbers(y), "hovertemplate": "%{y:.3g}"} | look


def _chart(seen, formula, titles, theme):
    x, y = written(titles[0]), written(titles[1], rangemode="tozero")
    return framed([seen, formula], theme, HEIGHT, xaxis=x, yaxis=y)
