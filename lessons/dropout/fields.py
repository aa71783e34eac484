"""What stands in the dropout lesson's address, and which of it has a control."""

from lessons.common import batch
from lessons.common.backward import BACKWARD_FIELDS, idle
from lessons.common.extras import CHECK, opened
from lessons.common.fields import (
    AS_FIELD,
    LENS_FIELDS,
    PICTURE_FIELDS,
    extras_field,
)
from lessons.fields import Choice, Hidden, Number, Slider, Switch
from lessons.parts import Action, Bar

MAPS = 4  # feature maps that are shown as a stack
SEEDS = 1000
EXTRAS = ("ensemble", "spread")
FIELDS = (
    *(field for field in PICTURE_FIELDS if field.key != "rgb"),
    Slider("n", 4, 32, 8),
    *LENS_FIELDS[1:],
    Choice("view", ("map", "many", "neurons", "matrices"), "map"),
    Choice("mode", ("train", "test"), "train"),
    Slider("rate", 0, 0.95, 0.5, 0.05),
    Switch("channels"),
    Slider("draws", 1, 1000, 100),
    Slider("units", 2, 12, 6),
    Number("seed", 0, SEEDS - 1, 1, 1),
    *batch.BATCH_FIELDS,
    *BACKWARD_FIELDS,
    Hidden("map", "0", f"[0-{MAPS - 1}]"),
    extras_field(*EXTRAS, CHECK),
    AS_FIELD,
)
BACKWARD = ("pass", "dy", "dyr", "dyc")
ABSENT = {  # controls that mean nothing in a view, or in an extra
    "map": ("draws", "units"),
    "many": ("mode", "units", "batch", *BACKWARD),
    "neurons": ("channels", "draws", "batch"),
    "matrices": ("channels", "draws", "batch"),
    "ensemble": ("view", "mode", "channels", "draws", "seed", "batch", *BACKWARD),
    "spread": ("view", "mode", "units", "batch", *BACKWARD),
}


def bar(values):
    """Return the controls over the stage; another mask is drawn behind the seed."""
    absent = (*idle(values, own=("seed",)), *ABSENT[_on_show(values)])
    again = () if "seed" in absent else (Action("redraw", "seed"),)
    return Bar(without=absent, actions=again)


def pictures(values):
    """Return how many pictures go through: a batch where one mask is on show."""
    return values["batch"] if _on_show(values) == "map" else 1


def is_training(values):
    """Whether numbers are dropped; many masks are never those of test mode."""
    return values["mode"] == "train" or _on_show(values) in ("many", "spread")


def _on_show(values):
    """Return what is open, or else the view."""
    return opened(values, EXTRAS) or values["view"]
