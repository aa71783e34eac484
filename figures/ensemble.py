"""Figure: what the sub-networks of a unit say, their average, and the test pass."""

import numpy as np

from figures.frame import framed, numbers, written
from figures.theme import ACCENT, DIVERGING

BINS = 32
ROOM = 1.15  # the lines' height, in the highest bar's


def ensemble_charts(ensemble, labels, theme):
    """Draw how likely which output is: as it is, and beside that behind a ReLU.

    Parameters
    ----------
    ensemble : scenes.dropout.ensemble.Ensemble
    labels : dict
        ``linear`` and ``relu`` name the axes, ``average`` and ``test`` the lines.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figures : list of dict
        As `figures.frame.framed` makes them: one as it is, one behind a ReLU.
    """
    up = {"ticksuffix": "\u00a0%", "rangemode": "tozero"}
    return [
        framed(
            _traces(ensemble, name, labels, theme),
            *(theme, 290),
            bargap=0.05,
            xaxis=written(labels[name]),
            yaxis=up,
        )
        for name in ("linear", "relu")
    ]


def _traces(ensemble, name, labels, theme):
    """Draw one chart: bars, and two lines across them."""
    case = getattr(ensemble, name)
    heights, middles = _histogram(ensemble.probability, case.outputs)
    yield {
        "type": "bar",
        "x": numbers(middles),
        "y": numbers(heights),
        "marker": {"color": DIVERGING[theme]["activation"][-2]},
        "showlegend": False,
        "hovertemplate": "%{x}: %{y:.1f}\u00a0%<extra></extra>",
    }
    looks = {"average": ("window", 7, "solid"), "test": ("winner", 3, "dash")}
    for which, (accent, width, dash) in looks.items():
        yield {
            "x": [float(getattr(case, which))] * 2,
            "y": [0, float(ROOM * heights.max())],
            "mode": "lines",
            "line": {"color": ACCENT[theme][accent], "width": width, "dash": dash},
            "name": labels[which],
            "hovertemplate": "%{x}",
        }


def _histogram(probability, outputs):
    """Add up the probability of neighbouring outputs: per cent, and middles of bars."""
    margin = 0.02 * (np.ptp(outputs) or 1.0)
    ends = (outputs.min() - margin, outputs.max() + margin)
    heights, edges = np.histogram(outputs, BINS, ends, weights=100 * probability)
    return heights, (edges[:-1] + edges[1:]) / 2
