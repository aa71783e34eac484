"""The sentence about a step."""

import re

import numpy as np

from scenes.words.numbers import short

DIVISOR = 4  # decimals
PLACE = re.compile(r"\{(\w+)\}")


def narrate(scene, moment, texts, looks):
    """Say what happens at a step; nothing where there is no sentence.

    Parameters
    ----------
    scene : Scene
    moment : scenes.replay.Moment
    texts : dict
        With ``narration``.
    looks : dict of str to drawing.looks.Look
        Of all panels: they know their decimals.

    Returns
    -------
    sentence : str
    """
    keys, index = scene.narration.keys, scene.narration.index
    key = keys[index[moment.step]] if len(index) else ""
    sentence = texts.get("narration", {}).get(key, "")
    known = _place(scene, moment, looks) | _numbers(scene, moment.numbers, looks)
    return PLACE.sub(lambda found: str(known.get(found[1], "")), sentence)


def _place(scene, moment, looks):
    """Place and name of the step: of the cell to go to, else of the result."""
    numbers = moment.numbers
    name = scene.goto or (numbers.equation.result if numbers else "")
    if not name:
        return {}
    panel = scene.panel(name)
    cell = moment.step if scene.goto or not numbers else int(numbers.cells[0])
    value = panel.values.reshape(-1)[cell : cell + 1]
    result = looks[name].tell(float(value[0])) if len(value) else ""
    (node,) = getattr(panel, "labels", ())[cell : cell + 1] or ("",)
    told = {"index": moment.step, "name": node, "result": result}
    return told | _spot(panel, cell)


def _numbers(scene, numbers, looks):
    if numbers is None:
        return {}
    values = np.concatenate([terms.values for terms in numbers.groups])
    first = next((terms for terms in numbers.groups if len(terms.values)), None)
    group = numbers.equation.groups[0]
    value, weight = (first.values, first.weights) if first else ((), None)
    return {
        "result": looks[numbers.equation.result].tell(float(numbers.results[0])),
        "terms": len(values),
        "count": len(numbers.results),
        "value": looks[group.values].tell(float(value[0])) if first else "",
        "weight": "" if weight is None else looks[group.weights].tell(float(weight[0])),
        "divisor": short(numbers.equation.divisor, DIVISOR),
        **_spots(scene, numbers),
    }


def _spots(scene, numbers):
    """Rows and columns of the first term, of the largest one, and of the result."""
    cells = np.concatenate([terms.value_cells for terms in numbers.groups])
    values = np.concatenate([terms.values for terms in numbers.groups])
    equation = numbers.equation
    met = scene.panel(equation.groups[0].values)
    return {
        **_named("value", met, cells[:1]),
        **_named("winner", met, cells[values == numbers.results[0]][:1]),
        **_named("result", scene.panel(equation.result), numbers.cells[:1]),
    }


def _named(name, panel, cells):
    """Name row and column of the only cell, if there is one."""
    return {
        f"{name}_{side}": place
        for cell in cells
        for side, place in _spot(panel, int(cell)).items()
    }


def _spot(panel, cell):
    """Row and column of a cell, on its map; nodes stand in one column."""
    shape = panel.values.shape if panel.values.ndim > 1 else (len(panel.values), 1)
    row, column = divmod(cell % (shape[-2] * shape[-1]), shape[-1])
    return {"row": row, "column": column}
