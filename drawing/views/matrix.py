"""A matrix, a picture or a sheet of maps: its cells, and what stands round them."""

import numpy as np

from drawing.display import Cells, Path, Rectangle, Text
from drawing.layout import KEYED, LABELLED, NAME, NAMED, SHAPE, SIGN, wrapped
from drawing.looks import VEIL, hexed, split
from drawing.words.numbers import printed
from figures.paint import ink_on, rgb
from figures.theme import palette
from scenes.panels import CROSSED, DOUBTFUL, PADDING, UNREACHED

LEAST = 8  # px of a number; smaller ones are left out
MOST = (17, 0.36)  # px, and share of a large cell
TALL, WIDTH, AIR = 0.5, 0.58, 3  # of a cell's height; of a digit; px beside a number
GRID_FROM = 7  # px; smaller cells stand without lines
STOPS, BAR, KEY = 9, 8, 12  # of the key: colours, px of their height, px of its letters
MORE = 6  # decimals of the key at most
STRONG = 0.7  # of a role's range: the colour of its bands
BAND_GAP = 3  # px between bands and cells
INSET = 0.14  # of a cell round its cross
SOFT = 0.65  # opacity of what stands beside
GAPS = 1.5  # times the area of the cells in a frame: then each has its own


class Matrix:
    """A panel at its place.

    Parameters
    ----------
    panel : scenes.panels.Panel
    place : drawing.layout.Place
    look : drawing.looks.Look
    title : str
    """

    def __init__(self, panel, place, look, title):
        self.panel, self.place, self.look, self.title = panel, place, look, title
        self.colours = palette(look.theme)
        self.font = 0 if panel.pick else self._font()

    def _font(self):
        """Px at which every number fits its cell; 0 if that is too small."""
        across, down = self.place.cell
        look = self.look
        longest = max(len(look.print(look.low)), len(look.print(look.high)))
        fits = (across - AIR) / (longest * WIDTH), down * TALL
        size = min(*fits, max(MOST[0], down * MOST[1]))
        return 0 if size < LEAST else int(size)

    is_tab = False

    def frame(self):
        """Draw what no step changes: name, shape, labels, bands, key, sign."""
        return [*self._caption(), *self._labels(), *self._bands(), *self._key()]

    def _caption(self):
        place, ink = self.place, self.colours["ink"]
        sign = getattr(self.panel, "operator", "")
        left = place.area.x + (len(sign) * SIGN + 8 if sign else 0)
        if sign:
            middle = place.y + self._height / 2
            yield Text.plain(
                *(place.area.x, middle, sign, ink, 22), opacity=SOFT, about=("sign",)
            )
        lines = wrapped(self.title, place.area.width, NAMED)
        name = ("name", self.panel.name)
        for row, line in enumerate(lines):
            y = place.area.y + NAME * (row + 0.5)
            yield Text.plain(left, y, line, ink, NAMED, bold=True, about=name)
        y = place.area.y + NAME * len(lines) + SHAPE / 2
        shape = self.panel.shape or self.panel.values.shape
        text = " × ".join(map(str, shape))
        yield Text.plain(left, y, text, ink, 13, opacity=SOFT, about=("shape", name[1]))

    @property
    def _height(self):
        return max(y for _, y in self.place.maps) + self._size[1]

    @property
    def _size(self):
        """Width and height of one map."""
        rows, columns = self.panel.values.shape[-2:]
        return columns * self.place.cell[0], rows * self.place.cell[1]

    def corner(self, number):
        """Where a map begins."""
        x, y = self.place.maps[number]
        return self.place.x + x, self.place.y + y

    def _labels(self):
        for number, label in enumerate(self.panel.cards[: len(self.place.maps)]):
            x, y = self.corner(number)
            about = ("card", self.panel.name, number)
            ink = self.colours["ink"]
            yield Text.plain(
                *(x, y - LABELLED / 2, label, ink, 12), opacity=SOFT, about=about
            )

    def _bands(self):
        (x, y), (across, down) = self.corner(0), self.place.cell
        for band in self.panel.row_bands:
            thick = (20 if any(b.label for b in self.panel.row_bands) else 8) - BAND_GAP
            start = y + band.start * down
            box = x - thick - BAND_GAP, start, thick, (band.stop - band.start) * down
            yield from self._band(band, box)
        for band in self.panel.column_bands:
            named = any(b.label for b in self.panel.column_bands)
            thick = (20 if named else 8) - BAND_GAP
            start = x + band.start * across
            box = start, y - thick - BAND_GAP, (band.stop - band.start) * across, thick
            yield from self._band(band, box)

    def _band(self, band, box):
        colour, ink = strong(band.colour, self.look.theme)
        about = ("band", self.panel.name)
        yield Rectangle(*box, fill=colour, about=about)
        x, y, width, height = box
        label = Text.plain(
            *(x + width / 2, y + height / 2, band.label, ink, 12, "middle"), about=about
        )
        if band.label and height > 14 and label.width + 4 <= width:
            yield label

    def _key(self):
        """Tell what the colours stand for, from the lowest value to the highest."""
        look, ink = self.look, self.colours["ink"]
        if self.panel.slim and self.panel.values.shape[-1] == 1:
            return
        digits = max(look.digits, _needed(max(abs(look.low), abs(look.high))))
        low, high = (
            Text.plain(0, 0, printed(end, digits), ink, KEY)
            for end in (look.low, look.high)
        )
        x, y = self.place.x, self.place.y + self._height + 6
        width = max(self._size[0], KEYED)
        stops = np.linspace(look.low, look.high, STOPS)[None]
        about, middle = ("key", self.panel.name), y + BAR / 2
        left, right = x + low.width + 4, x + width - high.width - 4
        yield Text(x, middle, low.spans, KEY, opacity=SOFT, about=about)
        yield Cells(left, y, max(8, right - left), BAR, look.colours(stops), about)
        end = max(x + width, left + 12 + high.width)
        yield Text(end, middle, high.spans, KEY, "end", SOFT, about)

    def cells(self, values):
        """Draw what stands in the cells when they hold some values.

        Parameters
        ----------
        values : ndarray, of the panel's shape
            NaN where nothing has arrived.

        Returns
        -------
        items : list
        """
        return [*self.tints(values), *self.lines(values), *self.numbers(values)]

    def _maps(self, values):
        return enumerate(values.reshape(self.panel.sheet.shape))

    def tints(self, values):
        """Draw the colours of the cells alone."""
        for number, own in self._maps(values):
            about = ("cells", self.panel.name, number)
            box = *self.corner(number), *self._size
            yield Cells(*box, self.painted(number, own), about)

    def lines(self, values):
        """Draw what lies over the colours: the grid, and what cells are besides."""
        for number, own in self._maps(values):
            if min(self.place.cell) >= GRID_FROM:
                yield self._grid(number)
                yield from self._states(number, np.isnan(own))

    def veils(self, values):
        """Draw the veils alone over cells that do not count."""
        for number, own in self._maps(values):
            state = self.state(number)
            veiled = np.isin(0 if state is None else state, (CROSSED, DOUBTFUL))
            cells = np.flatnonzero(veiled & ~np.isnan(own))
            boxes = tuple(_corners(self._box(number, cell)) for cell in cells)
            if boxes:
                yield Path(boxes, self.colours["ground"], opacity=VEIL)

    def numbers(self, values):
        """Draw the numbers, if they can be read."""
        for number, own in self._maps(values):
            if self.font:
                yield from self._numbers(number, own, self.painted(number, own))

    def state(self, number):
        """Tell what each cell of a map is besides its value; None: all are real."""
        state = self.panel.state
        return state[number] if state is not None and state.ndim == 3 else state

    def missing(self, values):
        """Which cells wait for a value: bool, of the panel's sheet's shape."""
        states = [self.state(number) for number in range(len(self.panel.sheet))]
        waiting = np.isnan(values.reshape(self.panel.sheet.shape))
        given = [s if s is not None else np.zeros(waiting.shape[1:]) for s in states]
        return waiting & (np.array(given) != UNREACHED)

    def painted(self, number, values):
        """Colours of a map: uint8 (rows, columns, 3)."""
        return self.look.colours(values, number, self.state(number))

    def _grid(self, number):
        (x, y), (width, height) = self.corner(number), self._size
        rows, columns = self.panel.values.shape[-2:]
        across, down = self.place.cell
        downs = [y + row * down for row in range(rows + 1)]
        rights = [x + column * across for column in range(columns + 1)]
        lines = [((x, at), (x + width, at)) for at in downs]
        lines += [((at, y), (at, y + height)) for at in rights]
        ink, share = split(self.colours["shades"]["line"])
        return Path(tuple(lines), stroke=ink, opacity=share)

    def _states(self, number, missing):
        state = self.state(number)
        if state is None:
            return
        hatch, ink = self.colours["hatch"], self.colours["ink"]
        for kinds, draw, colour in (
            ((PADDING,), _outline, hatch),
            ((UNREACHED, DOUBTFUL), _slanted, hatch),
            ((CROSSED,), _cross, ink),
        ):
            found = np.isin(state, kinds) & ~(missing & (state == CROSSED))
            cells = np.flatnonzero(found)
            lines = [line for cell in cells for line in draw(*self._box(number, cell))]
            about = ("state", self.panel.name, number, *map(int, cells))
            dashed = PADDING in kinds
            if lines:
                yield Path(tuple(lines), stroke=colour, dashed=dashed, about=about)

    def _numbers(self, number, values, colours):
        state, inks = self.state(number), ink_on(colours)
        first = number * values.size
        for cell, value in enumerate(values.ravel().tolist()):
            if not np.isfinite(value):
                continue
            kind = 0 if state is None else state.flat[cell]
            veiled = kind in (CROSSED, DOUBTFUL)
            ink = self.colours["ink"] if veiled else str(inks.flat[cell])
            x, y, width, height = self._box(number, cell)
            yield Text.plain(
                *(x + width / 2, y + height / 2, self.look.print(value), ink),
                *(self.font, "middle"),
                opacity=0.5 if kind == CROSSED else 1.0,
                about=("number", self.panel.name, first + cell),
            )

    def _box(self, number, cell):
        row, column = divmod(int(cell), self.panel.values.shape[-1])
        (x, y), (across, down) = self.corner(number), self.place.cell
        return x + column * across, y + row * down, across, down

    def box(self, cell):
        """Where a cell lies, by its flat index: x, y, width, height."""
        rows, columns = self.panel.values.shape[-2:]
        return self._box(*divmod(int(cell), rows * columns))

    def frames(self, cells):
        """Frame some cells on every map, and each of them where there are gaps.

        Parameters
        ----------
        cells : ndarray of int
            Flat indices.

        Returns
        -------
        boxes : list of (x, y, width, height, radius)
        """
        rows, columns = self.panel.values.shape[-2:]
        maps, inside = np.divmod(cells, rows * columns)
        boxes = []
        for number in sorted(set(maps.tolist())):
            own = inside[maps == number]
            down, across = np.divmod(own, columns)
            sides = [(int(at.min()), int(at.max()) + 1) for at in (down, across)]
            (top, bottom), (left, right) = sides
            boxes.append(self._area(number, top, bottom, left, right))
            if (bottom - top) * (right - left) > GAPS * len(own):
                boxes += [(*self._box(number, cell), 0.0) for cell in own]
        return boxes

    def _area(self, number, top, bottom, left, right):
        (x, y), (across, down) = self.corner(number), self.place.cell
        at = x + left * across, y + top * down
        return *at, (right - left) * across, (bottom - top) * down, 0.0

    def sign(self, value, cell):
        """Colour in which the number of a cell can be read on the ground."""
        return self.look.sign(value, self.number(cell))

    def number(self, cell):
        """Which of the maps a cell is on."""
        rows, columns = self.panel.values.shape[-2:]
        return int(cell) // (rows * columns)


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


def _corners(box):
    x, y, width, height = box
    right, bottom = x + width, y + height
    return (x, y), (right, y), (right, bottom), (x, bottom)


def _outline(x, y, width, height):
    right, bottom = x + width - 0.5, y + height - 0.5
    x, y = x + 0.5, y + 0.5
    return [((x, y), (right, y), (right, bottom), (x, bottom), (x, y))]


def _slanted(x, y, width, height):
    """Slanted lines, inside of the box."""
    side = min(width, height)
    step = max(4, side / 4)
    for shift in np.arange(-side + step, side, step).tolist():
        low, high = max(0, shift), min(side, shift + side)
        yield (
            (x + low * width / side, y + (side - low + shift) * height / side),
            (x + high * width / side, y + (side - high + shift) * height / side),
        )


def _cross(x, y, width, height):
    inset = min(width, height) * INSET
    left, right = x + inset, x + width - inset
    top, bottom = y + inset, y + height - inset
    return [((left, top), (right, bottom)), ((left, bottom), (right, top))]
