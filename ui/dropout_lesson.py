"""What the dropout lesson's controls mean: fields in, plain values out."""

from ui.bar import Action
from ui.choose_image import PICTURE_FIELDS
from ui.events import answered, taking
from ui.fields import Choice, Hidden, Number, Slider, Switch
from ui.lens import LENS_FIELDS, fullest, lens_box

MAPS = 4  # feature maps that are shown as a stack
SEEDS = 1000
STAGE = "stage"
FIELDS = (
    *(field for field in PICTURE_FIELDS if field.key != "rgb"),
    Slider("n", 4, 32, 8),
    *(field for field in LENS_FIELDS if field.key != "n"),
    Choice("view", ("map", "many", "matrices"), "map"),
    Choice("mode", ("train", "test"), "train"),
    Slider("rate", 0, 0.95, 0.5, 0.05),
    Switch("channels"),
    Slider("draws", 1, 1000, 100),
    Slider("units", 2, 12, 6),
    Number("seed", 0, SEEDS - 1, 1, 1),
    Hidden("map", "0", f"[0-{MAPS - 1}]"),
)
ABSENT = {  # controls that mean nothing in a view
    "map": ("draws", "units"),
    "many": ("mode", "units"),
    "neurons": ("channels", "draws"),
    "matrices": ("channels", "draws"),
}


def bar_options(lesson):
    """Return what the control bar needs beside the fields."""
    again = Action("redraw", lambda: _draw_again(lesson), "seed")
    return {"actions": [again], "without": ABSENT[lesson["view"]]}


def _draw_again(lesson):
    lesson.change(seed=(lesson["seed"] + 1) % SEEDS)


def lens_on(lesson, maps):
    """Find the lens's box on a stack of maps (C, H, W), and cut it out of a stack.

    Returns
    -------
    box : (row, column, height, width)
    cut : callable
        ``cut(stack)`` is the stack's part under the lens.
    """
    rows, columns = maps.shape[1:]
    height, width = min(lesson["n"], rows), min(lesson["n"], columns)
    box = lens_box(lesson, rows, columns, fullest(maps, height, width))
    r0, c0, height, width = box
    return box, lambda stack: stack[..., r0 : r0 + height, c0 : c0 + width]


def shown_map(lesson):
    """Return the number of the map on the stage."""
    return int(lesson["map"])


def stage_options(lesson):
    """Return what the stage needs beside its scene."""
    own = lesson.texts.tree("dropout")
    kind = "channels" if lesson["channels"] and lesson["view"] == "map" else "cells"
    texts = lesson.texts.tree("stage") | {
        "narration": own["narration"] | own[f"narration_{kind}"],
        "panels": own["panels"],
    }
    presses = {"pick": lambda panel, card: lesson.change(map=str(card))}
    return {
        "texts": texts,
        "key": STAGE,
        "on_event": taking(lesson, STAGE, presses),
        "seen": answered(STAGE),
    }
