"""How what a map is made of looks: roles of colour, their ranges, names."""

import numpy as np

from scenes.network.look import Look

SAID = {"conv": "sum", "dense": "score"}  # what the closeup says of a map
SAID_BACK = {"conv": "back", "dense": "back_score"}
SIGNS = {"conv": "∗", "dense": "·"}  # between a source and its weights
PLANES = {1: ("grey",), 3: ("red", "green", "blue")}


def closeup_look(sources, shown, column, number, closeup):
    """Say how the closeup of a map looks.

    Parameters
    ----------
    sources : Sources
    shown : Explored
    column : Column
    number : int
    closeup : Closeup

    Returns
    -------
    Look
    """
    words, reach = shown.words, shown.reach
    own = reach[column.name][number] if column.name in reach else _largest(closeup)
    roles, ends, names = _given(sources, shown, column, closeup)
    said = SAID.get(column.kind, "one")
    title, name = words.title(column), words.names(column)[number]
    sign = SIGNS.get(column.kind) or words.note(column)
    return Look("activation", own, roles, ends, names, title, name, sign, said)


def _given(sources, shown, column, closeup):
    """Roles of colour, ends of their scales and names of what a map is made of."""
    run, numbers = shown.run, [term.number for term in closeup.terms]
    if column is run.columns[0]:
        roles = [PLANES[len(run.input)][n] for n in numbers]
        planes = sources.texts.tree("explore.overview.planes")
        return roles, [1.0] * len(numbers), [planes[role] for role in roles]
    before = run.columns[run.columns.index(column) - 1]
    ends, names = shown.reach[before.name][numbers], _named(shown, before, numbers)
    return ["activation"] * len(numbers), ends, names


def backward_look(sources, shown, column, number, closeup):
    """Say how the closeup of a gradient looks; as `closeup_look`."""
    words, reach, behind = shown.words, shown.reach, shown.run.after(column)
    numbers = [term.number for term in closeup.terms]
    ends = reach.get(behind.name, np.ones(len(behind.maps)))[numbers]
    roles, names = ["gradient"] * len(numbers), _named(shown, behind, numbers)
    own = shown.end(column, number)
    said = SAID_BACK.get(behind.kind, "back_one")
    title, name = words.title(column), words.names(column)[number]
    note = sources.text(f"explore.way_back.{behind.kind}")
    return Look("gradient", own, roles, ends, names, title, name, note, said)


def said_first(sentences, texts, look):
    """Let a closeup's sentence come behind others: its texts."""
    return texts | {look.said: " ".join((*sentences, texts[look.said]))}


def _named(shown, column, numbers):
    """Name maps of a column; one that stands alone also says whose it is."""
    names = [shown.words.names(column)[n] for n in numbers]
    return names if len(names) > 1 else [f"{shown.words.title(column)} · {names[0]}"]


def _largest(closeup):
    """End of the scale where a layer has no maps of its own: of its partial sums."""
    return max(float(np.abs(term.part).max()) for term in closeup.terms) or 1.0
