"""Several ways to the same numbers: how far apart they are, and how long each took."""

import time

import numpy as np

from lessons.parts import Prose, Timed
from scenes.words.numbers import few, printed


def compared(sources, ways):
    """Run all ways at a press of a button, and say how they compare.

    Parameters
    ----------
    sources : Sources
    ways : dict of str to callable
        Without arguments; each returns a tuple of arrays, of the same shapes. None for
        one that is not run here. The last is what the others are held against.

    Returns
    -------
    Timed
    """
    return Timed(sources.text("definition.run"), lambda: _run(sources, ways))


def _run(sources, ways):
    timed = {name: _timed(way) for name, way in ways.items() if way}
    *_, (reference, _) = timed.values()
    count = reference[0].size
    rows = [_row(sources, name, timed, reference) for name in ways]
    head = sources.text("definition.head", count=count)
    return [Prose("\n".join([head, "|---|---:|---:|", *rows]))]


def _row(sources, name, timed, reference):
    """Return a line of the table; in place of numbers, why there are none."""
    way = sources.text(f"definition.ways.{name}")
    if name not in timed:
        return f"| {way} | {sources.text(f'definition.closed.{name}')} | |"
    arrays, ms = timed[name]
    pairs = zip(arrays, reference, strict=True)
    apart = max(np.abs(a - b).max(initial=0) for a, b in pairs)
    difference = "—" if arrays is reference else few(float(apart), 2)
    return f"| {way} | {printed(ms, 2)}\u00a0ms | {difference} |"


def _timed(compute):
    start = time.perf_counter()
    result = compute()
    return result, 1000 * (time.perf_counter() - start)
