"""A drawing as a list of what stands on it: cells, rectangles, paths and texts.

Places are in px from the upper left corner. Colours are ``#rrggbb``, their `opacity`
stands beside them. What is about a part of the Scene says so in `about`, such as
``("cell", "y", 3)``: nobody has to guess from where it lies.
"""

from dataclasses import dataclass

import numpy as np

LETTER, WIDE = 0.6, 1.0  # widths of letters, in font sizes, about
FIRST_WIDE = "\u2e80"  # from here on signs are as wide as they are high


@dataclass(frozen=True, eq=False)
class Cells:
    """A map: a coloured rectangle a cell.

    Parameters
    ----------
    x, y, width, height : float
        Of the whole map.
    colours : ndarray of uint8, shape (rows, columns, 3)
    """

    x: float
    y: float
    width: float
    height: float
    colours: np.ndarray
    about: tuple = ()


class Patch(Cells):
    """A part of a map that is drawn anew at each step, and so takes few bytes."""


@dataclass(frozen=True, eq=False)
class Rectangle:
    """A rectangle; `radius` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    thickness: float = 1.0
    radius: float = 0.0
    opacity: float = 1.0
    dashed: bool = False
    about: tuple = ()


@dataclass(frozen=True, eq=False)
class Path:
    """Lines from point to point; filled, each is closed.

    `lines` is a tuple of tuples of points (x, y).
    """

    lines: tuple
    fill: str = ""
    stroke: str = ""
    thickness: float = 1.0
    opacity: float = 1.0
    dashed: bool = False
    about: tuple = ()


@dataclass(frozen=True)
class Span:
    """Letters of one colour."""

    letters: str
    colour: str
    bold: bool = False

    def width(self, size):
        """Px that they take, about."""
        if max(self.letters, default="") < FIRST_WIDE:
            return size * LETTER * len(self.letters)
        shares = [WIDE if sign >= FIRST_WIDE else LETTER for sign in self.letters]
        return size * sum(shares)


@dataclass(frozen=True, eq=False)
class Text:
    """Letters: `y` is its middle, `x` its ``start``, ``middle`` or ``end``."""

    x: float
    y: float
    spans: tuple
    size: float
    anchor: str = "start"
    opacity: float = 1.0
    about: tuple = ()

    @classmethod
    def plain(cls, x, y, letters, colour, size, anchor="start", bold=False, **more):
        """Make a line of one colour."""
        return cls(x, y, (Span(letters, colour, bold),), size, anchor, **more)

    @property
    def letters(self):
        """What can be read."""
        return "".join(span.letters for span in self.spans)

    @property
    def width(self):
        """Px that it takes, about."""
        return sum(span.width(self.size) for span in self.spans)


@dataclass(frozen=True, eq=False)
class Display:
    """A drawing: its size, the colour of its ground, what stands on it, in order."""

    width: float
    height: float
    ground: str
    items: tuple

    def about(self, *what):
        """Return the items that are about this: ``about("cell", "y")``."""
        return [item for item in self.items if item.about[: len(what)] == what]
