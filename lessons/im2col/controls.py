"""What the im2col lesson's controls mean: fields in, plain values out."""

from dataclasses import replace
from functools import partial

import numpy as np

from lessons.common.backward import (
    BACKWARD_FIELDS,
    backward_bar,
    backward_presses,
    is_backward,
    kept,
    output_gradient,
    subject,
)
from lessons.common.fields import LENS_FIELDS, PICTURE_FIELDS, Side, extras_field
from lessons.common.kernels import PATTERN, TYPED, filters_of, write_kernel
from lessons.common.square import is_square, keep_square
from lessons.fields import Choice, Hidden, Number, Several, Slider, Switch
from pictures.loading import SIZES
from ui.frame.events import answered, taking

FIRST_FILTERS = ("sobel-columns", "sobel-rows", "laplacian")
STAGE = "im2col-stage"
MOST = 96  # filters
FIXED = ("kh", "kw", "square", "s", "p", "d", "filter", "pass")  # in the large example
OWN = {
    **{"example": "", "size": 128, "n": 4, "filter": FIRST_FILTERS},
    **{"map": 0, "kh": 2, "kw": 2},
}
MIXED = {"filter": ("identity", TYPED, "random"), "k": "1|0|-1/1"}  # 1 × 1 kernels
COVERED = 4  # rows and columns of a grey lens that one kernel covers


def lesson_fields(presets):
    """Return what the lesson keeps in its address, for filters of these names."""
    (img, size, _), (_, *corner) = PICTURE_FIELDS, LENS_FIELDS
    return (
        img,
        size,
        Switch("rgb"),
        Side("n", 4, 16, 4),
        *corner,
        Several("filter", (*presets, TYPED), FIRST_FILTERS, 8),
        Slider("map", 0, MOST - 1, 0),
        Slider("kh", 1, 11, 2),
        Slider("kw", 1, 11, 2),
        Slider("s", 1, 4, 1),
        Slider("p", 0, 5, 0),
        Choice("layout", ("columns", "rows"), "columns"),
        *BACKWARD_FIELDS,
        Choice("grad", ("dw", "dx"), "dw"),
        Switch("square", True, group="more"),
        Slider("d", 1, 3, 1, group="more"),
        Number("seed", 0, 999, 0, 1, group="more"),
        Hidden("k", "", PATTERN),
        Hidden("example", "", "small|large|"),
        extras_field("costs"),
    )


def window_of(lesson):
    """Return how the window moves, as the fields of a Geometry."""
    padding = (lesson["p"], lesson["p"])
    return {
        "kernel": (lesson["kh"], lesson["kw"]),
        "stride": (lesson["s"], lesson["s"]),
        "padding": (padding, padding),
        "dilation": (lesson["d"], lesson["d"]),
    }


def chosen_filters(lesson, channels, preset):
    """Return the filters as the whole numbers that they are before any divisor.

    Parameters
    ----------
    lesson : Lesson
    channels : int
    preset : callable
        ``engine.filters.preset``.

    Returns
    -------
    w : ndarray of float64, shape (F, channels, KH, KW)
    """

    def make(name, kernel, channels):
        return preset(name, kernel, channels, lesson["seed"])

    kernel = lesson["kh"], lesson["kw"]
    return filters_of(lesson["filter"], lesson["k"], kernel, channels, make)[0]


def limit_map(lesson, count):
    """Give the slider through the filters as many places as there are filters."""
    lesson.fields["map"] = replace(lesson.fields["map"], high=max(1, count - 1))


def bar_options(lesson, filters, small_filter):
    """Return what the control bar needs beside the fields.

    Parameters
    ----------
    lesson : Lesson
    filters : int
        How many there are.
    small_filter : ndarray, shape (C, KH, KW)
        That of the example to reckon with.
    """
    limit_map(lesson, filters)
    actions = _presets(lesson, small_filter)
    wanted = ("small",) if runs_backward(lesson) else tuple(actions)
    if lesson["example"]:
        actions, wanted = {"own": OWN} | actions, ("own", "small", "large")
    presses = [
        (name, partial(lesson.change, **to))
        for name, to in actions.items()
        if name in wanted
    ]
    absent = [*(FIXED if lesson["example"] == "large" else ()), *_idle(lesson)]
    return {
        "without": absent + (["map"] if filters == 1 else []),
        "actions": presses,
        "values": {"square": is_square(lesson)},
        "follow": lambda changed: keep_square(lesson, changed),
    }


