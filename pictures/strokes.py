"""A drawing as its strokes, and the picture that they make.

The browser paints them for its reader; what the lessons work on is painted here, out
of the same numbers: a browser may hand out noise for what stands on its canvas.
"""

from math import isfinite

import numpy as np
from PIL import Image, ImageDraw

SIDE = 256  # pixels
FINE = 3  # times as large it is painted, for smooth edges
WIDTH = 0.09  # of the pad's side
PENS = {
    "black": "#000000",
    "red": "#d62828",
    "blue": "#1f4fc4",
    "green": "#1b7f36",
    "yellow": "#f2c200",
}
MOST_STROKES, MOST_PLACES = 500, 8_000
FAR = 1  # how far a stroke may lead out of the pad, in its sides


def checked(strokes):
    """Take strokes in, or refuse what no pad can have sent.

    Parameters
    ----------
    strokes : list of dict
        Each with its ``pen`` and its ``places``, pairs from 0 to 1.

    Returns
    -------
    strokes : list of (str, list of (float, float))
        Their colours and places.

    Raises
    ------
    ValueError
        Whatever is wrong with them.
    """
    try:
        taken = [(PENS[each["pen"]], _places(each["places"])) for each in strokes]
    except (TypeError, KeyError, OverflowError) as error:
        raise ValueError("no strokes") from error
    many = sum(len(places) for _, places in taken) > MOST_PLACES
    if many or len(taken) > MOST_STROKES:
        raise ValueError("no strokes of a pad")
    return taken


def _places(pairs):
    places = [(float(x), float(y)) for x, y in pairs[: MOST_PLACES + 1]]
    if not places or not all(isfinite(part) for place in places for part in place):
        raise ValueError("no places")
    return [tuple(min(max(p, -FAR), 1 + FAR) for p in place) for place in places]


def paint_strokes(strokes):
    """Paint strokes, as `checked` returns them, on white: uint8 (SIDE, SIDE, 3)."""
    side = SIDE * FINE
    sheet = Image.new("RGB", (side, side), "white")
    draw = ImageDraw.Draw(sheet)
    radius = WIDTH * side / 2
    for colour, places in strokes:
        points = [(x * side, y * side) for x, y in places]
        for point in points:
            draw.circle(point, radius, colour)
        if len(points) > 1:
            draw.line(points, colour, round(2 * radius))
    return np.array(sheet.reduce(FINE))
