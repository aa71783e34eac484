"""What im2col costs: three ways to the same numbers, measured while one looks on."""

import streamlit as st

from ui.frame.charts import side_by_side
from ui.work.measurement import offer_measurement

MODULE = "lessons.im2col.measuring"
SIDES = (16, 32, 64, 128, 256, 512, 1024, 2048, 4096)
WAYS = ("loop", "whole", "blocks")
UNITS = {"seconds": 1.0, "bytes": 2.0**-20}  # memory in MB
TEXTS = "im2col.cost"


def offer_costs(lesson, geometry, w_shape, charts):
    """Let the reader measure how time and memory grow with the picture.

    Parameters
    ----------
    lesson : Lesson
    geometry : Geometry
        Of which kernel and stride are measured.
    w_shape : (F, C, KH, KW)
    charts : callable
        ``figures.cost.cost_charts``.
    """
    job = {
        "kernel": geometry.kernel,
        "stride": geometry.stride[0],
        "filters": w_shape[0],
        "channels": w_shape[1],
    }
    labels = lesson.texts.tree(f"{TEXTS}.labels")

    def show(records):
        if records:
            curves = (growth(records, quantity) for quantity in UNITS)
            side_by_side(charts(*curves, labels, lesson.theme), "cost")

    st.markdown(lesson.text(f"{TEXTS}.about", **_numbers(job)))
    offer_measurement(lesson, TEXTS, MODULE, job, show)


def _numbers(job):
    KH, KW = job["kernel"]
    copies = KH * KW / job["stride"] ** 2
    shown = {"KH": KH, "KW": KW, "F": job["filters"], "C": job["channels"]}
    return shown | {"S": job["stride"], "copies": f"{copies:.3g}"}


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
