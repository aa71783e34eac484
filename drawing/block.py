"""A panel with all that stands round it: how much room it takes."""

import math
import re
from dataclasses import dataclass
from functools import cached_property

from drawing.display import FIRST_WIDE, Span
from scenes.panels import Curve

LARGEST = 46  # px of a cell
KERNEL = 1.5  # cells of weights, in cells of the other panels
STACKED = 0.55  # cells of a stack of feature maps
LARGE, COUNTED, SEEN = 100, 64, 90  # more rows or columns: as many cells, px at least
FEW, THICK, LONG = 3, 16, 4  # up to so many are so thick, in a matrix so much longer
APART, LABELLED = 4, 17  # px between maps, with their labels
NAME, SHAPE, LEGEND = 20, 18, 24  # px of a line of the name, of the shape, of the key
CURVE = (26, 20)  # columns and rows that a curve takes, of CELL px at most
CELL = 9.6
BAND, BARE = 20, 8  # px of bands with labels, and without
SIGN = 16  # px of a sign's letter
NAMED = 15  # px of a name's letters
NARROWEST, SLIM = 96, 54  # px of a name
KEYED = 82  # px of the colours' key
PIECE = re.compile(rf"[^ {FIRST_WIDE}-\U0010ffff]*(?:[ {FIRST_WIDE}-\U0010ffff]|$)")


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
        return tuple(room_of(getattr(self.panel, name, ())) for name in names)

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


def room_of(bands):
    """Px that bands along one side take."""
    if not bands:
        return 0
    return BAND if any(band.label for band in bands) else BARE


def wrapped(words, width, size):
    """Break a text into lines of a width, between words, or between Chinese signs."""
    lines = [""]
    for word in PIECE.findall(words):
        if lines[-1] and Span(lines[-1] + word.rstrip(), "").width(size) > width:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return [line.rstrip() for line in lines]
