"""What a convolution costs: ways to the same numbers, measured while one looks on."""

from math import prod

from figures.cost import cost_charts
from lessons.parts import Charts, Measurement, Prose
from scenes.words.numbers import equals, printed

MODULE = "lessons.measuring.convolution"
SIDES = (16, 32, 64, 128, 256, 512, 1024, 2048, 4096)
WAYS = ("definition", "textbook", "loop", "whole", "blocks")
UNITS = {"seconds": 1.0, "bytes": 2.0**-20}  # memory in MB
SIDE, FLOAT32 = 1024, 4  # rows and columns of a large picture; bytes of a number
TEXTS = "costs"


def costs(sources, filters, channels, geometry):
    """Let the reader measure how time and memory grow with the picture.

    Parameters
    ----------
    sources : Sources
    filters, channels : int
        How many there are.
    geometry : Geometry
        Of which kernel and stride are measured.
    """
    job = {
        "kernel": geometry.kernel,
        "stride": geometry.stride[0],
        "filters": filters,
        "channels": channels,
    }
    return (
        Prose(sources.text(f"{TEXTS}.copied", **_copied(channels, geometry))),
        Prose(sources.text(f"{TEXTS}.about", **_numbers(job))),
        Measurement(MODULE, job, lambda records: _charts(sources, records)),
    )


def _charts(sources, records):
    if not records:
        return ()
    curves = [growth(records, quantity) for quantity in UNITS]
    labels = sources.texts.tree(f"{TEXTS}.labels")
    return (Charts("cost", lambda: cost_charts(*curves, labels, sources.theme)),)


def _copied(channels, geometry):
    """Count what im2col makes of a large picture, without padding and dilation."""
    (KH, KW), (S, _) = geometry.kernel, geometry.stride
    D, L = channels * KH * KW, prod((SIDE - K) // S + 1 for K in (KH, KW))
    return {
        "copies": equals(KH * KW / S**2),
        **{"side": SIDE, "C": channels, "D": D, "L": L},
        "picture": printed(FLOAT32 * channels * SIDE**2 * UNITS["bytes"], 0),
        "columns": equals(FLOAT32 * D * L * UNITS["bytes"], 1),
    }


def _numbers(job):
    KH, KW = job["kernel"]
    shown = {"KH": KH, "KW": KW, "F": job["filters"], "C": job["channels"]}
    return shown | {"S": job["stride"]}


def growth(records, quantity):
    """Go on from what was measured: time and memory grow with the number of pixels.

    Parameters
    ----------
    records : list of dict
        ``way``, ``side`` and the quantities.
    quantity : str
        ``"seconds"`` or ``"bytes"``.

    Returns
    -------
    curves : dict
        For every way sides, values in seconds or MB, and how many were measured.
    """
    curves = {}
    for way in WAYS:
        known = {r["side"]: r[quantity] for r in records if r["way"] == way}
        if known:
            curves[way] = _carried_on(known, UNITS[quantity])
    return curves


def _carried_on(known, unit):
    last = max(known)
    more = {side: known[last] * (side / last) ** 2 for side in SIDES if side > last}
    both = known | more
    return list(both), [value * unit for value in both.values()], len(known)
