"""What the ReLU lesson's controls mean: fields in, plain values out."""

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
from lessons.fields import Choice, Slider
from ui.frame.events import answered, taking

STAGE = "stage"
COMPARING = ("relu", "leaky")  # functions that ask whether a number is above zero


def lesson_fields(filters, functions):
    """Return what the lesson keeps in its address, for these names."""
    return (
        *PICTURE_FIELDS,
        Slider("n", 4, 32, 7),
        *LENS_FIELDS[1:],
        Choice("filter", filters, filters[0], label="one_filter"),
        Choice("act", functions, functions[0]),
        Slider("slope", 0, 0.5, 0.1, 0.01),
        *BACKWARD_FIELDS,
        SEED,
        Slider("lr", 0.1, 3, 1.5, 0.1),
        extras_field("neuron", "slopes", "costs", "histogram"),
    )


def bar_options(lesson):
    """Return what the control bar needs beside the fields."""
    idle = () if lesson["act"] == "leaky" else ("slope",)
    return {"without": [*backward_bar(lesson)["without"], "lr", *idle]}


def stage_options(lesson):
    """Return what the stage needs beside its scene."""
    own = lesson.texts.tree("relu")
    words = {"narration": own["narration"], "panels": own["panels"]}
    return {
        "texts": lesson.texts.tree("stage") | words,
        "key": STAGE,
        "subject": subject(lesson),
        "on_event": taking(lesson, STAGE, backward_presses(lesson)),
        "seen": answered(STAGE),
    }


def facts(lesson, x):
    """Say what happens to the shape, and what passes; backward, what was kept.

    Parameters
    ----------
    lesson : Lesson
    x : ndarray, shape (1, C, H, W)
    """
    passes = (_passes(lesson, x),) if lesson["act"] in COMPARING else ()
    if is_backward(lesson):
        return (kept(lesson, x=x), *_mask_would_do(lesson, x), *passes)
    shape = " × ".join(map(str, x.shape))
    same = lesson.text("relu.shape", before=shape, after=shape)
    return (same, *passes, lesson.text("relu.weights"))


def _passes(lesson, x):
    passed = int((x > 0).sum())
    share = f"{100 * passed / x.size:.1f}"
    return lesson.text("relu.passes", passed=passed, count=x.size, share=share)


def _mask_would_do(lesson, x):
    """Say that functions which ask for the sign need but one byte a cell."""
    asks = lesson["act"] in COMPARING
    return (lesson.text("relu.mask_would_do", bytes=x.size),) if asks else ()


def code_of(function):
    """Return the engine's function, without arguments that are fixed."""
    return getattr(function, "func", function)


def life_sentence(lesson, life):
    """Say what became of the neuron: a ``scenes.activation.vanishing.Life``."""
    alive = int((life.z[-1] > 0).sum())
    counts = {"count": life.z.shape[1], "steps": len(life.z) - 1, "alive": alive}
    if life.died is None:
        return lesson.text("relu.life.learned", **counts)
    return lesson.text("relu.life.died", step=life.died, **counts)


def named_products(lesson, products):
    """Name the lines of the chart over the depth, with the number that they end in.

    Parameters
    ----------
    lesson : Lesson
    products : dict of str to ndarray
        By the activation's name.
    """
    return {
        f"{lesson.text(f'options.act.{name}')}: {means[-1]:.2g}": means
        for name, means in products.items()
    }
