"""Where the panels of a Scene stand, and how large their cells are.

Panels stand in columns, as on the stage. Nothing opens at a press here: the maps of a
sheet lie beside each other.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from drawing.display import Span
from scenes.panels import Curve, Nodes

LARGEST, SMALLEST, FINER = 46, 0.25, 0.94  # px of a cell; from one size to the next
KERNEL = 1.5  # cells of weights, in cells of the other panels
STACKED = 0.55  # cells of a stack of feature maps
LARGE, COUNTED, SEEN = 100, 64, 90  # more rows or columns: as many cells, px at least
FEW, THICK, LONG = 3, 16, 4  # up to so many are so thick, in a matrix so much longer
GAP, APART, LABELLED = 18, 4, 17  # px between panels, between maps, with their labels
NAME, SHAPE, LEGEND = 20, 18, 24  # px of a line of the name, of the shape, of the key
CURVE = (26, 20)  # columns and rows that a curve takes, of CELL px at most
CELL = 9.6
BAND, BARE = 20, 8  # px of bands with labels, and without
SIGN = 16  # px of a sign's letter
NAMED = 15  # px of a name's letters
NARROWEST, SLIM = 96, 54  # px of a name
KEYED = 82  # px of the colours' key


@dataclass(frozen=True)
class Area:
    """A part of the drawing."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, eq=False)
class Place:
    """Where a panel stands.

    Parameters
    ----------
    area : Area
        With name, signs and key.
    x, y : float
        Of the first map's first cell.
    cell : (float, float)
        Width and height of a cell.
    maps : tuple of (float, float)
        Where each of its maps begins, from `x` and `y`.
    """

    area: Area
    x: float
    y: float
    cell: tuple
    maps: tuple


@dataclass(frozen=True, eq=False)
class Block:
    """A panel with all that stands round it, for cells of some size."""

    panel: object
    title: str
    unit: float
    across: int

    @cached_property
    def cell(self):
        """Width and height of a cell."""
        return _cell(self.panel, self.unit)

    @cached_property
    def sides(self):
        """Columns and rows of one map."""
        if isinstance(self.panel, Curve):
            return CURVE
        rows, columns = self.panel.values.shape[-2:]
        return columns, rows

    @cached_property
    def maps(self):
        """Where each map begins."""
        labels = LABELLED if getattr(self.panel, "cards", ()) else 0
        width, height = (n * c for n, c in zip(self.sides, self.cell, strict=True))
        count = 1 if isinstance(self.panel, Curve) else len(self.panel.sheet)
        across = self.panel.across or self.across if count > 1 else 1
        return tuple(
            (
                number % across * (width + APART),
                labels + number // across * (height + APART + labels),
            )
            for number in range(count)
        )

    @property
    def inner(self):
        """Px of all maps together."""
        width, height = (n * c for n, c in zip(self.sides, self.cell, strict=True))
        rights, downs = zip(*self.maps, strict=True)
        return max(rights) + width, max(downs) + height

    @cached_property
    def bands(self):
        """Px of bands at the left and above."""
        names = ("row_bands", "column_bands")
        return tuple(_room(getattr(self.panel, name, ())) for name in names)

    @cached_property
    def lines(self):
        """The name, in as many lines as it needs."""
        least = SLIM if getattr(self.panel, "slim", False) else NARROWEST
        return wrapped(self.title, max(self.inner[0], least), NAMED)

    @property
    def head(self):
        """Px above the cells and their bands."""
        return NAME * len(self.lines) + (0 if isinstance(self.panel, Curve) else SHAPE)

    @property
    def sign(self):
        """Px of the sign before it."""
        sign = getattr(self.panel, "operator", "")
        return len(sign) * SIGN + 8 if sign else 0

    @property
    def width(self):
        """Px that it takes."""
        named = max(Span(line, "").width(NAMED) for line in self.lines)
        key = 0 if isinstance(self.panel, Curve) else KEYED
        return self.sign + max(self.bands[0] + max(self.inner[0], key), named)

    @property
    def height(self):
        """Px that it takes."""
        return self.head + self.bands[1] + self.inner[1] + LEGEND

    def at(self, x, y):
        """Stand there: `x` is where the sign before it ends."""
        left, top = x + self.bands[0], y + self.head + self.bands[1]
        area = Area(x - self.sign, y, self.width, self.height)
        return Place(area, left, top, self.cell, self.maps)


