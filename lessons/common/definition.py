"""The definition beside the engine: the same numbers, and how long each took."""

import time

import numpy as np

from lessons.parts import Text, Timed


def compared(sources, definition, engine):
    """Run both at a press of a button, and say how they compare.

    Parameters
    ----------
    sources : Sources
    definition, engine : callable
        Without arguments; each returns an array of the same shape. The definition
        is pure Python.

    Returns
    -------
    Timed
    """

    def run():
        slow, slow_ms = _timed(definition)
        fast, fast_ms = _timed(engine)
        places = {
            "count": slow.size,
            "difference": f"{np.abs(slow - fast).max():.1e}",
            "slow": f"{slow_ms:.1f}",
            "fast": f"{fast_ms:.1f}",
        }
        return [Text(sources.text("definition.result", **places))]

    return Timed(sources.text("definition.run"), run)


def _timed(compute):
    start = time.perf_counter()
    result = compute()
    return result, 1000 * (time.perf_counter() - start)
