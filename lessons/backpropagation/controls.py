"""What the backpropagation lesson's controls mean: fields in, plain values out."""

import numpy as np

from lessons.backpropagation.graph import GRAPH_FIELDS, MOVED, idle_controls
from lessons.common.backward import (
    BACKWARD_FIELDS,
    NEEDED,
    backward_presses,
    is_backward,
    kept,
    subject,
)
from lessons.common.fields import PICTURE_FIELDS, extras_field
from lessons.fields import Choice, Hidden, Number, Slider
from ui.controls.bar import OldAction as Action
from ui.frame.events import answered, taking

STAGE = "stage"
SEEDS = 1000
ALL = "all"
LAYERS = ("conv", "relu", "pool", "drop", "dense")
MAPS, CLASSES = 4, 4
NARROWEST = 1e-6  # of a column that is there for nothing
PASS, *GRADIENT = BACKWARD_FIELDS
FIELDS = (
    *PICTURE_FIELDS,
    Choice("view", ("chain", "graph", "convolution"), "chain"),
    *GRAPH_FIELDS,
    Choice("layer", (ALL, *LAYERS), ALL),
    Choice("map", tuple(map(str, range(MAPS))), "0"),
    Choice("pass", PASS.options, "backward"),
    Choice("label", tuple(range(CLASSES)), 0),
    Slider("rate", 0, 0.95, 0.5, 0.05),
    *GRADIENT,
    Number("seed", 0, SEEDS - 1, 1, 1),
    Choice("mode", ("train", "test"), "train", group="more"),
    Choice("filter", ("edges", "random"), "edges", group="more"),
    Number("weights", 0, SEEDS - 1, 1, 1, group="more"),
    Hidden("example", "small", "small|own"),
    extras_field("graph"),
)
CHAIN = ("layer", "map", "pass", "label", "rate", "seed", "mode", "filter", "weights")
DY = ("dy", "dyr", "dyc", "seed")
PRESENT = {"chain": CHAIN, "graph": (*MOVED, *DY), "convolution": DY}
OWNER = {"w1": "conv", "w2": "dense"}  # of weights, the layer
WORDS = {  # of a layer alone: the lesson whose words it speaks
    "conv": "convolution",
    "relu": "relu",
    "pool": "max-pooling",
    "drop": "dropout",
    "dense": "dropout",
}


def bar_options(lesson):
    """Return what the control bar needs beside the fields."""
    view = shown(lesson)
    idle = {key for keys in PRESENT.values() for key in keys} - {*PRESENT[view]}
    if view == "graph":
        return {"without": [*idle, *idle_controls(lesson), *_chosen_by_link(lesson)]}
    if view == "convolution":
        example = "worked" if lesson["example"] == "own" else "mine"
        turn = Action(example, lambda: _turn_example(lesson))
        useless = {"seed", "dyr", "dyc"} - {*NEEDED[lesson["dy"]]}
        return {"actions": [turn], "without": [*idle, *useless]}
    again = Action("redraw", lambda: _draw_again(lesson), "seed")
    if whole(lesson):
        return {"actions": [again], "without": [*idle, "pass"]}
    back = Action("whole", lambda: leave_layer(lesson), "layer")
    return {"actions": [back, again], "without": [*idle]}


def shown(lesson):
    """Return what is on show: an extra, or else the view."""
    return lesson["open"] or lesson["view"]


def _chosen_by_link(lesson):
    """Return the choice of views where a link beside it has been followed."""
    return ("view",) if lesson["open"] else ()


def whole(lesson):
    """Whether the whole chain is on show, and not one of its layers alone."""
    return lesson["layer"] == ALL


def beside_picture(lesson):
    """Return the columns for the picture's choice and the bar.

    A view without a picture has them too: in other columns the bar would be another
    one, and who has just chosen the view there would lose the focus.
    """
    if shown(lesson) == "graph":
        return {"spec": [NARROWEST, 8], "gap": None}
    return {"spec": [1, 8], "gap": "small"}


