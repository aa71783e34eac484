"""What a lesson animates: plain data, made from the engine's results, in T steps.

A Scene knows nothing of the place where it is shown. Cells are named by their flat
row-major index into a panel's values.
"""

from dataclasses import dataclass, field, replace

import numpy as np

REAL, PADDING, UNREACHED = 0, 1, 2
NOWHERE = -1


@dataclass(frozen=True, eq=False)
class Cells:
    """A pattern of cells that moves from step to step.

    Parameters
    ----------
    origin : ndarray of int32, shape (T,)
        Flat index that the pattern starts from; −1 where a step has no cells.
    offsets : ndarray of int32, shape (n,)
        The pattern's cells, counted from the origin.
    """

    origin: np.ndarray
    offsets: np.ndarray

    @classmethod
    def one_by_one(cls, count, start=0):
        """One cell a step, in row-major order, from flat index `start` on."""
        return cls(_indices(np.arange(start, start + count)), _indices([0]))

    @classmethod
    def fixed(cls, steps, cells):
        """Show the same cells at every step."""
        return cls(_indices(np.zeros(steps)), _indices(cells))

    @classmethod
    def listed(cls, cells):
        """One given cell a step; −1 where there is none."""
        return cls(_indices(cells), _indices([0]))

    @property
    def steps(self):
        """How many steps the pattern covers (T)."""
        return len(self.origin)

    def at(self, step):
        """Flat indices of one step, shape (n,); shape (0,) where it has no cells."""
        origin = self.origin[step]
        return self.offsets[:0] if origin == NOWHERE else origin + self.offsets


def _indices(cells):
    return np.asarray(cells).astype(np.int32)


@dataclass(frozen=True, eq=False)
class Panel:
    """One matrix or picture on the stage.

    Parameters
    ----------
    name : str
        What formulas call it: ``x``, ``w``, ``y``.
    values : ndarray
        ``(rows, columns)``, or a sheet of equal maps ``(K, rows, columns)``.
    colour : str or tuple of str
        Role in the colour grammar; a tuple gives every map of a sheet its own.
    share : str
        Panels with the same word here share one range of colour; "" for none.
    digits : int
        Decimals that are printed.
    state : ndarray of uint8, shape (rows, columns), optional
        ``REAL``, ``PADDING`` or ``UNREACHED`` for every cell of each map.
    operator : str
        The sign that stands before the panel.
    cards : tuple of str
        Labels of a sheet's maps, which overlap like cards.
    front : int
        The card in front.
    pick : bool
        Whether a card is chosen by the page (it hears of it) or by the stage alone.
    note : str
        A remark behind the name, such as the divisor of a kernel.
    editable : bool
        Whether numbers can be typed into the cells.
    """

    name: str
    values: np.ndarray
    colour: str | tuple = "activation"
    share: str = ""
    digits: int = 2
    state: np.ndarray | None = None
    operator: str = ""
    cards: tuple = ()
    front: int = 0
    pick: bool = False
    note: str = ""
    editable: bool = False

    @property
    def sheet(self):
        """The values as a sheet, shape (K, rows, columns)."""
        return self.values if self.values.ndim == 3 else self.values[None]


@dataclass(frozen=True, eq=False)
class Mark:
    """Cells that light up; `style` is ``window``, ``cell`` or ``winner``."""

    panel: str
    cells: Cells
    style: str = "cell"


@dataclass(frozen=True, eq=False)
class Fill:
    """What a panel gains at each step.

    `values` (T, n) are set (``mode="set"``) or added on (``mode="add"``) to `cells`;
    they travel there from `source`, a pair of panel name and Cells.
    """

    panel: str
    cells: Cells
    values: np.ndarray
    mode: str = "set"
    source: tuple | None = None


@dataclass(frozen=True, eq=False)
class Link:
    """Partners under the pointer: at each step the cells of `a` meet those of `b`.

    Patterns of the same length meet cell by cell; one of length 1 meets all.
    """

    a: str
    a_cells: Cells
    b: str
    b_cells: Cells


@dataclass(frozen=True, eq=False)
class Group:
    """One group of an equation's terms: values, and their weights if they have any."""

    values: str
    values_cells: Cells
    weights: str = ""
    weights_cells: Cells | None = None
    label: str = ""


@dataclass(frozen=True, eq=False)
class Equation:
    """The arithmetic of each step, out of the panels' own numbers.

    Kinds: ``dot``, the sum of values times weights over `divisor`, plus `bias`;
    ``max``, the largest value; ``mean``, their sum over `divisor`; ``apply``, the
    function called `function` of one value.
    """

    kind: str
    groups: tuple
    result: str
    result_cells: Cells
    bias: float = 0.0
    divisor: float = 1.0
    function: str = ""


@dataclass(frozen=True, eq=False)
class Narration:
    """Which sentence goes with each step: `keys` and, per step, an index into them."""

    keys: tuple
    index: np.ndarray

    @classmethod
    def always(cls, key, steps):
        """Say the same sentence at every step."""
        return cls((key,), np.zeros(steps, np.uint8))


@dataclass(frozen=True, eq=False)
class Scene:
    """Panels and what happens to them in T steps.

    `start` is the step that is shown first; `goto` names the panel whose cells one
    can ask for by row and column.
    """

    steps: int
    panels: tuple
    marks: tuple = ()
    fills: tuple = ()
    links: tuple = ()
    equation: Equation | None = None
    narration: Narration = field(default_factory=lambda: Narration.always("none", 0))
    start: int = 0
    goto: str = ""

    def panel(self, name):
        """Return the panel of that name."""
        return next(panel for panel in self.panels if panel.name == name)

    def beside(self, panel):
        """Return the same Scene with one more panel at its end."""
        return replace(self, panels=(*self.panels, panel))
