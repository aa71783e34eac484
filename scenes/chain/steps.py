"""What the steps of a chain are made of: one of them for each layer and direction."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from scenes.cells import Ragged
from scenes.scene import Equation, Fill, Group, Mark, Narration, Scene

TRIED = range(4, 10)  # decimals of a term until the printed result comes out
RESULT = 4  # decimals of a printed result


def step(name, fills, marks, equation):
    """Make a scene of one step, whose sentence is called like it.

    Parameters
    ----------
    name : str
    fills : tuple of Fill
    marks : tuple of (panel, cells, style)
    equation : Equation
    """
    return Scene(
        steps=1,
        panels=(),
        marks=tuple(Mark(panel, once(cells), style) for panel, cells, style in marks),
        fills=fills,
        equation=equation,
        narration=Narration.always(name, 1),
    )


def once(cells):
    """Cells of the one step."""
    return _once(np.ravel(cells).astype(np.int32).tobytes())


@lru_cache(maxsize=256)  # many are alike, and what is one pattern is sent once
def _once(cells):
    cells = np.frombuffer(cells, np.int32)
    ends = np.array([0, len(cells)], np.int32)
    ends.flags.writeable = False
    return Ragged(ends, cells)


def arrives(panel, values, source=None, cells=None):
    """Let values come to a panel: to all of its cells, or to some.

    Parameters
    ----------
    panel : str
    values : ndarray
        What the panel holds in the end.
    source : Source, optional
        Where they travel from; its cells are an array too.
    cells : ndarray of int, optional
    """
    cells = np.arange(values.size) if cells is None else cells
    here = once(cells)
    if source:
        its_cells = here if source.cells is cells else once(source.cells)
        source = replace(source, cells=its_cells)
    return Fill(panel, here, values.ravel()[cells], source=source)


def equation(kind, terms, result, **more):
    """Write the arithmetic of the step's cell.

    Parameters
    ----------
    kind : str
        As of an Equation.
    terms : sequence of tuple
        For each group the panel and cells of its values, of its weights if there are
        any, and its label if it has one.
    result : (panel, cell)
    """
    name, cell = result
    groups = tuple(_group(*term) for term in terms)
    return Equation(kind, groups, name, once(cell), **{"bias": None} | more)


def _group(values, cells, weights="", weight_cells=None, label=""):
    others = None if weight_cells is None else once(weight_cells)
    return Group(values, once(cells), weights, others, label)


def closing_digits(function, value):
    """Return the fewest decimals of a value with which its printed result comes out."""
    total = round(function(value), RESULT)
    with np.errstate(divide="ignore"):  # of a share that is rounded to 0
        fit = [d for d in TRIED if round(function(round(value, d)), RESULT) == total]
    return fit[0] if fit else TRIED[-1]
