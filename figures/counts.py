"""Figure: numbers of very different size as bars."""

import numpy as np

from figures.frame import framed, numbers
from figures.theme import DIVERGING

BAR = 50  # px
AXIS = 78
SHARES = 110  # %, with room for what is written under the end of a whole bar


def counts_chart(labels, counts, theme, role="weight", wholes=None):
    """Draw counts as bars, over a logarithmic axis or as shares.

    Parameters
    ----------
    labels : sequence of str
        One per bar, from below, in the reader's language.
    counts : sequence of int
    theme : str
        ``light`` or ``dark``.
    role : str
        Whose colour the bars have.
    wholes : sequence of int, optional
        What each count is a share of.

    Returns
    -------
    figure : dict
        As `figures.frame.framed` makes it.
    """
    lengths = np.divide(counts, wholes) * 100 if wholes else counts
    bars = {
        "type": "bar",
        "x": numbers(lengths),
        "y": list(labels),
        "orientation": "h",
        "text": [f"{count:,}" for count in counts],
        "textposition": "auto",
        "marker": {"color": DIVERGING[theme][role][-1]},
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }
    shares = {"ticksuffix": "\u00a0%", "range": (0, SHARES)}
    logarithms = {"type": "log", "dtick": 1, "exponentformat": "power"}
    axis = shares if wholes else logarithms
    return framed([bars], theme, AXIS + BAR * len(labels), xaxis=axis)
