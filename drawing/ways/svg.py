"""A display list as SVG: letters stay letters, for print."""

from functools import singledispatch
from html import escape
from itertools import groupby

import numpy as np

from drawing.display import Cells, Patch, Path, Rectangle, Text
from drawing.looks import hexed
from drawing.ways.png import png_address

FAMILY = "ui-sans-serif,system-ui,'Segoe UI','Noto Sans CJK SC',sans-serif"
MANY = 256  # cells; larger maps are an image, a pixel a cell
BLACK = "#000000"
DASHES = "4 3"


def as_svg(display):
    """Write a display list as SVG.

    Parameters
    ----------
    display : drawing.display.Display

    Returns
    -------
    text : str
    """
    ground = Rectangle(0, 0, display.width, display.height, display.ground)
    return document((ground, *display.items), display.width, display.height)


def document(items, width, height):
    """Write items as SVG, in few bytes: in JSON, single quotes stay as they are."""
    body = "".join(_grouped(items))
    wide, high = _number(width), _number(height)
    look = f' font-family="{FAMILY}"' if "<text" in body else ""
    look += " style='image-rendering:pixelated'" if "<image" in body else ""
    size = f"viewBox='0 0 {wide} {high}' width='{wide}' height='{high}'"
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size}{look}>{body}</svg>"


def _grouped(items):
    """Texts of one size that follow each other say so once."""
    for look, own in groupby(items, _look):
        written = "".join(map(element, own))
        yield f"<g{look}>{written}</g>" if look else written


def _look(item):
    if not isinstance(item, Text):
        return ""
    anchor = "" if item.anchor == "start" else f" text-anchor='{item.anchor}'"
    return f" font-size='{_number(item.size)}'{anchor}"


@singledispatch
def element(item):
    """Write one item."""
    raise TypeError(f"no {type(item).__name__} stands on a drawing")


@element.register
def _(item: Rectangle):
    box = zip(("x", "y", "width", "height"), _box(item), strict=True)
    places = " ".join(f"{name}='{_number(place)}'" for name, place in box)
    round_ = f" rx='{_number(item.radius)}'" if item.radius else ""
    return f"<rect {places}{round_}{_painted(item)}/>"


@element.register
def _(item: Path):
    ends = "z" if item.fill else ""
    d = "".join(_line(line) + ends for line in item.lines)
    return f"<path d='{d}'{_painted(item)}/>"


@element.register
def _(item: Text):
    place = f"x='{_number(item.x)}' y='{_number(item.y + 0.35 * item.size)}'"
    if len(item.spans) == 1:
        (span,) = item.spans
        look = _lettered(span)
        return f"<text {place}{_opacity(item)}{look}>{_text(span)}</text>"
    spans = "".join(f"<tspan{_lettered(s)}>{_text(s)}</tspan>" for s in item.spans)
    keep = " xml:space='preserve'"
    return f"<text {place}{_opacity(item)}{keep}>{spans}</text>"


@element.register
def _(item: Cells):
    rows, columns = item.colours.shape[:2]
    if rows * columns > MANY:
        return _image(item)
    across, down = item.width / columns, item.height / rows
    inside = "".join(
        f"<path fill='{colour}' d='{d}'/>" for colour, d in _runs(item.colours).items()
    )
    place = f"{_number(item.x)} {_number(item.y)}"
    size = f"{_number(across)} {_number(down)}"
    crisp = " shape-rendering='crispEdges'"
    return f"<g transform='translate({place})scale({size})'{crisp}>{inside}</g>"


@element.register
def _(item: Patch):
    return _image(item)


def _runs(colours):
    """Neighbours of one colour are one piece, and pieces of one colour one path."""
    paths = {}
    for row, line in enumerate(colours):
        turns = np.flatnonzero((line[1:] != line[:-1]).any(axis=1)) + 1
        starts = [0, *turns.tolist()]
        for start, stop in zip(starts, [*starts[1:], len(line)], strict=True):
            colour = hexed(line[start])
            d = f"M{start} {row}h{stop - start}v1h-{stop - start}z"
            paths[colour] = paths.get(colour, "") + d
    return paths


def _image(item):
    box = zip(("x", "y", "width", "height"), _box(item), strict=True)
    places = " ".join(f"{name}='{_number(place)}'" for name, place in box)
    rows, columns = item.colours.shape[:2]
    square = abs(item.width * rows - item.height * columns) < 1
    stretched = "" if square else " preserveAspectRatio='none'"
    return f"<image {places}{stretched} href='{png_address(item.colours)}'/>"


def _box(item):
    return item.x, item.y, item.width, item.height


def _painted(item):
    fill = f" fill='{item.fill or 'none'}'"
    stroke = f" stroke='{item.stroke}'" if item.stroke else ""
    if stroke and item.thickness != 1:
        stroke += f" stroke-width='{_number(item.thickness)}'"
    if item.dashed:
        stroke += f" stroke-dasharray='{DASHES}'"
    return fill + stroke + _opacity(item)


def _opacity(item):
    return f" opacity='{_number(item.opacity)}'" if item.opacity < 1 else ""


def _lettered(span):
    fill = "" if span.colour == BLACK else f" fill='{span.colour}'"
    return fill + (" font-weight='700'" if span.bold else "")


def _text(span):
    return escape(span.letters, quote=False)


def _line(line):
    (x, y), *others = line
    steps = "".join(f"L{_number(a)} {_number(b)}" for a, b in others)
    return f"M{_number(x)} {_number(y)}{steps}"


def _number(value):
    """As short as a hundredth of a px allows."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
