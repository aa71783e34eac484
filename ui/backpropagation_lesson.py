"""What the backpropagation lesson's controls mean: fields in, plain values out."""

from ui.backward import (
    BACKWARD_FIELDS,
    backward_bar,
    backward_presses,
)
from ui.bar import Action
from ui.choose_image import PICTURE_FIELDS
from ui.events import answered, taking
from ui.fields import Choice, Hidden, Number, Slider

STAGE = "stage"
SEEDS = 1000
ALL = "all"
LAYERS = ("conv", "relu", "pool", "drop", "dense")
MAPS, CLASSES = 4, 4
PASS, *GRADIENT = BACKWARD_FIELDS
FIELDS = (
    *PICTURE_FIELDS,
    Choice("view", ("chain",), "chain"),
    Choice("layer", (ALL, *LAYERS), ALL),
    Choice("map", tuple(map(str, range(MAPS))), "0"),
    Choice("pass", PASS.options, "backward"),
    Choice("label", tuple(range(CLASSES)), 0),
    Slider("rate", 0, 0.95, 0.5, 0.05),
    Number("seed", 0, SEEDS - 1, 1, 1),
    Choice("mode", ("train", "test"), "train", group="more"),
    Choice("filter", ("edges", "random"), "edges", group="more"),
    Number("weights", 0, SEEDS - 1, 1, 1, group="more"),
    *GRADIENT,
    Hidden("example", "small", "small|own"),
)
CHAIN = ("layer", "map", "pass", "filter", "label", "mode", "rate", "seed", "weights")
GRADIENT_KEYS = ("dy", "dyr", "dyc")
PRESENT = {  # controls that mean something in a view, beside the view itself
    "chain": CHAIN,
    "convolution": (*GRADIENT_KEYS, "seed"),
}


def bar_options(lesson):
    """Return what the control bar needs beside the fields."""
    present = PRESENT[lesson["view"]]
    absent = {*CHAIN, *GRADIENT_KEYS} - {*present}
    if lesson["view"] == "chain":
        again = Action("redraw", lambda: _draw_again(lesson), "seed")
        whole = lesson["layer"] == ALL
        return {
            "actions": [again],
            "without": sorted(absent | {"pass"} if whole else absent),
        }
    example = "worked" if lesson["example"] == "own" else "own"
    turn = Action(example, lambda: _turn_example(lesson))
    useless = backward_bar(lesson)["without"]
    return {"actions": [turn], "without": sorted({*absent, *useless})}


def _draw_again(lesson):
    lesson.change(seed=(lesson["seed"] + 1) % SEEDS)


def _turn_example(lesson):
    lesson.change(example="own" if lesson["example"] == "small" else "small")


def shown_map(lesson):
    """Return the number of the map whose arithmetic is shown."""
    return int(lesson["map"])


def open_layer(lesson, panel, card):
    """Open the layer whose map was clicked: a gradient's with its way back."""
    name = panel.removeprefix("d") if panel != "drop" else panel
    which = "backward" if panel != name else "forward"
    lesson.change(**{"layer": name, "map": str(card), "pass": which})


def stage_options(lesson):
    """Return what the stage needs beside its scene."""
    own = lesson.texts.tree("backpropagation")
    texts = lesson.texts.tree("stage") | {
        "narration": own["narration"],
        "panels": own["panels"],
    }
    presses = {
        "pick": lambda panel, card: open_layer(lesson, panel, card),
        "choose": lambda panel, row, column: lesson.change(label=row),
    }
    return {
        "texts": texts,
        "key": STAGE,
        "on_event": taking(lesson, STAGE, presses),
        "seen": answered(STAGE),
        "subject": f"{lesson['view']} {lesson['layer']} {lesson['pass']}",
    }


def convolution_options(lesson):
    """Return the same for the convolution, whose dy can be chosen."""
    words = lesson.texts.tree("convolution.backward")
    own = lesson.texts.tree("backpropagation.convolution")
    options = stage_options(lesson)
    texts = options["texts"] | {
        "panels": words["panels"] | own["panels"],
        "narration": own["narration"],
    }
    hears = taking(lesson, STAGE, backward_presses(lesson))
    return options | {"texts": texts, "on_event": hears}