def _draw_again(lesson):
    lesson.change(seed=(lesson["seed"] + 1) % SEEDS)


def _turn_example(lesson):
    lesson.change(example="own" if lesson["example"] == "small" else "small")


def shown_map(lesson):
    """Return the number of the map whose arithmetic is shown."""
    return int(lesson["map"])


def open_layer(lesson, panel, card):
    """Open the layer of the map that was clicked; of a gradient, with its way back."""
    ahead = panel == "drop" or not panel.startswith("d")
    name = panel if ahead else panel[1:]
    channels = 3 if lesson["rgb"] else 1
    number = {"w1": card // channels, "w2": shown_map(lesson)}.get(name, card)
    way = "forward" if ahead else "backward"
    layer = OWNER.get(name, name)
    lesson.change(**{"layer": layer, "map": str(number), "pass": way})


def leave_layer(lesson):
    """Go back to the whole chain."""
    lesson.change(layer=ALL)


def chain_options(lesson):
    """Return what the stage needs beside the scene of the whole chain."""
    own = lesson.texts.tree("backpropagation")
    presses = {
        "pick": lambda panel, card: open_layer(lesson, panel, card),
        "choose": lambda panel, row, column: lesson.change(label=row),
    }
    return _options(lesson, own, presses)


def layer_options(lesson):
    """Return the same for one of its layers alone, which Escape leaves."""
    presses = {
        "pick": lambda panel, card: lesson.change(map=str(card)),
        "leave": lambda: leave_layer(lesson),
    }
    if lesson["layer"] == "conv" and is_backward(lesson):
        return _options(lesson, _convolution_words(lesson), presses) | {"leaves": True}
    own = lesson.texts.tree(WORDS[lesson["layer"]])
    told = {k: v for k in _narrations(lesson) for k, v in own.get(k, {}).items()}
    words = {"panels": own["panels"], "narration": told}
    return _options(lesson, words, presses) | {"leaves": True}


def _narrations(lesson):
    """Branches of the texts that hold the sentences of a layer alone."""
    back = ("narration_backward",) if is_backward(lesson) else ()
    return ("narration", "narration_cells", *back)


def convolution_options(lesson):
    """Return the same for the convolution's view."""
    return _options(lesson, _convolution_words(lesson), backward_presses(lesson))


def _convolution_words(lesson):
    own = lesson.texts.tree("backpropagation.convolution")
    panels = lesson.texts.tree("convolution.backward")["panels"]
    return own | {"panels": panels | own["panels"]}


def _options(lesson, words, presses):
    about = [lesson[key] for key in ("open", "view", "layer", "pass", "example")]
    about.append(subject(lesson))
    return {
        "texts": lesson.texts.tree("stage")
        | {"narration": words["narration"], "panels": words["panels"]},
        "key": STAGE,
        "on_event": taking(lesson, STAGE, presses),
        "seen": answered(STAGE),
        "subject": " ".join(about),
    }


def chain_facts(lesson, chain):
    """Say what the gradients of the biases are, which have no panels."""
    db = ", ".join(_number(value) for value in chain.grads.b1)
    return (lesson.text("backpropagation.biases", db=db),)


def _number(value):
    return f"{value + 0.0:.4f}".replace("-", "−")


def layer_facts(lesson, arrays):
    """Say on whose numbers a layer plays, and what it had to keep for its way back."""
    layer = lesson.text(f"options.layer.{lesson['layer']}")
    here = lesson.text("backpropagation.here", layer=layer, map=shown_map(lesson) + 1)
    if not is_backward(lesson):
        return (here,)
    alone = lesson["layer"] == "conv"
    share = (lesson.text("backpropagation.share"),) if alone else ()
    return (here, *share, kept(lesson, **arrays))


def agreement(lesson, scene):
    """Say how far the two ways to dX are apart."""
    apart = np.abs(scene.panel("dx").values - scene.panel("full").values).max()
    difference = f"{apart:.1g}"
    return (lesson.text("convolution.backward.agree", difference=difference),)
