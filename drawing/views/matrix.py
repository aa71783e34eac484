"""A matrix, a picture or a sheet of maps: its cells, and what stands round them."""

import numpy as np

from drawing.display import Cells, Patch, Path, Text
from drawing.looks import VEIL, split
from drawing.views.around import around
from figures.paint import ink_on
from figures.theme import palette
from scenes.panels import CROSSED, DOUBTFUL, PADDING, UNREACHED

LEAST = 8  # px of a number; smaller ones are left out
MOST = (17, 0.36)  # px, and share of a large cell
TALL, WIDTH, AIR = 0.5, 0.58, 3  # of a cell's height; of a digit; px beside a number
GRID_FROM = 7  # px; smaller cells stand without lines
INSET = 0.14  # of a cell round its cross
GAPS = 1.5  # times the area of the cells in a frame: then each has its own


class Matrix:
    """A panel at its place.

    Parameters
    ----------
    panel : scenes.panels.Panel
    place : drawing.block.Place
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
        return [*around(self)]

    @property
    def height(self):
        """Px of all maps under each other."""
        return max(y for _, y in self.place.maps) + self.size[1]

    @property
    def size(self):
        """Width and height of one map."""
        rows, columns = self.panel.values.shape[-2:]
        return columns * self.place.cell[0], rows * self.place.cell[1]

    def corner(self, number):
        """Where a map begins."""
        x, y = self.place.maps[number]
        return self.place.x + x, self.place.y + y

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
            box = *self.corner(number), *self.size
            yield Cells(*box, self.painted(number, own), about)

    def patches(self, values, last):
        """Draw over maps that hold their last values what is on its way to these.

        Parameters
        ----------
        values, last : ndarray, of the panel's shape

        Yields
        ------
        item : Patch or Text
            Of each map the smallest part in which all lies, and the numbers on it.
        """
        there = ~np.isnan(values)
        differs = (there & (values != last)).reshape(self.panel.sheet.shape)
        for number, own in self._maps(values):
            if differs[number].any():
                yield from self._patch(number, own, _smallest(differs[number]))

    def renewed(self, values, changed):
        """Draw anew what has changed, of each map the smallest part in which that lies.

        Parameters
        ----------
        values : ndarray, of the panel's shape
        changed : ndarray of bool, of the panel's shape

        Yields
        ------
        items : list
            The part's Patch, which covers what was there, and what lies over it.
        """
        changed = changed.reshape(self.panel.sheet.shape)
        for number, own in self._maps(values):
            if changed[number].any():
                top, bottom, left, right = part = _smallest(changed[number])
                around = np.zeros(own.shape, bool)  # a neighbour's rim may reach in
                around[max(0, top - 1) : bottom + 1, max(0, left - 1) : right + 1] = 1
                patch, *numbers = self._patch(number, own, part)
                yield [patch, *self._over(number, own, around), *numbers]

    def _patch(self, number, values, part):
        """Draw the colours of a part of a map, and its numbers."""
        colours, inside = self.painted(number, values), np.full_like(values, np.nan)
        cells = slice(*part[:2]), slice(*part[2:])
        inside[cells] = values[cells]
        *box, _ = self._area(number, *part)
        yield Patch(*box, colours[cells], ("cells", self.panel.name))
        if self.font:
            yield from self._numbers(number, inside, colours)

    def lines(self, values):
        """Draw what lies over the colours: the grid, and what cells are besides."""
        for number, own in self._maps(values):
            yield from self._over(number, own, True)

    def _over(self, number, values, inside):
        """Draw the grid of a map, and what the cells `inside` are besides."""
        if min(self.place.cell) >= GRID_FROM:
            yield self._grid(number)
            yield from self._states(number, np.isnan(values), inside)

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
        (x, y), (width, height) = self.corner(number), self.size
        rows, columns = self.panel.values.shape[-2:]
        across, down = self.place.cell
        downs = [y + row * down for row in range(rows + 1)]
        rights = [x + column * across for column in range(columns + 1)]
        lines = [((x, at), (x + width, at)) for at in downs]
        lines += [((at, y), (at, y + height)) for at in rights]
        ink, share = split(self.colours["shades"]["line"])
        return Path(tuple(lines), stroke=ink, opacity=share)

    def _states(self, number, missing, inside):
        state = self.state(number)
        if state is None:
            return
        hatch, ink = self.colours["hatch"], self.colours["ink"]
        for kinds, draw, colour in (
            ((PADDING,), _outline, hatch),
            ((UNREACHED, DOUBTFUL), _slanted, hatch),
            ((CROSSED,), _cross, ink),
        ):
            found = np.isin(state, kinds) & ~(missing & (state == CROSSED)) & inside
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


def _smallest(cells):
    """First and next after the last row and column in which any of the cells lies."""
    ends = []
    for axis in (1, 0):
        found = np.flatnonzero(cells.any(axis=axis)).tolist()
        ends += [found[0], found[-1] + 1]
    return ends


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
