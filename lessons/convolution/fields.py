"""What stands in the convolution lesson's address, and which of it has a control."""

from dataclasses import replace

from engine.filters import PRESETS
from lessons.common.backward import BACKWARD_FIELDS, idle, is_backward
from lessons.common.batch import BATCH, BATCH_FIELDS
from lessons.common.code import CODE
from lessons.common.extras import CHECK
from lessons.common.fields import (
    AS_FIELD,
    DEEPER,
    KERNELS,
    LENS_FIELDS,
    ONE_TYPED,
    PICTURE_FIELDS,
    SIDES,
    SMALL,
    Filters,
    Side,
    extras_field,
)
from lessons.common.kernels import PATTERN, TYPED
from lessons.common.square import is_square
from lessons.convolution.layer import geometry
from lessons.convolution.pin import Pin
from lessons.convolution.words import padding_note
from lessons.fields import Choice, Hidden, Number, Slider, Switch
from lessons.parts import Action, Bar

FIRST_FILTERS = ("sobel-columns", "sobel-rows", "gaussian", "sharpen")
WAYS = ("dw", "col2im", "full")
SQUARE, DILATION = Switch("square", True), Slider("d", 1, 3, 1)
EXTRAS = ("padding", "code", "costs", "time")
BACKWARD_EXTRAS = ("code", CHECK)
SETTINGS = (  # what comes out depends on them alone
    *PICTURE_FIELDS,
    Side("n", 4, 32, 8),
    *LENS_FIELDS[1:],
    Filters("filter", (*PRESETS, TYPED), FIRST_FILTERS, 8, examples=ONE_TYPED),
    Slider("kh", 1, 11, 3, examples=SIDES),
    Slider("kw", 1, 11, 3, examples=SIDES),
    SQUARE,
    Slider("s", 1, 4, 1),
    Slider("p", 0, 5, 0),
    Switch("same"),
    DILATION,
    Slider("b", -1, 1, 0, 0.05),
    Switch("flip", group="more"),
    Number("seed", 0, 999, 0, 1, group="more"),
    Hidden("k", "", PATTERN, examples=KERNELS),
    Hidden("map", "0", "[0-7]"),
    Hidden("example", "", f"{SMALL}|{DEEPER}|"),
    *BATCH_FIELDS,
)
SWITCH, *GRADIENT = BACKWARD_FIELDS
FIELDS = (
    SWITCH,
    Choice("way", WAYS, "dw"),
    *GRADIENT,
    *SETTINGS,
    extras_field(*EXTRAS, CHECK),
    CODE,
    Pin("pin", SETTINGS),
    AS_FIELD,
)
WINDOW = ("kh", "kw", "square")
EXAMPLES = {"": ("worked",), SMALL: ("own", DEEPER), DEEPER: ("own", "worked")}
FORWARD_ONLY = ("b", "same", "flip")
BACKWARD_ONLY = ("way",)


def shows_padding(values):
    """Whether layers with and without padding stand in the stage's place."""
    return values["open"] == "padding" and not is_backward(values)


def bar(values, sources):
    """Return the controls over the stage."""
    if shows_padding(values):
        return _bar_of_padding(values)
    rare = (SQUARE, DILATION) if is_backward(values) else (BATCH,)
    return Bar(
        disabled=("p",) if values["same"] else (),
        without=(*idle(values, own=("seed",)), *_of_no_use(values), CODE.key),
        notes={"same": padding_note(values, sources, geometry(values).padding)},
        values={"square": is_square(values)},
        actions=[Action(name) for name in _actions(values)],
        fields={each.key: replace(each, group="more") for each in rare},
    )


def _bar_of_padding(values):
    """Only the window's sides are chosen: every layer has the same."""
    without = {field.key for field in FIELDS} - {*WINDOW}
    return Bar(without=without, values={"square": is_square(values)})


def _of_no_use(values):
    if not is_backward(values):
        return BACKWARD_ONLY
    return FORWARD_ONLY


def _actions(values):
    """Name the presses behind the bar's buttons."""
    examples = EXAMPLES[values["example"]]
    pin = "pin" if values["pin"] is None else "unpin"
    return examples if is_backward(values) else (*examples, pin)
