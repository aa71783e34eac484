"""What the convolution lesson's controls mean: fields in, plain values out."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import streamlit as st

from lessons.common.fields import LENS_FIELDS, PICTURE_FIELDS, Side, extras_field
from lessons.common.geometry import size_formulas
from lessons.common.kernels import PATTERN, TYPED, filters_of, write_kernel
from lessons.common.square import is_square, keep_square
from lessons.fields import Hidden, Number, Several, Slider, Switch
from ui.frame.events import answered, taking

FIRST_FILTERS = ("sobel-columns", "sobel-rows", "gaussian", "sharpen")
STAGE = "stage"
PIN = "convolution-pin"
ASKED = "asked"


def lesson_fields(presets):
    """Return what the lesson keeps in its address, for filters of these names."""
    return (
        *PICTURE_FIELDS,
        Side("n", 4, 32, 8),
        *LENS_FIELDS[1:],
        Several("filter", (*presets, TYPED), FIRST_FILTERS, 8),
        Slider("kh", 1, 11, 3),
        Slider("kw", 1, 11, 3),
        Switch("square", True),
        Slider("s", 1, 4, 1),
        Slider("p", 0, 5, 0),
        Switch("same"),
        Slider("d", 1, 3, 1),
        Slider("b", -1, 1, 0, 0.05),
        Switch("flip", group="more"),
        Number("seed", 0, 999, 0, 1, group="more"),
        Hidden("k", "", PATTERN),
        Hidden("map", "0", "[0-7]"),
        extras_field("costs"),
    )


@dataclass(frozen=True, eq=False)
class Filters:
    """The chosen filters as they are multiplied, and the one on the stage.

    `weights` (F, C, KH, KW) float64 before their `divisors` (F,); `names`; `shown`.
    """

    names: tuple
    weights: np.ndarray
    divisors: np.ndarray
    shown: int


def chosen_filters(lesson, channels, preset):
    """Return the lesson's filters for a picture of so many channels.

    `preset` is ``engine.filters.preset``.
    """
    names, kernel = lesson["filter"], (lesson["kh"], lesson["kw"])
    make = partial(preset, seed=lesson["seed"])
    weights, divisors = filters_of(names, lesson["k"], kernel, channels, make)
    weights = weights[:, :, ::-1, ::-1] if lesson["flip"] else weights
    return Filters(names, weights, divisors, min(int(lesson["map"]), len(names) - 1))


def bar_options(lesson, padding):
    """Return what the control bar needs beside the fields."""
    kept = pinned() is not None
    return {
        "disabled": ["p"] if lesson["same"] else [],
        "notes": {"same": _padding_note(lesson, padding)},
        "actions": [("unpin", _unpin) if kept else ("pin", _ask_for_pin)],
        "values": {"square": is_square(lesson)},
        "follow": lambda changed: keep_square(lesson, changed),
    }


def _padding_note(lesson, padding):
    """Say what "same" comes to; an even span pads one side more."""
    (top, bottom), (left, right) = padding
    if not lesson["same"]:
        return ""
    uneven = top != bottom or left != right
    key = "same_uneven" if uneven else "same_even"
    places = {"top": top, "bottom": bottom, "left": left, "right": right}
    return lesson.text(f"convolution.{key}", **places)


def stage_options(lesson, filters, more_presses=()):
    """Return what the stage needs beside its scene."""
    presses = {
        "edit": lambda panel, cell, value: _type(lesson, filters, cell, value),
        "pick": lambda panel, card: lesson.change(map=str(card)),
        **dict(more_presses),
    }
    own = lesson.texts.tree("convolution")
    name = lesson.text(f"options.filter.{_name(filters)}")
    alone = filters.weights[filters.shown].size == 1
    texts = lesson.texts.tree("stage") | {
        "narration": {"window": own["narration"]["single" if alone else "window"]},
        "panels": own["panels"] | {"w": f"w: {name}"},
        "names": own["names"],
    }
    return {
        "texts": texts,
        "key": STAGE,
        "on_event": taking(lesson, STAGE, presses),
        "seen": answered(STAGE),
    }


def _name(filters):
    return filters.names[filters.shown]


def _type(lesson, filters, cell, value):
    """Put a typed number into the kernel on the stage, which becomes the typed one."""
    weights = filters.weights[filters.shown].copy()
    weights.flat[cell] = value
    weights = weights[:, ::-1, ::-1] if lesson["flip"] else weights
    names = [
        TYPED if index == filters.shown else name
        for index, name in enumerate(filters.names)
        if index == filters.shown or name != TYPED
    ]
    lesson.change(
        filter=tuple(names),
        k=write_kernel(weights, filters.divisors[filters.shown]),
        map=str(names.index(TYPED)),
    )


def _ask_for_pin():
    st.session_state[PIN] = ASKED


def _unpin():
    st.session_state.pop(PIN, None)


def pinned():
    """Return the pinned result, a Panel, or None."""
    return st.session_state.get(PIN)


def keep_if_asked(make_panel):
    """Pin what is on show, if the reader has asked for that."""
    if pinned() == ASKED:
        st.session_state[PIN] = make_panel()


def facts(lesson, x_shape, y_shape, geometry):
    """Size formula with today's numbers, shapes, and what sharing weights saves."""
    (_, C, H, W), (F, OH, OW) = x_shape, y_shape
    shared, dense = weight_counts(x_shape, y_shape, geometry.kernel)
    KH, KW = geometry.kernel
    shapes = {"C": C, "H": H, "W": W, "F": F, "OH": OH, "OW": OW}
    counts = {"shared": f"{shared:,}", "dense": f"{dense:,}"}
    return (
        *size_formulas(lesson, (H, W), (OH, OW), geometry),
        lesson.text("convolution.shapes", **shapes),
        lesson.text("convolution.weights", **shapes, KH=KH, KW=KW, **counts),
    )


def weight_counts(x_shape, y_shape, kernel):
    """Count weights and biases: of the convolution, and of a dense layer instead."""
    (_, C, H, W), (F, OH, OW) = x_shape, y_shape
    outputs = F * OH * OW
    return F * (C * kernel[0] * kernel[1] + 1), outputs * (C * H * W + 1)
