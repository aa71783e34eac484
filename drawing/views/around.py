"""What stands round a matrix: name and shape, labels, bands, the key of its colours."""

import numpy as np

from drawing.block import (
    KEYED,
    LABELLED,
    NAME,
    NAMED,
    SHAPE,
    SIGN,
    room_of,
    wrapped,
)
from drawing.display import Cells, Rectangle, Text
from drawing.looks import hexed
from figures.paint import ink_on, rgb
from figures.theme import palette
from scenes.words.numbers import printed

STOPS, BAR, KEY = 9, 8, 12  # of the key: colours, px of their height, px of its letters
MORE = 6  # decimals of the key at most
STRONG = 0.7  # of a role's range: the colour of its bands
BAND_GAP = 3  # px between bands and cells
SOFT = 0.65  # opacity of what stands beside


def around(view):
    """Draw all that no step changes round a matrix.

    Parameters
    ----------
    view : drawing.views.matrix.Matrix

    Returns
    -------
    items : iterator
    """
    for part in (_caption, _labels, _bands, _key):
        yield from part(view)


def _caption(view):
    place, ink = view.place, view.colours["ink"]
    sign = getattr(view.panel, "operator", "")
    left = place.area.x + (len(sign) * SIGN + 8 if sign else 0)
    if sign:
        middle = place.y + view.height / 2
        yield Text.plain(
            *(place.area.x, middle, sign, ink, 22), opacity=SOFT, about=("sign",)
        )
    lines = wrapped(view.title, place.area.width, NAMED)
    name = ("name", view.panel.name)
    for row, line in enumerate(lines):
        y = place.area.y + NAME * (row + 0.5)
        yield Text.plain(left, y, line, ink, NAMED, bold=True, about=name)
    y = place.area.y + NAME * len(lines) + SHAPE / 2
    shape = view.panel.shape or view.panel.values.shape
    text = " × ".join(map(str, shape))
    yield Text.plain(left, y, text, ink, 13, opacity=SOFT, about=("shape", name[1]))


def _labels(view):
    for number, label in enumerate(view.panel.cards[: len(view.place.maps)]):
        x, y = view.corner(number)
        about = ("card", view.panel.name, number)
        ink = view.colours["ink"]
        yield Text.plain(
            *(x, y - LABELLED / 2, label, ink, 12), opacity=SOFT, about=about
        )


def _bands(view):
    (x, y), (across, down) = view.corner(0), view.place.cell
    thick = _thick(view.panel.row_bands)
    for band in view.panel.row_bands:
        start = y + band.start * down
        box = x - thick - BAND_GAP, start, thick, (band.stop - band.start) * down
        yield from _band(view, band, box)
    thick = _thick(view.panel.column_bands)
    for band in view.panel.column_bands:
        start = x + band.start * across
        box = start, y - thick - BAND_GAP, (band.stop - band.start) * across, thick
        yield from _band(view, band, box)


def _thick(bands):
    return room_of(bands) - BAND_GAP


def _band(view, band, box):
    colour, ink = strong(band.colour, view.look.theme)
    about = ("band", view.panel.name)
    yield Rectangle(*box, fill=colour, about=about)
    x, y, width, height = box
    label = Text.plain(
        *(x + width / 2, y + height / 2, band.label, ink, 12, "middle"), about=about
    )
    if band.label and height > 14 and label.width + 4 <= width:
        yield label


def _key(view):
    """Tell what the colours stand for, from the lowest value to the highest."""
    look, ink = view.look, view.colours["ink"]
    if view.panel.slim and view.panel.values.shape[-1] == 1:
        return
    digits = max(look.digits, _needed(max(abs(look.low), abs(look.high))))
    low, high = (
        Text.plain(0, 0, printed(end, digits), ink, KEY)
        for end in (look.low, look.high)
    )
    x, y = view.place.x, view.place.y + view.height + 6
    width = max(view.size[0], KEYED)
    stops = np.linspace(look.low, look.high, STOPS)[None]
    about, middle = ("key", view.panel.name), y + BAR / 2
    left, right = x + low.width + 4, x + width - high.width - 4
    yield Text(x, middle, low.spans, KEY, opacity=SOFT, about=about)
    yield Cells(left, y, max(8, right - left), BAR, look.colours(stops), about)
    end = max(x + width, left + 12 + high.width)
    yield Text(end, middle, high.spans, KEY, "end", SOFT, about)


def strong(role, theme):
    """Colour that stands for a role, and the ink on it."""
    scale = palette(theme)["roles"][role]
    place = (1 + STRONG) / 2 if scale["diverging"] else STRONG
    place *= len(scale["stops"]) - 1
    low = min(int(place), len(scale["stops"]) - 2)
    a, b = (rgb(stop) for stop in scale["stops"][low : low + 2])
    colour = np.rint(a + (b - a) * (place - low)).astype(np.uint8)
    return hexed(colour), str(ink_on(colour))


def _needed(value):
    """Decimals from which a number is not printed as 0."""
    if not 0 < value < np.inf:
        return 0
    return min(MORE, -int(np.floor(np.log10(value))))
