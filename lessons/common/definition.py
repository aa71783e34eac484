"""Several ways to the same numbers: how far apart they are, and how long each took."""

import time

import numpy as np

from lessons.parts import Prose, Timed
from scenes.words.numbers import few

REPEATED = 0.02  # seconds: what is quicker is run again, the first time is no measure
RUNS = 5  # at most
DIGITS = 3  # of a time: one more than of how many times as long another takes


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
    count = sum(array.size for array in reference)
    rows = [_row(sources, name, timed, reference) for name in ways]
    given = "forward" if len(reference) == 1 else "backward"
    head = sources.text(f"definition.head.{given}", count=count)
    table = Prose("\n".join([head, "|---|---:|---:|", *rows]))
    if len(timed) == 1:
        return [table]
    return [table, Prose(f"{_same(sources, timed)} {_slower(sources, timed)}")]


def _same(sources, timed):
    """Say how far the ways are apart at most."""
    *others, reference = (arrays for arrays, _ in timed.values())
    largest = few(max(_apart(arrays, reference) for arrays in others), 2)
    return sources.text("definition.same", difference=largest)


def _slower(sources, timed):
    """Say how much longer than the last way the first of them takes."""
    (first, (_, ms)), *_, (_, (_, least)) = timed.items()
    key = "definition.too_few" if ms < least else f"definition.slower.{first}"
    return sources.text(key, times=few(ms / least, 2))


def _row(sources, name, timed, reference):
    """Return a line of the table; in place of numbers, why there are none."""
    way = sources.text(f"definition.ways.{name}")
    if name not in timed:
        return f"| {way} | {sources.text(f'definition.closed.{name}')} | |"
    arrays, ms = timed[name]
    apart = few(_apart(arrays, reference), 2)
    difference = "—" if arrays is reference else apart
    return f"| {way} | {few(ms, DIGITS)}\u00a0ms | {difference} |"


def _apart(arrays, reference):
    """Return the largest difference of two tuples of arrays."""
    pairs = zip(arrays, reference, strict=True)
    return float(max(np.abs(a - b).max(initial=0) for a, b in pairs))


def _timed(compute):
    """Return what comes out, and the milliseconds of the quickest run, as printed."""
    took = []
    while len(took) < RUNS and sum(took) < REPEATED:
        start = time.perf_counter()
        result = compute()
        took.append(time.perf_counter() - start)
    return result, float(f"{1000 * min(took):.{DIGITS - 1}e}")
