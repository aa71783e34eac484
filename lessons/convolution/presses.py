"""What the convolution lesson's buttons and the presses on its stage change."""

from lessons.common.backward import CHOOSE, is_backward
from lessons.common.batch import picked
from lessons.common.fields import DEEPER, SMALL
from lessons.common.kernels import TYPED, is_entry, write_kernel
from lessons.convolution.fields import FIELDS
from lessons.convolution.layer import Layer
from lessons.fields import values_in

FIELD = {field.key: field for field in FIELDS}
OF_EXAMPLES = ("example", *values_in(SMALL, FIELDS))
PLAIN = {
    **{"map": "0", "square": True, "s": 1, "p": 0, "d": 1, "same": False},
    **{"b": 0, "flip": False},
}


def edit(values, panel, cell, value):
    """Put a typed number into the kernel on the stage, which becomes the typed one."""
    layer = Layer.of(values)
    weights = layer.weights[layer.shown].copy()
    if is_backward(values) or not is_entry(cell, value, weights.size):
        return {}
    weights.flat[cell] = value
    weights = weights[:, ::-1, ::-1] if values["flip"] else weights
    names = [
        TYPED if index == layer.shown else name
        for index, name in enumerate(layer.names)
        if index == layer.shown or name != TYPED
    ]
    return {
        "filter": tuple(names),
        "k": write_kernel(weights, layer.divisors[layer.shown]),
        "map": str(names.index(TYPED)),
    }


def pick(values, panel, card):
    """Put the map of another filter on the stage, or another picture of the batch."""
    return picked(panel, card) or {"map": str(card)}


def worked(values):
    """Put the example into the lesson: 3 × 3 cells, a 2 × 2 kernel."""
    return _example(SMALL)


def deep(values):
    """Put the one of three channels in: 4 × 4 cells, a 2 × 2 kernel."""
    return _example(DEEPER)


def _example(name):
    return {"example": name} | values_in(name, FIELDS) | PLAIN


def own(values):
    """Leave the example for the reader's own picture."""
    return {key: FIELD[key].default for key in OF_EXAMPLES}


def pin(values):
    """Keep today's result beside those that come."""
    return {"pin": FIELD["pin"].of(values)}


def unpin(values):
    """Let the result go that was kept."""
    return {"pin": None}


PRESSES = {
    **{"edit": edit, "pick": pick, "worked": worked, "deep": deep, "own": own},
    **{"pin": pin, "unpin": unpin},
    **CHOOSE,
}
