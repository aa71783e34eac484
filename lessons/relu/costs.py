"""How long activations take, measured at a press."""

import time

import numpy as np

from figures.ratios import ratios_chart
from lessons.parts import Charts, Prose, Text, Timed
from scenes.activation.vanishing import pieces, runs
from scenes.words.numbers import printed

ROUNDS = 10  # of which the fastest counts


def costs(sources, functions):
    """Measure functions at a press of a button, and draw them as ratios.

    Parameters
    ----------
    sources : Sources
    functions : dict of str to Activation
        By name; the first one forward is the unit.
    """
    return (
        Prose(sources.text("relu.costs.about")),
        Timed(sources.text("relu.costs.run"), lambda: _measured(sources, functions)),
    )


def _measured(sources, functions):
    forward, backward = fastest([*runs(functions).values(), pieces()]).T
    labels = [sources.text(f"options.pass.{name}") for name in ("forward", "backward")]
    ratios = [each / forward[0] for each in (forward, backward)]
    names = [sources.text(f"options.act.{name}") for name in functions]
    names.append(sources.text("relu.costs.pieces"))
    return (
        Text(sources.text("relu.costs.unit", ms=printed(1000 * forward[0], 2))),
        Charts("costs", lambda: [ratios_chart(names, *ratios, labels, sources.theme)]),
    )


def fastest(pairs):
    """Run pairs of functions in turns, so that what disturbs one disturbs all.

    Parameters
    ----------
    pairs : collection of (callable, callable)

    Returns
    -------
    ndarray, shape (pairs, 2)
        Seconds that this thread computed, in the fastest of ROUNDS rounds.
    """
    rounds = [[list(map(_time, pair)) for pair in pairs] for _ in range(ROUNDS)]
    return np.min(rounds, axis=0)


def _time(run):
    """Time of this thread alone: a busy server's other readers do not count."""
    start = time.thread_time()
    run()
    return time.thread_time() - start
