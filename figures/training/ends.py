"""Figures: how trainings end, seed by seed; how an average comes down to a network."""

import numpy as np

from figures.frame import numbers, written
from figures.theme import INK
from figures.training.curves import PERCENT, SHARES, charted, in_percent

ROOM = 1.1  # the axis, in the highest number
FAINT = 0.45


def seeds_chart(arms, rows, now, words, theme):
    """Draw the error of every arm: a thin line for each seed, over them the run.

    Parameters
    ----------
    arms : sequence of (str, str)
        Names and colours; a run has the last one's.
    rows : sequence of sequence of float
        For every seed that has ended, an error for each arm.
    now : sequence of float
        Those of the run as far as it has come. What is above all others is not drawn:
        at the upper edge it would look like an error of a quarter of its own.
    words : dict
        ``title`` and ``arms``.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : dict
        As `figures.frame.framed` makes it, of the height of its place.
    """
    names = [name for name, _ in arms]
    rows, now = [in_percent(row) for row in rows], in_percent(now)
    top = ROOM * max(1, *(error for row in rows for error in row))
    apart = [[*row, None] for row in rows]  # else the ends of two seeds were joined
    seeds = {
        "x": [*names, names[-1]] * len(rows),
        "y": [error for row in apart for error in row],
        "line": {"color": INK[theme], "width": 1.2},
        "opacity": FAINT,
    }
    run = {
        "x": names,
        "y": [error if error <= top else None for error in now],
        "line": {"color": arms[-1][1], "width": 3},
        "marker": {"size": 8},
    }
    return _errors([seeds, run], words["title"], words["arms"], top, theme)


def members_chart(errors, whole, colour, words, theme):
    """Draw the error of averages of more and more networks; dashed one whole network's.

    Parameters
    ----------
    errors : sequence of float
        Of the averages of 1, 2, … networks.
    whole : float
    colour : str
    words : dict
        ``members`` and ``averaged``.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    figure : dict
        As `seeds_chart`.
    """
    count, whole = len(errors), 100 * whole
    errors = in_percent(errors)
    averages = {
        "x": np.arange(1, count + 1).tolist(),
        "y": numbers(errors),
        "mode": "lines",
        "line": {"color": colour, "width": 3},
    }
    dashed = {
        "x": [1, count],
        "y": [whole, whole],
        "mode": "lines",
        "line": {"color": INK[theme], "width": 2, "dash": "5px,3px"},
    }
    top = ROOM * max(whole, *errors, 1)
    title, below = words["members"], words["averaged"]
    return _errors([averages, dashed], title, below, top, theme)


def _errors(traces, title, below, top, theme):
    shown = {"hovertemplate": f"{PERCENT}<extra></extra>"}
    y = {"range": [0, top]} | SHARES
    drawn = [{"mode": "lines+markers"} | trace | shown for trace in traces]
    return charted(drawn, title, theme, written(below), y)
