"""What the pooling lesson's controls mean: fields in, plain values out."""

import math

import streamlit as st

from lessons.common.backward import (
    BACKWARD_FIELDS,
    SEED,
    backward_bar,
    backward_presses,
    is_backward,
    kept,
    subject,
)
from lessons.common.fields import LENS_FIELDS, PICTURE_FIELDS, extras_field
from lessons.common.geometry import size_formulas
from lessons.common.square import is_square, keep_square
from lessons.fields import Choice, Hidden, Several, Slider, Switch
from ui.controls.inline import inline_slider
from ui.frame.events import answered, taking

STAGE = "stage"
MOST_MAPS = 5
FAR = 3  # cells that the maps can be moved by
SHIFTS = (Slider("dr", -FAR, FAR, 0), Slider("dc", -FAR, FAR, 1))


def lesson_fields(filters, pools):
    """Return what the lesson keeps in its address, for these names."""
    return (
        *PICTURE_FIELDS,
        Slider("n", 4, 32, 6),
        *LENS_FIELDS[1:],
        Several("filter", filters, filters[:3], MOST_MAPS),
        Choice("pool", pools, pools[0]),
        Slider("kh", 2, 4, 2),
        Slider("kw", 2, 4, 2),
        Switch("square", True),
        Slider("s", 1, 4, 2),
        Slider("p", 0, 1, 0),
        *BACKWARD_FIELDS,
        SEED,
        *SHIFTS,
        extras_field("shifts", "kept"),
        Hidden("map", "0", f"[0-{MOST_MAPS - 1}]"),
    )


def bar_options(lesson):
    """Return what the control bar needs beside the fields."""
    shifts = [field.key for field in SHIFTS]
    return {
        "without": [*backward_bar(lesson)["without"], *shifts],
        "values": {"square": is_square(lesson)},
        "follow": lambda changed: keep_square(lesson, changed),
    }


def window_of(lesson):
    """Return how the window moves, as the fields of a Geometry."""
    sides = (lesson["p"], lesson["p"])
    return {
        "kernel": (lesson["kh"], lesson["kw"]),
        "stride": (lesson["s"], lesson["s"]),
        "padding": (sides, sides),
    }


def shown_map(lesson):
    """Return the number of the map on the stage."""
    return min(int(lesson["map"]), len(lesson["filter"]) - 1)


def stage_options(lesson):
    """Return what the stage needs beside its scene."""
    own = lesson.texts.tree("max-pooling")
    words = {"narration": own["narration"], "panels": own["panels"]}
    presses = {"pick": lambda panel, card: lesson.change(map=str(card))}
    presses |= backward_presses(lesson)
    return {
        "texts": lesson.texts.tree("stage") | words,
        "key": STAGE,
        "subject": subject(lesson),
        "on_event": taking(lesson, STAGE, presses),
        "seen": answered(STAGE),
    }


def facts(lesson, x, y, geometry, winners):
    """Say how sizes come about and what is left; backward, what was kept.

    Parameters
    ----------
    lesson : Lesson
    x, y : ndarray, shapes (1, C, H, W) and (1, C, OH, OW)
    geometry : Geometry
    winners : ndarray of int, shape (1, C, OH, OW), or None
    """
    say = lesson.text
    if is_backward(lesson):
        arrays = {} if winners is None else {"winners": winners}
        return (kept(lesson, **arrays), say("max-pooling.weights"))
    shapes = {"before": _by(x.shape), "after": _by(y.shape)}
    share = f"{100 * y.size / x.size:.1f}"
    return (
        *size_formulas(lesson, x.shape[2:], y.shape[2:], geometry),
        say("max-pooling.shapes", **shapes),
        say("max-pooling.left", left=y.size, count=x.size, share=share),
        say("max-pooling.weights"),
    )


def _by(shape):
    return " × ".join(map(str, shape))


def shift_sliders(lesson):
    """Let the reader move the maps under the lens; return (rows, columns)."""
    shift = []
    for place, field in zip(st.columns(2), SHIFTS, strict=True):
        with place:
            shift.append(inline_slider(lesson, field.key))
    return tuple(shift)


def shift_sentence(lesson, results):
    """Say of every kind of pooling how many cells changed, and by how much.

    Parameters
    ----------
    lesson : Lesson
    results : list
        Each with ``kind``, ``changed`` (bools) and ``mean_change``.
    """
    numbers = {"count": results[0].changed.size}
    for result in results:
        numbers[f"{result.kind}_changed"] = int(result.changed.sum())
        numbers[f"{result.kind}_mean"] = f"{result.mean_change:.3f}"
    return lesson.text("max-pooling.shift.said", **numbers)


def next_costs(lesson, before, after):
    """Count what a convolution of 3 × 3 behind would cost, without pooling and with it.

    Parameters
    ----------
    lesson : Lesson
    before, after : tuple of int
        Shapes (1, C, H, W) of the maps.

    Returns
    -------
    labels : list of str
    counts, wholes : list of int
        And what each would be without pooling.
    """
    C = before[1]
    each = {"products": C * 9, "values": 1}  # for every value that comes in
    names = {"pooled": math.prod(after), "unpooled": math.prod(before)}
    rows = [(what, name) for what in each for name in names]
    labels = [lesson.text(f"max-pooling.next.{what}_{name}") for what, name in rows]
    counts = [each[what] * names[name] for what, name in rows]
    return labels, counts, [each[what] * math.prod(before) for what, _ in rows]