def _idle(lesson):
    """Fields of the backward pass that are of no use at the moment."""
    idle = backward_bar(lesson, own=["seed"])["without"]
    return idle if runs_backward(lesson) else [*idle, "grad"]


def runs_backward(lesson):
    """Whether the gradient is on show; the large example only runs forward."""
    return is_backward(lesson) and lesson["example"] != "large"


def gradient_of_maps(lesson, y, shifted_maps):
    """Return the gradient (F, OH, OW) that comes in; a single cell is in the map shown.

    `y` and `shifted_maps()` are maps of that shape.
    """
    dy = output_gradient(lesson, y, shifted_maps)
    shown = min(lesson["map"], len(y) - 1)
    return np.roll(dy, shown, axis=0) if lesson["dy"] == "one" else dy


def _presets(lesson, small_filter):
    """Values that each of the examples sets at one press."""
    square = {"square": True, "s": 1, "p": 0, "d": 1, "map": 0}
    typed = {"filter": (TYPED,), "k": write_kernel(small_filter, 1)}
    return {
        "small": square | typed | {"example": "small", "kh": 2, "kw": 2},
        "large": {"example": "large", "size": max(SIZES), "rgb": True, "map": 0},
        "pointwise": square | MIXED | {"kh": 1, "kw": 1},
        "covering": square | {"rgb": False} | dict.fromkeys(("n", "kh", "kw"), COVERED),
    }


def stage_options(lesson):
    """Return what the stage needs beside its scene."""
    presses = {"pick": lambda panel, card: lesson.change(map=card)}
    presses |= backward_presses(lesson)
    own = lesson.texts.tree("im2col")
    laid = own[lesson["layout"]]
    panels = own["panels"] | laid["panels"]
    hover = {} if runs_backward(lesson) else laid["hover"]
    if runs_backward(lesson):
        panels |= laid[lesson["grad"]]
    texts = {"narration": laid["narration"], "panels": panels, "names": panels}
    texts["hover"] = hover
    return {
        "texts": lesson.texts.tree("stage") | texts,
        "key": STAGE,
        "subject": f"{lesson['example']} {subject(lesson)}",
        "on_event": taking(lesson, STAGE, presses),
        "seen": answered(STAGE),
    }


def facts(lesson, x, w, geometry, output):
    """Shapes of the product, and how often it copies; backward, what had to be kept.

    Parameters
    ----------
    lesson : Lesson
    x : ndarray, shape (1, C, H, W)
    w : ndarray, shape (F, C, KH, KW)
    geometry : Geometry
    output : (OH, OW)
    """
    D, L = w[0].size, output[0] * output[1]
    shape = {"F": len(w), "D": D, "L": L, "OH": output[0], "OW": output[1]}
    laid = f"im2col.{lesson['layout']}"
    if runs_backward(lesson):
        keeps = {"dw": {"x": x}, "dx": {"w": w}}[lesson["grad"]]
        return lesson.text(f"{laid}.{lesson['grad']}_shapes", **shape), kept(
            lesson, **keeps
        )
    copies = D * L / geometry.padded(x[0]).size
    times = lesson.text(f"{laid}.copies", times=f"{copies:.1f}")
    inside = _inside(lesson, x.shape[2:], geometry)
    return (lesson.text(f"{laid}.shapes", **shape), times, *inside)


def _inside(lesson, size, geometry):
    """Say how often a pixel is copied, if there is one that no border is near."""
    KH, KW = geometry.kernel
    if size[0] < 2 * KH - 1 or size[1] < 2 * KW - 1:
        return ()
    ratio = KH * KW / np.prod(geometry.stride)
    evenly = not any(np.mod(geometry.kernel, geometry.stride))
    key = "im2col.inside" if evenly else "im2col.inside_mean"
    rounded = f"{ratio:.3g}"
    sign = "=" if float(rounded) == ratio else "≈"
    return (lesson.text(key, ratio=f"{sign} {rounded}"),)
