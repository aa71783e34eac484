"""What stands in the pooling lesson's address, and what follows from it alone."""

from lessons.common import batch
from lessons.common.backward import BACKWARD_FIELDS, NEEDED, SEED, idle
from lessons.common.extras import CHECK
from lessons.common.fields import (
    AS_FIELD,
    LENS_FIELDS,
    PICTURE_FIELDS,
    extras_field,
)
from lessons.common.square import is_square
from lessons.fields import Choice, Hidden, Several, Slider, Switch
from lessons.parts import Bar
from scenes.pooling.layer import POOLS
from scenes.signed import SIGNED
from scenes.windows import Geometry

MOST_MAPS = 5
FAR = 3  # cells that the maps can be moved by
SHIFT = ("dr", "dc")  # rows and columns; they stand beside what they move
EXTRAS = ("graph", "shifts", "kept")
ONE_WINDOW = ("pass", "pool", "batch")  # of no use beside its max nodes
FIELDS = (
    *PICTURE_FIELDS,
    Slider("n", 4, 32, 6),
    *LENS_FIELDS[1:],
    Several("filter", SIGNED, SIGNED[:3], MOST_MAPS),
    Choice("pool", POOLS, POOLS[0]),
    Slider("kh", 2, 4, 2),
    Slider("kw", 2, 4, 2),
    Switch("square", True),
    Slider("s", 1, 4, 2),
    Slider("p", 0, 1, 0),
    *batch.BATCH_FIELDS,
    *BACKWARD_FIELDS,
    SEED,
    Slider("dr", -FAR, FAR, 0),
    Slider("dc", -FAR, FAR, 1),
    extras_field(*EXTRAS, CHECK),
    Hidden("map", "0", f"[0-{MOST_MAPS - 1}]"),
    AS_FIELD,
)


def bar(values):
    """Return the controls over the stage."""
    return Bar(
        without=(*_idle(values), *SHIFT),
        values={"square": is_square(values)},
    )


def shows_nodes(values):
    """Whether the max nodes of a window are on show."""
    return values["open"] == "graph"


def _idle(values):
    """Beside the max nodes the cell of dy says whose window it is."""
    if not shows_nodes(values):
        return idle(values)
    return *ONE_WINDOW, *({"seed"} - {*NEEDED[values["dy"]]})


def geometry(values):
    """Return how the window moves."""
    sides = (values["p"], values["p"])
    return Geometry(
        kernel=(values["kh"], values["kw"]),
        stride=(values["s"], values["s"]),
        padding=(sides, sides),
    )


def shown_map(values):
    """Return the number of the map on the stage."""
    return min(int(values["map"]), len(values["filter"]) - 1)
