"""What a lesson animates: plain data, made from the engine's results, in T steps.

A Scene knows nothing of the place where it is shown.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from scenes.cells import Cells, Ragged


@dataclass(frozen=True, eq=False)
class Mark:
    """Cells that light up; `style` is ``window``, ``cell`` or ``winner``."""

    panel: str
    cells: Cells | Ragged
    style: str = "cell"


@dataclass(frozen=True, eq=False)
class Source:
    """Where the values of a Fill come from: `cells` of a panel.

    `kind` says how, and is chosen by a constructor, never by how many cells there are.
    """

    panel: str
    cells: Cells | Ragged
    kind: str

    @classmethod
    def cell_by_cell(cls, panel, cells):
        """Let the first value set out from the first cell, and so on, at each step."""
        return cls(panel, cells, "cells")

    @classmethod
    def as_a_whole(cls, panel, cells):
        """Let every value set out from the middle of all cells of its step."""
        return cls(panel, cells, "whole")


@dataclass(frozen=True, eq=False)
class Fill:
    """What a panel gains at each step.

    `values`, as many as `cells` name in all and in their order, are set
    (``mode="set"``) or added on (``mode="add"``). Where they would be a large table of
    numbers that other panels hold, `factors` names them instead: one or two pairs
    (panel name, cells), cell by cell or one cell for all, whose product is gained;
    without either, 1 is. Values travel to their cells from `source`.
    """

    panel: str
    cells: Cells | Ragged
    values: np.ndarray | None
    mode: str = "set"
    source: Source | None = None
    factors: tuple = ()


@dataclass(frozen=True, eq=False)
class Link:
    """Partners under the pointer: at each step cells of `a` meet cells of `b`.

    `kind` says which of them, and is chosen by a constructor, never by how many there
    are. `style`, as of a Mark, is that in which partners light up.
    """

    a: str
    a_cells: Cells | Ragged
    b: str
    b_cells: Cells | Ragged
    kind: str
    style: str = "cell"

    @classmethod
    def cell_by_cell(cls, a, a_cells, b, b_cells):
        """Let the first cell of `a` meet the first of `b`, and so on, at each step."""
        return cls(a, a_cells, b, b_cells, "cells")

    @classmethod
    def step_by_step(cls, a, a_cells, b, b_cells):
        """Let every cell of `a` meet every cell that `b` has at the same step."""
        return cls(a, a_cells, b, b_cells, "steps")

    @classmethod
    def as_a_whole(cls, a, a_cells, b, b_cells, style):
        """Let a cell of `a` light up all that `b` has, each step on its own.

        Not the other way: pointing at `b` lights up nothing of `a`.
        """
        return cls(a, a_cells, b, b_cells, "whole", style)


@dataclass(frozen=True, eq=False)
class Group:
    """One group of an equation's terms: values, and their weights if they have any."""

    values: str
    values_cells: Cells | Ragged
    weights: str = ""
    weights_cells: Cells | Ragged | None = None
    label: str = ""


@dataclass(frozen=True, eq=False)
class Equation:
    """The arithmetic of each step, out of the panels' own numbers.

    Kinds: ``dot``, the sum of values times weights over `divisor`, plus `bias`
    unless that is None; ``max``, the largest value; ``mean``, their sum over
    `divisor`; ``scale``, one value times its weight over `divisor`; ``apply``, the
    function called `function` of one value; ``add``, several results at once: each
    result cell held a number before this step and gains its value, times its weight
    (one for all, or its own) if the group has weights, over `divisor`; the terms of
    several groups, one group after the other, meet the result cells in their order.
    `digits` are the decimals of the terms where the stage cannot find out itself how
    many lead to the printed result; 0 where it can.
    """

    kind: str
    groups: tuple
    result: str
    result_cells: Cells | Ragged
    bias: float | None = 0.0
    divisor: float = 1.0
    function: str = ""
    digits: int = 0


@dataclass(frozen=True, eq=False)
class Narration:
    """Which sentence goes with each step: `keys` and, per step, an index into them."""

    keys: tuple
    index: np.ndarray

    @classmethod
    def always(cls, key, steps):
        """Say the same sentence at every step."""
        return cls((key,), np.zeros(steps, np.uint8))


@dataclass(frozen=True)
class Chapter:
    """Steps that belong together, from `step` on; `name` is the key of its title."""

    step: int
    name: str


@dataclass(frozen=True, eq=False)
class Scene:
    """Panels and what happens to them in T steps.

    `panels` are of the classes of ``scenes.panels``. `equation` may be several, each
    about steps of its own: at each step that one holds which has a result there.
    `start` is the step that is shown first; `goto` names the panel whose cells one can
    ask for by row and column. `chapters`, if there are any, are marked on the player's
    scrubber, in the order of their steps.
    """

    steps: int
    panels: tuple
    marks: tuple = ()
    fills: tuple = ()
    links: tuple = ()
    equation: Equation | tuple | None = None
    narration: Narration = field(default_factory=lambda: Narration.always("none", 0))
    start: int = 0
    goto: str = ""
    edges: tuple = ()
    chapters: tuple[Chapter, ...] = ()

    @property
    def equations(self):
        """All equations, as a tuple."""
        if self.equation is None:
            return ()
        several = isinstance(self.equation, tuple)
        return self.equation if several else (self.equation,)

    def panel(self, name):
        """Return the panel of that name."""
        return next(panel for panel in self.panels if panel.name == name)

    def titled(self, name):
        """Return the same Scene as one chapter of that name."""
        return replace(self, chapters=(Chapter(0, name),))

    def at_its_end(self):
        """Return the same Scene, shown first when all of it has been computed."""
        return replace(self, start=self.steps - 1)

    def beside(self, panel):
        """Return the same Scene with one more panel at its end."""
        return replace(self, panels=(*self.panels, panel))
