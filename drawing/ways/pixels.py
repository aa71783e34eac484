"""A display list as a picture of pixels."""

from functools import singledispatch

from PIL import Image, ImageDraw

from drawing.display import Cells, Path, Rectangle, Text
from drawing.ways.fonts import AT_HAND, letters
from figures.paint import rgb

FINER = 2  # times as large it is drawn, and then shrunk: edges become smooth
DASH = 4, 3  # px of a dash, and between two
BOLD = 24  # px of letters, by which a bold one is a px thicker


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
    return sheet.resize(size, Image.Resampling.BOX)


class Pen:
    """Draws on a sheet, `scale` pixels a px."""

    def __init__(self, sheet, scale, fonts):
        self.sheet, self.scale, self.fonts = sheet, scale, fonts
        self.ink = ImageDraw.Draw(sheet, "RGBA")

    def at(self, *places):
        """Places in pixels."""
        return [place * self.scale for place in places]

    def thick(self, item):
        """Pixels of a line, at least one."""
        return max(1, round(item.thickness * self.scale))

    def line(self, points, colour, item):
        """Draw from point to point."""
        for start, stop in zip(points, points[1:], strict=False):
            for dash in _dashes(start, stop) if item.dashed else [(*start, *stop)]:
                self.ink.line(self.at(*dash), colour, self.thick(item))


@singledispatch
def draw(item, pen):
    """Draw one item with a pen."""
    raise TypeError(f"no {type(item).__name__} stands on a drawing")


@draw.register
def _(item: Cells, pen):
    left, top, right, bottom = map(round, pen.at(*_corners(item)))
    size = max(1, right - left), max(1, bottom - top)
    cells = Image.fromarray(item.colours).resize(size, Image.Resampling.NEAREST)
    pen.sheet.paste(cells, (left, top))


@draw.register
def _(item: Rectangle, pen):
    box, radius = pen.at(*_corners(item)), item.radius * pen.scale
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
            pen.ink.polygon([tuple(pen.at(*point)) for point in line], fill)
        if stroke:
            pen.line(line, stroke, item)


@draw.register
def _(item: Text, pen):
    font = letters(pen.fonts, max(1, round(item.size * pen.scale)))
    runs = [(s, *run) for s in item.spans for run in font.runs(s.letters)]
    wide = sum(own.getlength(text) for _, text, own in runs)
    x, y = pen.at(item.x, item.y)
    x -= {"start": 0, "middle": wide / 2, "end": wide}[item.anchor]
    base = y + 0.35 * item.size * pen.scale
    for span, text, own in runs:
        bold = round(item.size * pen.scale / BOLD) if span.bold else 0
        colour = _seen(span.colour, item)
        pen.ink.text((x, base), text, colour, own, "ls", stroke_width=bold // 2)
        x += own.getlength(text)


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
