"""A display list as a picture of pixels."""

import math
import re
from functools import singledispatch
from itertools import cycle

import numpy as np
from PIL import Image, ImageDraw

from drawing.display import Cells, Path, Rectangle, Text
from drawing.ways.fonts import AT_HAND, letters, stamp
from figures.paint import rgb

FINER = 2  # times as large it is drawn, and then shrunk: edges become smooth
DASH = 4, 3  # px of a dash, and between two
BOLD = 24  # px of letters, by which a bold one is a px thicker
NUDGE = 1e-6  # halves are rounded alike, from wherever the sheet begins
WORDS = re.compile(r"\S+\s*|\s+")


def as_pixels(display, scale=1, fonts=AT_HAND):
    """Draw a display list.

    Parameters
    ----------
    display : drawing.display.Display
    scale : int
        Pixels a px of the drawing.
    fonts : tuple of str
        Paths, or names of fonts that the system has, to be tried in order.

    Returns
    -------
    picture : PIL.Image.Image
        RGB.
    """
    size = round(display.width * scale), round(display.height * scale)
    sheet = Image.new("RGB", [side * FINER for side in size], display.ground)
    pen = Pen(sheet, scale * FINER, fonts)
    for item in display.items:
        draw(item, pen)
    return sheet.reduce(FINER)


class Pen:
    """Draws on a sheet, `scale` pixels a px, that begins at a place of the drawing."""

    def __init__(self, sheet, scale, fonts, begin=(0, 0)):
        self.sheet, self.scale, self.fonts = sheet, scale, fonts
        self.begin = begin
        self.ink = ImageDraw.Draw(sheet, "RGBA")

    def at(self, *places):
        """Places x, y, x, y, ... in pixels."""
        begins = zip(places, cycle(self.begin), strict=False)
        return [(place - begin) * self.scale for place, begin in begins]

    def spot(self, *places):
        """Whole pixels: Pillow itself would round them up left of the sheet's begin."""
        return [math.floor(place + NUDGE) for place in self.at(*places)]

    def thick(self, item):
        """Pixels of a line, at least one."""
        return max(1, round(item.thickness * self.scale))

    def stamps(self, span, size):
        """Stamps of a span's letters, word by word: most words come again."""
        own = letters(self.fonts, max(1, round(size)))
        bold = round(size / BOLD) // 2 if span.bold else 0
        for text, font in own.runs(span.letters):
            for word in WORDS.findall(text):
                yield stamp(font, word, bold)

    def line(self, points, colour, item):
        """Draw from point to point."""
        for start, stop in zip(points, points[1:], strict=False):
            for dash in _dashes(start, stop) if item.dashed else [(*start, *stop)]:
                self.ink.line(self.spot(*dash), colour, self.thick(item))


@singledispatch
def draw(item, pen):
    """Draw one item with a pen."""
    raise TypeError(f"no {type(item).__name__} stands on a drawing")


@draw.register
def _(item: Cells, pen):
    left, top, right, bottom = pen.at(*_corners(item))
    rows, columns = item.colours.shape[:2]
    downs, rights = edges(top, bottom, rows), edges(left, right, columns)
    cells = item.colours.repeat(np.diff(downs), axis=0)
    cells = Image.fromarray(cells.repeat(np.diff(rights), axis=1))
    pen.sheet.paste(cells, (int(rights[0]), int(downs[0])))


def edges(begin, end, cells):
    """Tell in which whole pixels cells begin and end, whichever others are drawn too.

    Returns
    -------
    places : ndarray of int, shape (cells + 1,)
    """
    places = np.linspace(begin, end, cells + 1) + 0.5
    places = np.floor(places + NUDGE).astype(int)
    places[-1] = max(places[-1], places[0] + 1)  # the finest map can be seen
    return places


@draw.register
def _(item: Rectangle, pen):
    box, radius = pen.spot(*_corners(item)), item.radius * pen.scale
    radius = min(radius, (box[2] - box[0]) / 2, (box[3] - box[1]) / 2)
    fill, stroke = (_seen(colour, item) for colour in (item.fill, item.stroke))
    half = pen.thick(item) // 2 if stroke and not item.dashed else 0
    around = [box[0] - half, box[1] - half, box[2] + half, box[3] + half]
    if item.dashed and stroke:
        pen.ink.rounded_rectangle(box, radius, fill)
        pen.ink.rounded_rectangle(box, radius, None, stroke, 1)
    else:
        radius += half if radius else 0
        pen.ink.rounded_rectangle(around, radius, fill, stroke, 2 * half or 1)


@draw.register
def _(item: Path, pen):
    fill, stroke = (_seen(colour, item) for colour in (item.fill, item.stroke))
    for line in item.lines:
        if fill:
            pen.ink.polygon([tuple(pen.spot(*point)) for point in line], fill)
        if stroke:
            pen.line(line, stroke, item)


@draw.register
def _(item: Text, pen):
    size = item.size * pen.scale
    stamps = [(span, one) for span in item.spans for one in pen.stamps(span, size)]
    wide = sum(one.advance for _, one in stamps)
    x, y = pen.at(item.x, item.y)
    x -= {"start": 0, "middle": wide / 2, "end": wide}[item.anchor]
    base = _nearest(y + 0.35 * size)
    for span, one in stamps:
        mask = one.mask
        if item.opacity < 1:
            mask = mask.point([item.opacity * share for share in range(256)])
        pen.sheet.paste(span.colour, (_nearest(x) + one.left, base + one.top), mask)
        x += one.advance


def _nearest(place):
    return math.floor(place + 0.5 + NUDGE)


def _corners(item):
    return item.x, item.y, item.x + item.width, item.y + item.height


def _seen(colour, item):
    """Colour with its opacity; None for no colour."""
    return (*rgb(colour).tolist(), round(255 * item.opacity)) if colour else None


def _dashes(start, stop):
    (ax, ay), (bx, by) = start, stop
    length = max(1e-9, ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
    dash, gap = DASH
    place = 0.0
    while place < length:
        ends = place / length, min(1.0, (place + dash) / length)
        yield tuple(c for e in ends for c in (ax + e * (bx - ax), ay + e * (by - ay)))
        place += dash + gap