def _cell(panel, unit):
    """Width and height of a panel's cells, where others have cells of `unit` px."""
    if isinstance(panel, Curve):
        return (min(CELL, max(3, unit / 3)),) * 2
    rows, columns = panel.values.shape[-2:]
    longest = max(rows, columns)
    kernel = 1 if panel.colour != "weight" or longest > LARGE else KERNEL
    side = min(LARGEST, unit * (panel.scale or (STACKED if panel.pick else kernel)))
    if longest > LARGE:
        whole = side * COUNTED * math.cbrt(longest / LARGE) / longest
        return max(SEEN / columns, whole), max(SEEN / rows, whole)
    return _thick(columns, rows, side), _thick(rows, columns, side)


def _thick(count, along, side):
    """Make few rows or columns of a long matrix thicker, to be seen under a frame."""
    return max(side, THICK) if count <= FEW and along >= LONG * count else side


def _room(bands):
    if not bands:
        return 0
    return BAND if any(band.label for band in bands) else BARE


def wrapped(words, width, size):
    """Break a text into lines of a width, between words, or between Chinese signs."""
    lines = [""]
    for word in _pieces(words):
        if lines[-1] and Span(lines[-1] + word.rstrip(), "").width(size) > width:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(words):
    pieces = [""]
    for sign in words:
        pieces[-1] += sign
        if sign == " " or sign >= "\u2e80":
            pieces.append("")
    return pieces


def places(panels, titles, area):
    """Place panels, with cells as large as their area allows.

    Parameters
    ----------
    panels : sequence of Panel and Curve
        Nodes stand on a sheet of their own.
    titles : dict of str to str
    area : Area

    Returns
    -------
    places : dict of str to Place
        By name.
    """
    panels = [panel for panel in panels if not isinstance(panel, Nodes)]
    most = max((len(p.sheet) for p in panels if not isinstance(p, Curve)), default=1)
    ways = sorted({1, math.ceil(math.sqrt(most)), most})
    found = [_largest(panels, titles, area, across) for across in ways]
    return max(found, key=lambda each: each[0])[1] if panels else {}


def _largest(panels, titles, area, across):
    unit = LARGEST
    while True:
        blocks = {p.name: Block(p, titles[p.name], unit, across) for p in panels}
        lines = _lines(_columns(panels, blocks), area.width)
        tall = sum(_tall(line) for line in lines) + GAP * (len(lines) - 1)
        wide = max(_wide(line) for line in lines)
        if tall <= area.height and wide <= area.width or unit < SMALLEST:
            top = area.y + max(0, area.height - tall) / 2
            return unit, dict(_placed(lines, area, top))
        unit *= FINER


def _columns(panels, blocks):
    """Blocks under each other, by row; without a row, one stands beside all rows."""
    columns = {}
    for panel in (panel for panel in panels if panel.place):
        row, column = panel.place
        columns.setdefault(column, {})[row] = blocks[panel.name]
    free = [{None: blocks[panel.name]} for panel in panels if not panel.place]
    return [columns[column] for column in sorted(columns)] + free


def _lines(columns, width):
    """Columns beside each other, as many as a line holds."""
    lines = [[]]
    for column in columns:
        if lines[-1] and _wide([*lines[-1], column]) > width:
            lines.append([])
        lines[-1].append(column)
    return lines


def _column_width(column):
    return _signs(column) + max(b.width - b.sign for b in column.values())


def _signs(column):
    """Px of the widest sign: panels under each other begin at one place."""
    return max(block.sign for block in column.values())


def _wide(line):
    return sum(map(_column_width, line)) + GAP * (len(line) - 1)


def _rows(line):
    """Height of each row of a line."""
    rows = {}
    for row, block in (pair for column in line for pair in column.items()):
        rows[row] = max(rows.get(row, 0), block.height)
    beside = rows.pop(None, 0)
    return dict(sorted(rows.items())), beside


def _tall(line):
    rows, beside = _rows(line)
    return max(sum(rows.values()) + GAP * max(0, len(rows) - 1), beside)


def _placed(lines, area, top):
    for line in lines:
        rows, _ = _rows(line)
        tall, x = _tall(line), area.x + max(0, area.width - _wide(line)) / 2
        tops = _tops(rows, top)
        for column in line:
            for row, block in column.items():
                y = top + (tall - block.height) / 2 if row is None else tops[row]
                yield block.panel.name, block.at(x + _signs(column), y)
            x += _column_width(column) + GAP
        top += tall + GAP


def _tops(rows, top):
    tops = {}
    for row, height in rows.items():
        tops[row] = top
        top += height + GAP
    return tops
