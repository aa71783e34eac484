"""What stands in the ReLU lesson's address, and which of it has a control."""

from lessons.common import batch
from lessons.common.backward import BACKWARD_FIELDS, SEED, idle
from lessons.common.extras import CHECK
from lessons.common.fields import (
    AS_FIELD,
    LENS_FIELDS,
    PICTURE_FIELDS,
    extras_field,
)
from lessons.fields import Choice, Slider
from lessons.parts import Bar
from scenes.activation.activations import ACTIVATIONS
from scenes.signed import SIGNED

EXTRAS = ("neuron", "slopes", "functions", "costs", "histogram")
FIELDS = (
    *PICTURE_FIELDS,
    Slider("n", 4, 32, 5),
    *LENS_FIELDS[1:],
    Choice("filter", SIGNED, SIGNED[0], label="one_filter"),
    Choice("act", ACTIVATIONS, ACTIVATIONS[0]),
    Slider("slope", 0, 0.5, 0.1, 0.01),
    *batch.BATCH_FIELDS,
    *BACKWARD_FIELDS,
    SEED,
    Slider("lr", 0.1, 3, 1.5, 0.1),
    extras_field(*EXTRAS, CHECK),
    AS_FIELD,
)


def bar(values):
    """Return the controls over the stage; the step stands beside its neuron."""
    steep = () if values["act"] == "leaky" else ("slope",)
    return Bar(without=(*idle(values), "lr", *steep))
