"""What stands in the lesson's address, and which of it has a control in which view."""

from lessons.common.backward import BACKWARD_FIELDS, NEEDED
from lessons.common.code import CODE
from lessons.common.extras import CHECK
from lessons.common.fields import AS_FIELD, PICTURE_FIELDS, extras_field
from lessons.fields import Choice, Hidden, Number, Numbers, Slider, Switch
from lessons.parts import Action, Bar

SEEDS = 1000
WITHOUT_KINKS = 36  # seed of a mask that drops every tie which the first picture has
ALL = "all"
LAYERS = ("conv", "relu", "pool", "drop", "dense")
EXTRAS = ("graph", CHECK)
MAPS, CLASSES = 4, 4
PASS, *GRADIENT = BACKWARD_FIELDS
TYPED = {  # by the graph's nodes that are typed into
    "x": Numbers("x", (-2, 1, 2, 3, 1)),
    "w": Numbers("k", (1, -1, 2)),
    "b": Numbers("b", (1,)),
}
FIELDS = (
    *PICTURE_FIELDS,
    Choice("view", ("chain", "graph", "convolution"), "chain"),
    *TYPED.values(),
    Slider("s", 1, 3, 1),
    Slider("p", 0, 2, 0),
    Switch("flip", True),
    Choice("layer", (ALL, *LAYERS), ALL),
    Choice("map", tuple(map(str, range(MAPS))), "0"),
    Choice("pass", PASS.options, "backward"),
    Choice("label", tuple(map(str, range(CLASSES))), "0"),
    Slider("rate", 0, 0.95, 0.5, 0.05),
    *GRADIENT,
    Number("seed", 0, SEEDS - 1, WITHOUT_KINKS, 1),
    Choice("mode", ("train", "test"), "train", group="more"),
    Choice("filter", ("edges", "random"), "edges", group="more"),
    Number("weights", 0, SEEDS - 1, 1, 1, group="more"),
    Hidden("example", "", "small|own|"),
    extras_field(*EXTRAS),
    CODE,
    AS_FIELD,
)
CHAIN = ("layer", "map", "pass", "label", "rate", "seed", "mode", "filter", "weights")
DY = ("dy", "dyr", "dyc", "seed")
PRESENT = {"chain": CHAIN, "graph": ("s", "p", "flip", *DY), "convolution": DY}


def on_show(values):
    """Return what is on show, or checked: what an address opens, or else the view."""
    return "graph" if _opens_graph(values) else values["view"]


def _opens_graph(values):
    return values["open"] == "graph"


def is_whole(values):
    """Whether the whole chain is on show, and not one of its layers alone."""
    return values["layer"] == ALL


def is_worked(values):
    """Whether the graph is that of the worked example."""
    return values["example"] == "small"


def shown_map(values):
    """Return the number of the map whose arithmetic is shown."""
    return int(values["map"])


def label(values):
    """Return the number of the class that the picture is said to show."""
    return int(values["label"])


def bar(values):
    """Return the controls over the stage, of the view that is on show."""
    shown = on_show(values)
    elsewhere = {key for keys in PRESENT.values() for key in keys} - {*PRESENT[shown]}
    useless, actions = BARS[shown](values)
    return Bar(without={CODE.key} | elsewhere | useless, actions=actions)


def _of_chain(values):
    again = Action("redraw", "seed")
    if is_whole(values):
        return {"pass"}, (again,)
    return set(), (Action("whole", "layer"), again)


def _of_graph(values):
    """Its dy is a column; beside a link that was followed no view can be chosen."""
    linked = {"view"} if _opens_graph(values) else set()
    fixed = {"s", "p", "flip"} if is_worked(values) else set()
    other = "typed" if is_worked(values) else "worked"
    return _idle(values) | {"dyc"} | linked | fixed, (Action(other),)


def _of_convolution(values):
    example = "worked" if values["example"] == "own" else "mine"
    return _idle(values), (Action(example),)


def _idle(values):
    return {"dyr", "dyc", "seed"} - {*NEEDED[values["dy"]]}


BARS = {"chain": _of_chain, "graph": _of_graph, "convolution": _of_convolution}
