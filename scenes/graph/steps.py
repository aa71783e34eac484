"""A computation graph told step by step: what each step computes, and out of what."""

from dataclasses import dataclass, replace

import numpy as np

from scenes.cells import Cells, Ragged
from scenes.scene import (
    Chapter,
    Equation,
    Fill,
    Group,
    Link,
    Mark,
    Narration,
    Scene,
    Source,
)


@dataclass(frozen=True)
class Factor:
    """Cells that a step reads, and those that they are multiplied by, if any."""

    values: str
    cells: tuple
    weights: str = ""
    weight_cells: tuple = ()


@dataclass(frozen=True)
class Step:
    """One computation.

    Parameters
    ----------
    kind : str
        Of its Equation.
    result : str
        Panel whose `cells` it gives.
    cells : sequence of int
    factors : tuple of Factor
    says : str
        Key of its sentence.
    also : tuple of (str, sequence of int)
        Cells of other panels that stand there from this step on.
    """

    kind: str
    result: str
    cells: tuple
    factors: tuple
    says: str
    also: tuple = ()

    @property
    def form(self):
        """What steps of one equation have in common."""
        names = tuple((factor.values, factor.weights) for factor in self.factors)
        return self.kind, self.result, names

    @property
    def read(self):
        """Panels that it reads, and which cells of each: pairs."""
        values = [(factor.values, factor.cells) for factor in self.factors]
        return values + [(f.weights, f.weight_cells) for f in self.factors if f.weights]


def told(steps, panels, edges, start=0):
    """Make a Scene of steps: each lights up what it reads, its edges and its results.

    Parameters
    ----------
    steps : sequence of Step
    panels : sequence of Nodes or Panel
        What steps fill is empty before.
    edges : sequence of Edges
        On which of them something runs, or runs back, follows from the steps: to a
        result from what it reads, or to a gradient's twin from the others' twins.
    start : int
        Step that is shown first.

    Returns
    -------
    scene : Scene
    """
    values = {panel.name: panel.values.ravel() for panel in panels}
    twins = {panel.name: panel.twin for panel in panels if getattr(panel, "twin", "")}
    forms = dict.fromkeys(step.form for step in steps)
    acts = [[step if step.form == form else None for step in steps] for form in forms]
    equations = tuple(map(_equation, acts))
    keys = list(dict.fromkeys(step.says for step in steps))
    index = [keys.index(step.says) for step in steps]
    return Scene(
        steps=len(steps),
        panels=tuple(panels),
        marks=tuple(_marks(steps)),
        fills=(*(_fill(each, values) for each in equations), *_arrivals(steps, values)),
        equation=equations,
        links=(*_ends(edges), *_twins(panels)),
        narration=Narration(tuple(keys), np.array(index, np.uint8)),
        start=start,
        edges=tuple(_lit(line, steps, twins) for line in edges),
        chapters=tuple(_chapters(steps, twins)),
    )


def _chapters(steps, twins):
    """Begin with the values, and again with the first gradient."""
    yield Chapter(0, "forward")
    back = [number for number, step in enumerate(steps) if step.result in twins]
    yield from (Chapter(number, "backward") for number in back[:1])


def _along(act, cells):
    """Cells of every step of an act; none at the steps of others."""
    return Ragged.listed([cells(step) if step else () for step in act])


def _equation(act):
    first = next(filter(None, act))
    groups = tuple(_group(act, n, factor) for n, factor in enumerate(first.factors))
    cells = _along(act, lambda step: step.cells)
    return Equation(first.kind, groups, first.result, cells, bias=None)


def _group(act, number, factor):
    cells = _along(act, lambda step: step.factors[number].cells)
    if not factor.weights:
        return Group(factor.values, cells)
    weights = _along(act, lambda step: step.factors[number].weight_cells)
    return Group(factor.values, cells, factor.weights, weights)


def _marks(steps):
    """Mark what each step reads, gives, and lets come."""
    touched = [(*step.read, (step.result, step.cells), *step.also) for step in steps]
    for name in dict.fromkeys(name for each in touched for name, _ in each):
        cells = [[c for n, own in each if n == name for c in own] for each in touched]
        yield Mark(name, Ragged.listed([sorted({*each}) for each in cells]))


def _fill(equation, values):
    """Let the results of an equation come out of what it reads first."""
    first, cells = equation.groups[0], equation.result_cells
    copied = equation.kind == "scale" and not first.weights
    origin = Source.cell_by_cell if copied else Source.as_a_whole
    source = origin(first.values, first.values_cells)
    return Fill(
        equation.result, cells, values[equation.result][cells.flat], source=source
    )


def _ends(edges):
    """Light both ends of an edge together, unless they are of one panel."""
    for line in (line for line in edges if line.a != line.b):
        a, b = map(Cells.listed, line.pairs.T)
        yield Link.cell_by_cell(line.a, a, line.b, b)


def _twins(panels):
    """Light a value and its gradient together."""
    for panel in panels:
        if getattr(panel, "twin", ""):
            cells = Cells.one_by_one(panel.values.size)
            yield Link.cell_by_cell(panel.twin, cells, panel.name, cells)


def _arrivals(steps, values):
    for name in dict.fromkeys(name for step in steps for name, _ in step.also):
        cells = Ragged.listed([dict(step.also).get(name, ()) for step in steps])
        yield Fill(name, cells, values[name][cells.flat])


def _lit(line, steps, twins):
    """Light an edge where its end is computed out of its start, and the way back."""
    ahead = [_runs(line.pairs, line.a, line.b, step) for step in steps]
    back = [_runs(line.pairs, line.a, line.b, step, twins) for step in steps]
    return replace(line, lit=Ragged.listed(ahead), back=Ragged.listed(back))


def _runs(pairs, a, b, step, twins=None):
    """Numbers of the edges between what a step reads and what it gives."""
    there, here = pairs.T
    if twins is None:
        twins = {name: name for name in (a, b)}
    else:
        (a, b), (there, here) = (b, a), (here, there)
    read = {twins.get(name): cells for name, cells in step.read}
    if twins.get(step.result) != b or a not in read:
        return ()
    return np.flatnonzero(np.isin(here, step.cells) & np.isin(there, read[a]))
