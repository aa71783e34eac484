"""Several ways to the same numbers: how far apart they are, and how long each took."""

import time

import numpy as np

from lessons.parts import Prose, Timed
from scenes.words.numbers import few, printed

REPEATED = 0.02  # seconds: what is quicker is run again, the first time is no measure
RUNS = 5  # at most


def compared(sources, ways, at_once):
    """Run all ways, and say how they compare.

    Parameters
    ----------
    sources : Sources
    ways : dict of str to callable
        Without arguments; each returns a tuple of arrays, of the same shapes. None for
        one that is not run here. The last is what the others are held against.
    at_once : bool
        Whether it takes no press of a button.

    Returns
    -------
    Timed
    """
    label = sources.text("definition.run")
    return Timed(label, lambda: _run(sources, ways), at_once)


def _run(sources, ways):
    timed = {name: _timed(way) for name, way in ways.items() if way}
    *_, (reference, _) = timed.values()
    count = reference[0].size
    rows = [_row(sources, name, timed, reference) for name in ways]
    head = sources.text("definition.head", count=count)
    table = Prose("\n".join([head, "|---|---:|---:|", *rows]))
    return [table] if len(timed) == 1 else [table, _slower(sources, timed)]


def _slower(sources, timed):
    """Say how much longer than the last way the first of them takes."""
    (first, (_, ms)), *_, (_, (_, least)) = timed.items()
    key = "definition.too_few" if ms < least else f"definition.slower.{first}"
    return Prose(sources.text(key, times=few(ms / least, 2)))


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
    """Return what comes out, and the milliseconds of the quickest run."""
    took = []
    while len(took) < RUNS and sum(took) < REPEATED:
        start = time.perf_counter()
        result = compute()
        took.append(time.perf_counter() - start)
    return result, 1000 * min(took)
