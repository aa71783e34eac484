"""What stands on the stage: matrices and pictures, graphs, curves."""

from dataclasses import dataclass

import numpy as np

from scenes.cells import Cells

REAL, PADDING, UNREACHED, CROSSED, DOUBTFUL = 0, 1, 2, 3, 4


@dataclass(frozen=True)
class Band:
    """Neighbouring rows or columns of a panel that belong together.

    `start` and `stop` count rows or columns; `colour` is a role, as of a channel's
    plane; `label` stands beside the band.
    """

    start: int
    stop: int
    colour: str
    label: str = ""


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
    state : ndarray of uint8, shape (rows, columns) or (K, rows, columns), optional
        For every cell, of all maps alike or of each, ``REAL``, ``PADDING``,
        ``UNREACHED``, ``CROSSED`` (dropped out) or ``DOUBTFUL`` (left out of a
        comparison).
    operator : str
        The sign that stands before the panel.
    cards : tuple of str
        Labels of a sheet's maps, which overlap like cards.
    front : int
        The card in front.
    across : int
        Not 0: the maps lie side by side, so many in a row, instead of overlapping.
    pick : bool
        Whether a card is chosen by the page (it hears of it) or by the stage alone.
    choose : bool
        Whether the page hears of the cell that is clicked, instead of going to it.
    note : str
        A remark behind the name, such as the divisor of a kernel.
    editable : bool
        Whether numbers can be typed into the cells.
    place : (row, column), optional
        Where it stands on the stage; panels of one column stand under each other and
        have cells of one size. Without a row (None), it stands beside all rows. Without
        a place, panels follow each other from left to right.
    scale : float, optional
        How large its cells are, in cells of the other panels; without it, those of
        weights are larger.
    slim : bool
        Whether its caption makes do with little width.
    shape : tuple of int
        What its caption says, where the array has another shape than its picture.
    row_bands, column_bands : tuple of Band
        What its rows and its columns stand for.
    quantum : float
        Not 0: the values are sent as whole multiples of it, one byte each, −128 to
        127 or 0 to 255. What is no such multiple is rounded, for the eye alone: its
        exact number comes with a Fill, or out of `product`. For matrices of many
        thousand cells, which are shown as a picture that can be zoomed.
    product : (str, str), (str, str, str) or ()
        The two panels whose matrix product the values are, and a column or row that is
        added to it: what is printed in a cell is computed out of these.
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
    across: int = 0
    pick: bool = False
    choose: bool = False
    note: str = ""
    editable: bool = False
    place: tuple | None = None
    scale: float | None = None
    slim: bool = False
    shape: tuple = ()
    row_bands: tuple = ()
    column_bands: tuple = ()
    quantum: float = 0.0
    product: tuple = ()

    @property
    def sheet(self):
        """The values as a sheet, shape (K, rows, columns)."""
        return self.values if self.values.ndim == 3 else self.values[None]


@dataclass(frozen=True, eq=False)
class Nodes:
    """Numbers that stand in circles: neurons, or the values of a computation graph.

    Marks, fills, links and equations name its cells as those of a panel.

    Parameters
    ----------
    name : str
        As of a panel.
    values : ndarray, shape (n,)
    spots : ndarray, shape (n, 2)
        Row and column of each node, in any unit, on a sheet that all Nodes of a
        scene share: between them run the Edges.
    labels : tuple of str
        What stands beside each node.
    colour, share, digits, editable
        As of a panel.
    state : ndarray of uint8, shape (n,), optional
        ``REAL``, ``CROSSED`` or ``PADDING``; padding cannot be typed into.
    twin : str
        Name of other Nodes at the same spots, whose gradients these are: each is
        drawn as a tab at its twin, and none where the twin is padding.
    """

    name: str
    values: np.ndarray
    spots: np.ndarray
    labels: tuple = ()
    colour: str = "activation"
    share: str = ""
    digits: int = 2
    editable: bool = False
    state: np.ndarray | None = None
    twin: str = ""


@dataclass(frozen=True, eq=False)
class Edges:
    """Lines between the cells of Nodes.

    Parameters
    ----------
    a, b : str
        Names of the Nodes that they leave from and lead to; may be the same.
    pairs : ndarray of int32, shape (m, 2)
        For each edge its cell of `a` and its cell of `b`.
    values : ndarray, shape (m,), optional
        Weights or local derivatives: printed beside the edge, and its colour.
    colour : str
        Role of the values.
    lit, back : Cells or Ragged, optional
        Numbers of the edges that light up at each step: on which something runs from
        `a` to `b`, and on which it runs back.
    state : ndarray of uint8, shape (m,), optional
        ``REAL`` or ``CROSSED``.
    name : str
        Key, among the names of the scene's texts, of what stands over them.
    """

    a: str
    b: str
    pairs: np.ndarray
    values: np.ndarray | None = None
    colour: str = "weight"
    lit: Cells | None = None
    back: Cells | None = None
    state: np.ndarray | None = None
    name: str = ""


@dataclass(frozen=True, eq=False)
class Curve:
    """Functions drawn as lines, with a dot at the value of the step.

    Parameters
    ----------
    name : str
        As of a panel.
    x : ndarray, shape (n,)
        Places along the axis.
    lines : tuple of (str, ndarray of shape (n,), str)
        Label, values and colour role of each function.
    dots : tuple of (str, Cells, str, Cells)
        For each line the panel and cell that its dot stands at along the axis, and
        the panel and cell of its height.
    place : (row, column), optional
        As of a panel.
    """

    name: str
    x: np.ndarray
    lines: tuple
    dots: tuple = ()
    place: tuple | None = None
