"""What a convolution costs: ways to the same numbers, measured while one looks on."""

from figures.cost import cost_charts
from lessons.parts import Charts, Measurement, Prose
from scenes.words.numbers import equals

MODULE = "lessons.common.measuring"
SIDES = (16, 32, 64, 128, 256, 512, 1024, 2048, 4096)
WAYS = ("definition", "textbook", "loop", "whole", "blocks")
UNITS = {"seconds": 1.0, "bytes": 2.0**-20}  # memory in MB
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
        Prose(sources.text(f"{TEXTS}.about", **_numbers(job))),
        Measurement(TEXTS, MODULE, job, lambda records: _charts(sources, records)),
    )


def _charts(sources, records):
    if not records:
        return ()
    curves = [growth(records, quantity) for quantity in UNITS]
    labels = sources.texts.tree(f"{TEXTS}.labels")
    return (Charts("cost", lambda: cost_charts(*curves, labels, sources.theme)),)


def _numbers(job):
    KH, KW = job["kernel"]
    copies = KH * KW / job["stride"] ** 2
    shown = {"KH": KH, "KW": KW, "F": job["filters"], "C": job["channels"]}
    return shown | {"S": job["stride"], "copies": equals(copies)}


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
