"""A Scene after each of its steps: what its panels show, its marks, its arithmetic."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scenes.gains import Gains
from scenes.panels import Curve


@dataclass(frozen=True, eq=False)
class Terms:
    """The numbers of one group of an equation at a step, term by term.

    `weights` and `weight_cells` are None where the group has none.
    """

    values: np.ndarray
    value_cells: np.ndarray
    weights: np.ndarray | None
    weight_cells: np.ndarray | None

    @property
    def products(self):
        """Value times weight of each term."""
        return self.values if self.weights is None else self.values * self.weights


@dataclass(frozen=True, eq=False)
class Numbers:
    """An equation at a step.

    `cells` are those of its results, `before` what they held before the step, None
    unless the equation adds on; `groups` has the Terms of each of its groups.
    """

    equation: object
    cells: np.ndarray
    groups: tuple
    before: np.ndarray | None
    results: np.ndarray


@dataclass(frozen=True, eq=False)
class Moment:
    """A Scene after a step.

    Parameters
    ----------
    step : int
    panels : dict of str to ndarray
        What each shows, in its own shape; NaN where nothing has arrived yet.
    marks : tuple of (Mark, ndarray)
        Marks that stand somewhere at this step, and on which cells.
    numbers : Numbers or None
        None where the step has no arithmetic.
    """

    step: int
    panels: dict
    marks: tuple
    numbers: Numbers | None


class Replay:
    """A Scene that is played from its first step on, as often as one likes.

    ::

        for moment in Replay(scene): ...
        Replay(scene).at(7)
    """

    def __init__(self, scene):
        self.scene = scene

    def __iter__(self):
        """Give the Moment after each step, in order."""
        walks = {name: gained(self.scene, name) for name in self.gaining}
        held = {name: next(walk) for name, walk in walks.items()}
        for step in range(self.scene.steps):
            before, held = held, {name: next(walk) for name, walk in walks.items()}
            yield self._moment(step, before, held)

    def at(self, step):
        """Return the Moment after a step."""
        before, after = (
            {name: filled(self.scene, name, steps) for name in self.gaining}
            for steps in (step, step + 1)
        )
        return self._moment(step, before, after)

    @cached_property
    def gaining(self):
        """Names of the panels that steps fill."""
        filling = {fill.panel for fill in self.scene.fills}
        return [panel.name for panel in self.scene.panels if panel.name in filling]

    @cached_property
    def _still(self):
        matrices = (p for p in self.scene.panels if not isinstance(p, Curve))
        return {panel.name: panel.values for panel in matrices}

    def _moment(self, step, before, after):
        marks = ((mark, mark.cells.at(step)) for mark in self.scene.marks)
        return Moment(
            step,
            self._still | after,
            tuple((mark, cells) for mark, cells in marks if len(cells)),
            numbers_at(self.scene, step, before, after),
        )


def gained(scene, name):
    """Give what a panel holds before its first step, and after each of them."""
    gains = Gains.of(scene, name)
    ends = np.searchsorted(gains.steps, np.arange(scene.steps + 1))
    values = np.full(scene.panel(name).values.shape, np.nan)
    yield values
    for start, stop in zip(ends, ends[1:], strict=False):
        values = values.copy()
        _gain(values.reshape(-1), gains, start, stop)
        yield values


def filled(scene, name, steps):
    """Return what a panel has gained by its first `steps` steps.

    Returns
    -------
    values : ndarray, of the panel's shape
        NaN where nothing has arrived.
    """
    gains = Gains.of(scene, name)
    values = np.full(scene.panel(name).values.shape, np.nan)
    if gains is not None:
        _gain(values.reshape(-1), gains, 0, np.searchsorted(gains.steps, steps))
    return values


def _gain(values, gains, start, stop):
    """Take over what comes from `start` to `stop`, set or added on, in its order."""
    fresh = gains.fresh[start:stop]
    turns = start + 1 + np.flatnonzero(np.diff(fresh))
    runs = np.split(np.arange(start, stop), turns - start)
    for run in (run for run in runs if len(run)):
        cells = gains.cells[run]
        if gains.fresh[run[0]]:
            values[cells] = gains.values[run]
        else:
            values[cells] = np.nan_to_num(values[cells])
            np.add.at(values, cells, gains.values[run])


def equation_at(scene, step):
    """Find the equation that has a result at this step; None if there is none."""
    equations = scene.equations
    return next((e for e in equations if len(e.result_cells.at(step))), None)


def numbers_at(scene, step, before, after):
    """Read an equation's numbers off the panels.

    Parameters
    ----------
    scene : Scene
    step : int
    before, after : dict of str to ndarray
        What panels that gain hold before the step, and after it.

    Returns
    -------
    Numbers or None
    """
    equation = equation_at(scene, step)
    if equation is None:
        return None
    name, cells = equation.result, equation.result_cells.at(step)
    adds = equation.kind == "add"
    for_each = len(cells) if adds and len(equation.groups) == 1 else 0
    held = before.get(name, np.zeros_like(scene.panel(name).values))
    return Numbers(
        equation,
        cells,
        tuple(_terms(scene, group, step, for_each) for group in equation.groups),
        np.nan_to_num(held.reshape(-1)[cells]) if adds else None,
        after.get(name, scene.panel(name).values).reshape(-1)[cells],
    )


def _terms(scene, group, step, least):
    """Terms of a group: cell by cell, or one cell for all, and for `least` results."""
    cells = group.values_cells.at(step)
    weights = group.weights_cells.at(step) if group.weights else cells[:0]
    count = max(len(cells), len(weights), least) if len(cells) else 0
    weighted = _repeated(scene, group.weights, weights, count) if group.weights else ()
    return Terms(
        *_repeated(scene, group.values, cells, count), *(weighted or (None, None))
    )


def _repeated(scene, name, cells, count):
    """Numbers of some cells and these, as often as there are terms."""
    cells = np.repeat(cells, count) if len(cells) == 1 else cells[:count]
    return scene.panel(name).values.reshape(-1)[cells], cells


def terms(scene, step):
    """List the (value, weight) pairs of a step's equation, group by group."""
    groups = equation_at(scene, step).groups
    return [_pairs(_terms(scene, group, step, 0)) for group in groups]


def _pairs(terms):
    ones = np.ones_like(terms.values)
    weights = ones if terms.weights is None else terms.weights
    return list(zip(terms.values, weights, strict=True))
