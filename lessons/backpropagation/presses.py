"""What the backpropagation lesson's buttons do, and presses on its stage."""

from lessons.backpropagation.fields import ALL, SEEDS, TYPED, is_whole, on_show
from lessons.common.backward import CHOOSE

OWNER = {"w1": "conv", "w2": "dense"}  # of weights, the layer


def pick(values, panel, card):
    """Open the layer of the map that was clicked; within a layer, another map."""
    if is_whole(values):
        return _opened(values, panel, card)
    return {"map": str(card)}


def _opened(values, panel, card):
    """Open a layer; of a gradient, with its way back."""
    ahead = panel == "drop" or not panel.startswith("d")
    name = panel if ahead else panel[1:]
    channels = 3 if values["rgb"] else 1
    number = {"w1": card // channels, "w2": values["map"]}.get(name, card)
    way = "forward" if ahead else "backward"
    return {"layer": OWNER.get(name, name), "map": str(number), "pass": way}


def choose(values, panel, row, column):
    """Make a class of the chain the label; elsewhere, a cell of dy the single one."""
    if on_show(values) == "chain":
        return {"label": row}
    return CHOOSE["choose"](values, panel, row, column)


def leave(values):
    """Go back to the whole chain."""
    return {"layer": ALL}


def redraw(values):
    """Draw another mask."""
    return {"seed": (values["seed"] + 1) % SEEDS}


def edit(values, panel, cell, value):
    """Take a number that was typed into a node of the graph."""
    field = TYPED[panel]
    place = cell - values["p"] if panel == "x" else cell
    return {field.key: field.typed(values[field.key], place, value)}


def worked(values):
    """Put the worked example in; a convolution begins with it."""
    return {"example": "small" if on_show(values) == "graph" else ""}


PRESSES = {
    "pick": pick,
    "choose": choose,
    "leave": leave,
    "whole": leave,
    "redraw": redraw,
    "edit": edit,
    "mine": lambda values: {"example": "own"},
    "worked": worked,
    "typed": lambda values: {"example": ""},
}
