"""The steps of a board as pictures: of each step only that is drawn which is new.

What lies over the panels, frames and words, comes and goes; so the sheet under it is
kept, and with it the picture of the step before.
"""

import math

import numpy as np
from PIL import Image

from drawing.display import Path, Rectangle, Text
from drawing.ways.fonts import AT_HAND
from drawing.ways.pixels import FINER, Pen, as_pixels, draw, edges

HIGH, WIDE = 0.75, 1.2  # of letters' size and width, about their middle


class Film:
    """Pictures of steps.

    Parameters
    ----------
    board : drawing.board.Board
    steps : range
    fonts : tuple of str
        As of ``drawing.as_pixels``.
    """

    def __init__(self, board, steps, fonts=AT_HAND):
        self.board, self.steps, self._fonts = board, steps, fonts
        self.size = board.width, board.height
        self.picture = Image.new("RGB", self.size, board.colours["ground"])
        self._sheet = Image.new("RGB", [FINER * side for side in self.size])

    def __iter__(self):
        """Give of each step the boxes of `picture` that it has changed.

        Yields
        ------
        boxes : list of (left, top, right, bottom)
            In whole px.
        """
        before, over = None, {}
        for moment in self.board.replay:
            if moment.step in self.steps:
                last, over = over, self._over(moment)
                moved = [(last | over)[key] for key in last.keys() ^ over.keys()]
                boxes = self._renew(before, moment)
                boxes = _apart([*boxes, *(self._round(box) for box, _ in moved)])
                for box in boxes:
                    self._show(box, over.values())
                yield boxes
                before = moment

    def _over(self, moment):
        """Draw what lies over the sheet: its box and itself, by how it looks."""
        items = self.board.over(moment)
        return {(type(i), *vars(i).values()): (_box(i), i) for i in items}

    def at(self, step):
        """Draw the picture of a step from the beginning."""
        return as_pixels(self.board.at(step), fonts=self._fonts)

    def _renew(self, before, moment):
        """Draw on the sheet what has changed of the panels; return where."""
        if before is None or self.board.lines:
            self._sheet.paste(self.board.colours["ground"], (0, 0, *self._sheet.size))
            self._draw(self.board.under(moment), self._sheet)
            return [(0, 0, *self.size)]
        boxes = []
        for name in self.board.gaining:
            values, held = moment.panels[name], before.panels[name]
            changed = ~((values == held) | (np.isnan(values) & np.isnan(held)))
            for patch, *items in self.board.views[name].renewed(values, changed):
                boxes.append(self._patch(patch, items))
        return boxes

    def _patch(self, patch, items):
        """Draw a part of a map, and nothing beyond it."""
        box = _box(patch)
        around = self._round(box)
        if min(_size(around)) <= 0:  # a panel that has no room on the sheet
            return around
        part = Image.new("RGB", [FINER * side for side in _size(around)])
        self._draw([patch, *items], part, around[:2])
        (left, right), (top, bottom) = (
            edges(FINER * box[at], FINER * box[at + 2], 1).tolist() for at in (0, 1)
        )
        x, y = (FINER * place for place in around[:2])
        inside = part.crop((left - x, top - y, right - x, bottom - y))
        self._sheet.paste(inside, (left, top))
        return around

    def _show(self, box, over):
        """Bring a box of the picture up to date."""
        part = self._sheet.crop([FINER * place for place in box])
        inside = [item for place, item in over if _meet(place, box)]
        self._draw(inside, part, box[:2])
        self.picture.paste(part.reduce(FINER), box[:2])

    def _draw(self, items, sheet, begin=(0, 0)):
        pen = Pen(sheet, FINER, self._fonts, begin)
        for item in items:
            draw(item, pen)

    def _round(self, box):
        """Whole px that hold a box, and no more than there are."""
        left, top = (max(0, math.floor(place)) for place in box[:2])
        return left, top, *map(min, map(math.ceil, box[2:]), self.size)


def _size(box):
    return box[2] - box[0], box[3] - box[1]


def _box(item):
    """Px that an item may fill: left, top, right, bottom; of letters some more."""
    if isinstance(item, Text):
        wide, high = WIDE * item.width, HIGH * item.size
        return item.x - wide, item.y - high, item.x + wide, item.y + high
    thick = getattr(item, "thickness", 0)
    if isinstance(item, Path):
        points = np.array([point for line in item.lines for point in line])
        return *(points.min(0) - thick), *(points.max(0) + thick)
    around = thick if isinstance(item, Rectangle) else 0
    left, top = item.x - around, item.y - around
    return left, top, item.x + item.width + around, item.y + item.height + around


def _meet(one, other):
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )


def _apart(boxes):
    """Join boxes that meet, so that none is drawn twice; empty ones are left out."""
    found = []
    for box in (box for box in boxes if min(_size(box)) > 0):
        while met := [other for other in found if _meet(box, other)]:
            found = [other for other in found if other not in met]
            corners = zip(box, *met, strict=True)
            left, top, right, bottom = corners
            box = min(left), min(top), max(right), max(bottom)
        found.append(box)
    return found
