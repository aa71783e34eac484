"""What the dropout lesson's controls mean: fields in, plain values out."""

import math

import streamlit as st

from lessons.common.backward import (
    BACKWARD_FIELDS,
    backward_bar,
    backward_presses,
    is_backward,
    subject,
)
from lessons.common.fields import LENS_FIELDS, PICTURE_FIELDS, extras_field
from lessons.fields import Choice, Hidden, Number, Slider, Switch
from ui.controls.bar import OldAction as Action
from ui.frame.events import answered, taking

MAPS = 4  # feature maps that are shown as a stack
SEEDS = 1000
STAGE = "stage"
FIELDS = (
    *(field for field in PICTURE_FIELDS if field.key != "rgb"),
    Slider("n", 4, 32, 8),
    *(field for field in LENS_FIELDS if field.key != "n"),
    Choice("view", ("map", "many", "neurons", "matrices"), "map"),
    Choice("mode", ("train", "test"), "train"),
    Slider("rate", 0, 0.95, 0.5, 0.05),
    Switch("channels"),
    Slider("draws", 1, 1000, 100),
    Slider("units", 2, 12, 6),
    Number("seed", 0, SEEDS - 1, 1, 1),
    *BACKWARD_FIELDS,
    Hidden("map", "0", f"[0-{MAPS - 1}]"),
    extras_field("ensemble", "spread"),
)
BACKWARD = ("pass", "dy", "dyr", "dyc")
ABSENT = {  # controls that mean nothing in a view, or in an extra
    "map": ("draws", "units"),
    "many": ("mode", "units", *BACKWARD),
    "neurons": ("channels", "draws"),
    "matrices": ("channels", "draws"),
    "ensemble": ("view", "mode", "channels", "draws", "seed", *BACKWARD),
    "spread": ("view", "mode", "units", *BACKWARD),
}


def bar_options(lesson):
    """Return what the control bar needs beside the fields."""
    again = Action("redraw", lambda: _draw_again(lesson), "seed")
    absent = (*backward_bar(lesson, own=("seed",))["without"], *ABSENT[shown(lesson)])
    return {"actions": [] if "seed" in absent else [again], "without": absent}


def shown(lesson):
    """Return what is on show: an extra, or else the view."""
    return lesson["open"] or lesson["view"]


def is_training(lesson):
    """Whether numbers are dropped; many masks are never those of test mode."""
    return lesson["mode"] == "train" or shown(lesson) in ("many", "spread")


def _draw_again(lesson):
    lesson.change(seed=(lesson["seed"] + 1) % SEEDS)


def shown_map(lesson):
    """Return the number of the map on the stage."""
    return int(lesson["map"])


def mask_facts(lesson, mask):
    """Say what a mask keeps, how that is scaled, and who sees it; None in test mode."""
    if mask is None:
        return (lesson.text("dropout.facts.test"),)
    rate = lesson["rate"]
    counts = {"kept": int(mask.sum()), "count": mask.size}
    kept = lesson.text(
        "dropout.facts.kept", rate=rate, scale=_equals(1 / (1 - rate)), **counts
    )
    return (kept, lesson.text("dropout.facts.noise"))


def neurons_fact(lesson, mask):
    """Say how many neurons are kept, and of how many sub-networks this is one."""
    if lesson["mode"] == "test":
        return lesson.text("dropout.facts.test")
    counts = {"kept": int(mask.sum()), "count": mask.size, "all": 2**mask.size}
    return lesson.text("dropout.facts.neurons", **counts)


def spread_fact(lesson):
    """Say the formula of the spread with today's rate."""
    rate = lesson["rate"]
    slope = math.sqrt(rate / (1 - rate))
    return lesson.text("dropout.facts.spread", rate=rate, slope=_equals(slope))


def _equals(value):
    """Print four decimals, or fewer where that is exact, and the sign before them."""
    rounded = round(value, 4)
    sign = "=" if math.isclose(rounded, value, rel_tol=1e-9) else "≈"
    return f"{sign} {rounded:g}"


def tell_ensemble(lesson, ensemble):
    """Say how the average compares with the test pass, and name the chart's parts."""
    linear, relu = ensemble.linear, ensemble.relu
    for name, case in (("linear", linear), ("relu", relu)):
        numbers = {"average": case.average, "test": case.test}
        numbers["difference"] = abs(case.average - case.test)
        printed = {key: _number(value) for key, value in numbers.items()}
        st.markdown(lesson.text(f"dropout.said.{name}", **printed))
    return lesson.texts.tree("dropout.ensemble_chart")


def _number(value):
    return f"{round(value, 4) + 0.0:.4f}".replace("-", "−")


def stage_options(lesson):
    """Return what the stage needs beside its scene."""
    own = lesson.texts.tree("dropout")
    kind = "channels" if lesson["channels"] and lesson["view"] == "map" else "cells"
    back = own["narration_backward"] if is_backward(lesson) else {}
    texts = lesson.texts.tree("stage") | {
        "narration": own["narration"] | own[f"narration_{kind}"] | back,
        "panels": own["panels"],
    }
    presses = {"pick": lambda panel, card: lesson.change(map=str(card))}
    return {
        "texts": texts,
        "key": STAGE,
        "subject": subject(lesson),
        "on_event": taking(lesson, STAGE, presses | backward_presses(lesson)),
        "seen": answered(STAGE),
    }
