"""What the controls of the computation graph mean: fields in, plain values out."""

import numpy as np

from lessons.common.backward import NEEDED, backward_presses, kept
from lessons.fields import Numbers, Slider, Switch
from ui.frame.events import answered, taking

STAGE = "graph"
TYPED = {  # by the nodes that are typed into
    "x": Numbers("x", (-2, 1, 2, 3, 1)),
    "w": Numbers("k", (1, -1, 2)),
    "b": Numbers("b", (1,)),
}
GRAPH_FIELDS = (
    *TYPED.values(),
    Slider("s", 1, 3, 1),
    Slider("p", 0, 2, 0),
    Switch("flip", True),
)
MOVED = ("s", "p", "flip")  # controls of its own


def idle_controls(lesson):
    """Return the keys of the gradient's controls that mean nothing at the moment."""
    needed = {*NEEDED[lesson["dy"]]} - {"dyc"}  # dy is a column
    return {"dyr", "dyc", "seed"} - needed


def typed_numbers(lesson):
    """Return x (5,), w (3,) and b as they are typed."""
    x, w, b = (np.array(lesson[field.key], float) for field in TYPED.values())
    return x, w, float(b[0])


def graph_facts(lesson, signal):
    """Say the size of y, what sharing saves, and what forward has to keep."""
    W, K, OW = len(signal.x), len(signal.w), len(signal.y)
    places = {"W": W, "K": K, "OW": OW, "P": signal.padding, "S": signal.stride}
    counts = {"shared": K + 1, "dense": OW * W + OW}
    return (
        lesson.text("graph.size", **places),
        lesson.text("graph.weights", **counts),
        kept(lesson, x=signal.x, w=signal.w),
    )


def graph_options(lesson):
    """Return what the stage needs beside its scene."""
    own, stage = lesson.texts.tree("graph"), lesson.texts.tree("stage")
    parts = {key: own[key] for key in ("narration", "panels", "hover", "names")}
    presses = {"edit": lambda panel, cell, value: _type(lesson, panel, cell, value)}
    return {
        "texts": stage | parts | {"states": stage["states"] | own["states"]},
        "key": STAGE,
        "on_event": taking(lesson, STAGE, presses | backward_presses(lesson)),
        "seen": answered(STAGE),
    }


def _type(lesson, nodes, cell, number):
    """Take a number that was typed into a node."""
    field = TYPED[nodes]
    place = cell - lesson["p"] if nodes == "x" else cell
    values = field.typed(lesson[field.key], place, number)
    lesson.change(**{field.key: values})
