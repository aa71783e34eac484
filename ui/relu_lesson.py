"""What the ReLU lesson's controls mean: fields in, plain values out."""

from ui.choose_image import PICTURE_FIELDS
from ui.fields import Choice, Slider
from ui.lens import LENS_FIELDS

STAGE = "stage"
COMPARING = ("relu", "leaky")  # functions that ask whether a number is above zero


def lesson_fields(filters, functions):
    """Return what the lesson keeps in its address, for these names."""
    return (
        *PICTURE_FIELDS,
        *LENS_FIELDS,
        Choice("filter", filters, filters[0]),
        Choice("act", functions, functions[0]),
        Slider("slope", 0, 0.5, 0.1, 0.01),
    )


def bar_options(lesson):
    """Return what the control bar needs beside the fields."""
    return {"disabled": [] if lesson["act"] == "leaky" else ["slope"]}


def stage_options(lesson):
    """Return what the stage needs beside its scene."""
    own = lesson.texts.tree("relu")
    words = {"narration": own["narration"], "panels": own["panels"]}
    return {"texts": lesson.texts.tree("stage") | words, "key": STAGE}


def facts(lesson, x):
    """Say that the shape stays, what passes, and that there is nothing to learn.

    Parameters
    ----------
    lesson : Lesson
    x : ndarray, shape (1, C, H, W)
    """
    shape = " × ".join(map(str, x.shape))
    passed = int((x > 0).sum())
    share = f"{100 * passed / x.size:.1f}"
    counts = {"passed": passed, "count": x.size, "share": share}
    asks = lesson["act"] in COMPARING
    return (
        lesson.text("relu.shape", before=shape, after=shape),
        *((lesson.text("relu.passes", **counts),) if asks else ()),
        lesson.text("relu.weights"),
    )


def code_of(function):
    """Return the engine's function, without arguments that are fixed."""
    return getattr(function, "func", function)
