"""Numbers in circles, on the sheet that all Nodes of a Scene share."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from drawing.display import Path, Rectangle, Span, Text
from drawing.looks import hexed
from figures.paint import ink_on
from figures.theme import palette
from scenes.panels import CROSSED, PADDING

WIDEST, NARROWEST, FINER = 72, 14, 2  # px of a circle; from one size to the next
APART = 1.28  # diameters between neighbours' centres
LABEL, GAP = 15, 6  # px of a label's letters, and between them and the node
LEAST = 9  # px of a number; smaller ones are left out
PALE = 0.5  # opacity of what is crossed out


@dataclass(frozen=True, eq=False)
class Sheet:
    """Where the nodes stand: `spots` by name, ndarray (n, 2) of x and y."""

    diameter: float
    font: float
    tab: float
    wide: float
    spots: dict
    middle: float

    @classmethod
    def of(cls, panels, looks, area):
        """Place nodes in an area, as large as they can be.

        Parameters
        ----------
        panels : sequence of Nodes
        looks : dict of str to Look
        area : drawing.block.Area
        """
        for diameter in range(WIDEST, NARROWEST, -FINER):
            sheet = cls._sized(panels, looks, area, float(diameter))
            if sheet.stands_apart:
                break
        return sheet

    @classmethod
    def _sized(cls, panels, looks, area, diameter):
        font = max(0.3 * diameter, min(16, 0.38 * diameter))
        font = font if font >= LEAST else 0
        own = [looks[panel.name] for panel in panels]
        ends = [look.print(end) for look in own for end in (look.low, look.high)]
        wide = max(Span(end, "").width(font) for end in ends) + font
        tab = wide if any(panel.twin for panel in panels) else 0
        wide = max(diameter, wide)
        labels = [label for panel in panels for label in panel.labels]
        beside = max((Span(each, "").width(LABEL) for each in labels), default=0) + GAP
        across = wide / 2 + beside, wide / 2 + tab + beside
        down = diameter / 2 + LABEL + GAP
        spots = np.concatenate([np.asarray(panel.spots, float) for panel in panels])
        low, high = spots.min(0), spots.max(0)
        room = area.width - sum(across), area.height - 2 * down
        start = area.x + across[0], area.y + down
        share = (spots - low) / np.where(high > low, high - low, 1)
        share = np.where(high > low, share, 0.5)[:, ::-1]  # rows, columns: y, x
        places = np.array(start) + share * np.array(room)
        ends = np.cumsum([len(panel.spots) for panel in panels])
        parts = np.split(places, ends[:-1])
        named = {p.name: part for p, part in zip(panels, parts, strict=True)}
        return cls(diameter, font, tab, wide, named, area.x + area.width / 2)

    @cached_property
    def stands_apart(self):
        """Whether no node comes too near to another."""
        spots = np.unique(np.concatenate([*self.spots.values()]).round(3), axis=0)
        size = self.wide + self.tab, self.diameter
        far = np.abs(spots[:, None] - spots) / size
        distance = np.hypot(*np.moveaxis(far, -1, 0)) + 9 * np.eye(len(spots))
        return bool((distance >= APART).all())


class Circles:
    """A panel of nodes on its sheet.

    Parameters
    ----------
    panel : scenes.panels.Nodes
    sheet : Sheet
    look : drawing.looks.Look
    """

    def __init__(self, panel, sheet, look):
        self.panel, self.sheet, self.look = panel, sheet, look
        self.colours, self.font = palette(look.theme), sheet.font

    def frame(self):
        """Labels: no step changes them."""
        if self.panel.twin:
            return
        for cell, label in enumerate(self.panel.labels):
            x, y = self.sheet.spots[self.panel.name][cell]
            far = self.sheet.wide / 2 + GAP
            left, right = self._ends
            about = ("label", self.panel.name, cell)
            colour = self.colours["ink"]
            if x == left < right:
                yield Text.plain(x - far, y, label, colour, LABEL, "end", about=about)
            elif x == right > left:
                x += far + self.sheet.tab
                yield Text.plain(x, y, label, colour, LABEL, about=about)
            else:
                y -= self.sheet.diameter / 2 + GAP + LABEL / 2
                yield Text.plain(x, y, label, colour, LABEL, "middle", about=about)

    @property
    def _ends(self):
        across = [spot[0] for spots in self.sheet.spots.values() for spot in spots]
        return min(across), max(across)

    def absent(self, cell):
        """Whether it is padding: no number of the layer's, without a gradient."""
        return bool(self.panel.twin) and self._state(cell) == PADDING

    def _state(self, cell):
        return 0 if self.panel.state is None else int(self.panel.state[cell])

    def box(self, cell):
        """Where a node lies: x, y, width, height, radius; None where it is absent."""
        if self.absent(cell):
            return None
        sheet = self.sheet
        x, y = map(float, sheet.spots[self.panel.name][cell])
        left, width = x - sheet.wide / 2, sheet.wide
        if self.panel.twin:
            left, width = left + sheet.wide, sheet.tab
        return left, y - sheet.diameter / 2, width, sheet.diameter, sheet.diameter / 2

    @property
    def is_tab(self):
        """Whether it lies under the nodes that it belongs to."""
        return bool(self.panel.twin)

    def frames(self, cells):
        """Frame each of some nodes: boxes (x, y, width, height, radius)."""
        return [box for box in map(self.box, cells.tolist()) if box]

    def tints(self, values):
        """Draw the nodes when they hold some values, with their numbers."""
        return self.cells(values)

    def numbers(self, values):
        """Draw none: they stand in the nodes, and tabs lie under others."""
        return ()

    def cells(self, values):
        """Draw the nodes when they hold some values."""
        colours = self.look.colours(values[None])[0]
        inks = ink_on(colours)
        items = []
        for cell, value in enumerate(values.tolist()):
            box = self.box(cell)
            if box is None:
                continue
            colour, ink = hexed(colours[cell]), str(inks[cell])
            items += self._node(cell, value, box, colour, ink)
        return items

    def _node(self, cell, value, box, colour, ink):
        missing, pale = np.isnan(value), self._state(cell) == CROSSED
        dashed = missing or self._state(cell) == PADDING
        *place, radius = box
        yield Rectangle(
            *place,
            self.colours["ground"] if missing else colour,
            *(self.colours["hatch"], 1.5, radius),
            dashed=bool(dashed),
            about=("cell", self.panel.name, cell),
        )
        if pale:
            (x, y), reach = self.sheet.spots[self.panel.name][cell], 0.4 * place[3]
            lines = (
                ((x - reach, y - reach), (x + reach, y + reach)),
                ((x - reach, y + reach), (x + reach, y - reach)),
            )
            yield Path(lines, stroke=self.colours["ink"], thickness=3, opacity=0.4)
        if self.font and np.isfinite(value):
            yield Text.plain(
                *(place[0] + place[2] / 2, place[1] + place[3] / 2),
                *(self.look.print(value), ink, self.font, "middle", True),
                opacity=PALE if pale else 1.0,
                about=("number", self.panel.name, cell),
            )

    def sign(self, value, cell):
        """Colour in which a number can be read on the ground."""
        return self.look.sign(value)

    def number(self, cell):
        """All are of one kind."""
        return 0
