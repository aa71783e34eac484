"""What the Explore page needs to open a map: its neighbourhood, its windows."""

import numpy as np

from stage.closeup import Look
from ui.frame.events import answered, taking

SAID = {"conv": "sum", "dense": "score"}  # what the closeup says of a map
SAID_BACK = {"conv": "back", "dense": "back_score"}
SIGNS = {"conv": "∗", "dense": "·"}  # between a source and its weights
PLANES = {1: ("grey",), 3: ("red", "green", "blue")}
MOST_NAMED = 4  # sources whose names fit into one line of the equation
CLOSEUP, STAGE = "closeup", "stage"


def closeup_look(words, run, column, number, view, reach):
    """Say how the closeup of a map looks.

    Parameters
    ----------
    words : Words
    run : Run
    column : Column
    number : int
    view : Closeup
    reach : dict of str to ndarray
        End of the colour scale of every map, by column.
    """
    before = run.columns[run.columns.index(column) - 1]
    numbers = [term.number for term in view.terms]
    if column is run.columns[0]:
        roles, ends = [PLANES[len(run.input)][n] for n in numbers], [1.0] * len(numbers)
        planes = words.lesson.texts.tree("explore.overview.planes")
        names = [planes[role] for role in roles]
    else:
        roles, ends = ["activation"] * len(numbers), reach[before.name][numbers]
        names = _sources(words, before, numbers)
    own = reach[column.name][number] if column.name in reach else _largest(view)
    said = SAID.get(column.kind, "one")
    title, name = words.title(column), words.names(column)[number]
    sign = SIGNS.get(column.kind) or words.note(column)
    return Look("activation", own, roles, ends, names, title, name, sign, said)


def backward_look(words, run, column, number, view, reach):
    """Say how the closeup of a gradient looks; as `closeup_look`."""
    behind = run.after(column)
    numbers = [term.number for term in view.terms]
    ends = reach.get(behind.name, np.ones(len(behind.maps)))[numbers]
    roles = ["gradient"] * len(numbers)
    names = _sources(words, behind, numbers)
    own = reach[column.name][number]
    said = SAID_BACK.get(behind.kind, "back_one")
    title, name = words.title(column), words.names(column)[number]
    note = words.lesson.text(f"explore.way_back.{behind.kind}")
    return Look("gradient", own, roles, ends, names, title, name, note, said)


def _sources(words, column, numbers):
    """Name maps of a column; one that stands alone also says whose it is."""
    names = [words.names(column)[n] for n in numbers]
    return names if len(names) > 1 else [f"{words.title(column)} · {names[0]}"]


def _largest(view):
    """End of the scale where a layer has no maps of its own: of its partial sums."""
    return max(float(np.abs(term.part).max()) for term in view.terms) or 1.0


def layer_before(run, column):
    """Name the layer before a column; "" where that is the picture."""
    place = run.columns.index(column)
    return run.columns[place - 1].name if place else ""


def closeup_options(lesson, opens, playable):
    """Return what the closeup needs beside its numbers.

    `opens` is the layer that a click on a source opens, "" for none.
    """
    return {
        "texts": lesson.texts.tree("explore.closeup"),
        "key": CLOSEUP,
        "opens": opens,
        "playable": playable,
        "on_event": taking(lesson, CLOSEUP, {}),
        "seen": answered(CLOSEUP),
    }


def stage_options(lesson, words, run, column, number):
    """Return what the stage needs beside the scene of a map."""
    own = lesson.texts.tree("explore")
    place = run.columns.index(column)
    before = run.columns[place - 1] if place else None
    given = words.title(before) if before else own["overview"]["picture"]
    panels = {"x": given, "mask": own["mask"], "y": words.title(column)}
    texts = lesson.texts.tree("stage")
    named = before if len(column.sources[number]) <= MOST_NAMED else None
    channels = texts["channels"] | _numbered(words, named)
    said = lesson.texts.tree("relu.narration") | own["narration"]
    options = {"narration": said, "panels": panels, "channels": channels}
    return {"texts": texts | options, "key": STAGE}


def _numbered(words, column):
    """Names of a column's maps behind their numbers, which are their labels."""
    if column is None or not words.filters:
        return {}
    say = words.lesson.text
    names = enumerate(words.names(column), start=1)
    return {str(n): say("explore.source", number=n, name=x) for n, x in names}


def shares_options(lesson, words, column, number):
    """Return what the steps of the softmax need beside their numbers."""
    return {
        "names": words.classes,
        "chosen": number,
        "texts": lesson.texts.tree("explore.shares"),
        "title": words.title(column),
    }
