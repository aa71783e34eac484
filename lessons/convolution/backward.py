"""What the convolution lesson adds for its backward pass."""

import numpy as np

from lessons.common.backward import (
    BACKWARD_FIELDS,
    backward_bar,
    backward_presses,
    is_backward,
    kept,
    subject,
)
from lessons.common.kernels import TYPED, write_kernel
from lessons.convolution.controls import bar_options, stage_options
from lessons.fields import Choice, Hidden, Slider
from scenes.worked import WORKED_W, WORKED_X

WAYS = ("dw", "col2im", "full")
SWITCH, *GRADIENT = BACKWARD_FIELDS
PASS_FIELDS = (SWITCH, Choice("way", WAYS, "dw"), *GRADIENT, Slider("batch", 1, 3, 1))
EXAMPLE = Hidden("example", "", "small|")
FORWARD_ONLY = ("b", "same", "flip")


def lens_or_example(lesson, x):
    """Return the lens (1, C, H, W), or the input of the worked example."""
    return WORKED_X if lesson["example"] and is_backward(lesson) else x


def batch_of(lesson, x):
    """Make a batch of the lens (1, C, H, W): as it is, mirrored, upside down."""
    count = lesson["batch"] if lesson["way"] == "dw" else 1
    return np.concatenate([x, x[..., ::-1], x[..., ::-1, :]])[:count]


def bar(lesson, padding):
    """Return what the control bar needs beside the fields, in either direction."""
    if not is_backward(lesson):
        absent = backward_bar(lesson, own=["seed"])["without"]
        return bar_options(lesson, padding) | {"without": [*absent, "way", "batch"]}
    absent = [*backward_bar(lesson, own=["seed"])["without"], *FORWARD_ONLY]
    if lesson["way"] != "dw":
        absent.append("batch")
    worked = ("own", _leave_example) if lesson["example"] else ("worked", _worked)
    name, change = worked
    return bar_options(lesson, padding) | {
        "without": absent,
        "actions": [(name, lambda: change(lesson))],
    }


def _worked(lesson):
    """Put the example into the lesson: 3 × 3 cells, a 2 × 2 kernel."""
    kernel = write_kernel(WORKED_W, 1)
    moves = {"kh": 2, "kw": 2, "square": True, "s": 1, "p": 0, "d": 1, "same": False}
    lesson.change(example="small", filter=(TYPED,), k=kernel, map="0", **moves)


def _leave_example(lesson):
    keys = ("example", "filter", "kh", "kw")
    lesson.change(**{key: lesson.fields[key].default for key in keys})


def backward_options(lesson, filters):
    """Return what the stage needs beside its scene."""
    options = stage_options(lesson, filters, backward_presses(lesson))
    own = lesson.texts.tree("convolution.backward")
    texts = options["texts"]
    panels = texts["panels"] | own["panels"]
    return options | {
        "texts": texts | {"panels": panels, "narration": own["narration"]},
        "subject": subject(lesson),
    }


def backward_facts(lesson, x, scene):
    """Say what forward had to keep for this, and whether both ways agree.

    Parameters
    ----------
    lesson : Lesson
    x : ndarray, shape (N, C, H, W)
    scene : Scene
    """
    if lesson["way"] == "dw":
        batch = [lesson.text("convolution.backward.batch")] if len(x) > 1 else []
        return (kept(lesson, x=x), *batch)
    needs = lesson.text("convolution.backward.needs")
    if lesson["way"] == "col2im":
        return (needs,)
    apart = np.abs(scene.panel("dx").values - scene.panel("full").values).max()
    return needs, lesson.text("convolution.backward.agree", difference=f"{apart:.1g}")
