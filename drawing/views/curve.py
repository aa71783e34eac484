"""Functions as lines over an axis, with a dot at the value of the step."""

import math

import numpy as np

from drawing.block import NAME, NAMED, SIGN
from drawing.display import Path, Rectangle, Span, Text
from drawing.looks import hexed, split
from figures.paint import paint
from figures.theme import palette
from scenes.words.numbers import printed

EDGE = (42, 10, 10, 20)  # px round the plot: left, right, top, bottom
TICK, VALUE = 12, 14  # px of letters
EVERY = (62, 40)  # px between ticks, about
AIR = 0.06  # of the range, above and below the lines
DOT = 6  # px


class Axis:
    """From `low` to `high` in value, from `start` to `end` in px."""

    def __init__(self, low, high, start, end, every):
        self.low, self.high, self.start, self.end = low, high, start, end
        step = _step((high - low) * every / abs(end - start))
        self.digits = max(0, -math.floor(math.log10(step) + 1e-9))
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        self.ticks = [number * step for number in range(first, last + 1)]

    def at(self, value):
        """Px at which a value lies."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def zero(self):
        """Where the other axis stands: at zero, or at the near edge."""
        return self.at(min(self.high, max(self.low, 0)))


def _step(least):
    """1, 2 or 5 times a power of ten, at least `least`."""
    power = 10 ** math.floor(math.log10(least))
    return next(f * power for f in (1, 2, 5, 10) if f * power >= least * (1 - 1e-9))


class Plot:
    """A curve at its place.

    Parameters
    ----------
    panel : scenes.panels.Curve
    place : drawing.block.Place
    looks : dict of str to Look
        Of all panels: its dots stand at their numbers.
    scene : Scene
    """

    def __init__(self, panel, place, looks, scene):
        self.panel, self.place, self.scene = panel, place, scene
        self.look, self.looks = looks[panel.name], looks
        self.colours = palette(self.look.theme)
        left, right, top, bottom = EDGE
        width, height = (n * c for n, c in zip((26, 20), place.cell, strict=True))
        heights = np.array([values for _, values, _ in panel.lines], float)
        across = self._reach(0, np.asarray(panel.x, float), looks, 0)
        up = self._reach(2, heights, looks, AIR)
        ends = (place.x + left, place.x + width - right)
        self.across = Axis(*across, *ends, EVERY[0])
        ends = (place.y + height - bottom, place.y + top)
        self.up = Axis(*up, *ends, EVERY[1])
        one, theme = np.ones((1, 1)), self.look.theme
        strongest = (paint(one, role, theme, 1) for *_, role in panel.lines)
        self.tints = [hexed(colour[0, 0]) for colour in strongest]

    def _reach(self, side, values, looks, air):
        """Span the lines' own numbers, and those that a dot may stand at."""
        ends = [looks[dot[side]] for dot in self.panel.dots]
        own = [end for look in ends for end in (look.low, look.high)]
        numbers = np.array([*values[np.isfinite(values)].tolist(), *own])
        low, high = numbers.min(), numbers.max()
        margin = (high - low or 1) * air
        return low - margin, high + margin + (0 if high > low else 1e-9)

    def frame(self):
        """Draw what no step changes: axes and lines."""
        return [*self._names(), *self._axes(), *self._lines()]

    def _names(self):
        x, y = self.place.area.x, self.place.area.y + NAME / 2
        for (label, *_), tint in zip(self.panel.lines, self.tints, strict=True):
            text = Text.plain(x, y, label, tint, NAMED, bold=True)
            yield text
            x += text.width + SIGN

    def _axes(self):
        across, up, ink = self.across, self.up, self.colours["ink"]
        _, share = split(self.colours["shades"]["line"])
        grid = [((x, up.start), (x, up.end)) for x in map(across.at, across.ticks)]
        grid += [((across.start, y), (across.end, y)) for y in map(up.at, up.ticks)]
        axes = (
            ((across.start, up.zero), (across.end, up.zero)),
            ((across.zero, up.start), (across.zero, up.end)),
        )
        yield Path(tuple(grid), stroke=ink, opacity=share)
        yield Path(axes, stroke=ink, thickness=1.5, opacity=0.6)
        for tick in across.ticks:
            text = printed(tick, across.digits)
            place = across.at(tick), up.start + TICK
            yield Text.plain(*place, text, ink, TICK, "middle", opacity=0.65)
        for tick in up.ticks:
            text = printed(tick, up.digits)
            place = across.start - 5, up.at(tick)
            yield Text.plain(*place, text, ink, TICK, "end", opacity=0.65)

    def _lines(self):
        for (_, values, _), tint in zip(self.panel.lines, self.tints, strict=True):
            pairs = zip(self.panel.x, values, strict=True)
            points = ((self.across.at(x), self.up.at(y)) for x, y in pairs)
            line = tuple((round(float(x), 1), round(float(y), 1)) for x, y in points)
            about = ("line", self.panel.name)
            yield Path((line,), stroke=tint, thickness=3, about=about)

    def dots(self, step):
        """Where the dots stand at a step: pairs (x, y), None for one that does not."""
        return [self._dot(dot, step) for dot in self.panel.dots]

    def _dot(self, dot, step):
        sides = (dot[:2], dot[2:])
        found = [
            self.scene.panel(name).values.reshape(-1)[cells.at(step)[:1]]
            for name, cells in sides
        ]
        spot = tuple(float(values[0]) for values in found if len(values))
        return spot if len(spot) == 2 and all(map(math.isfinite, spot)) else None

    def at(self, step):
        """Draw the dots of a step, their guides and numbers."""
        accent = self.colours["accent"]["cell"]
        shown = [
            (spot, tint)
            for spot, tint in zip(self.dots(step), self.tints, strict=False)
            if spot
        ]
        for (x, y), _ in shown:
            px, py = self.across.at(x), self.up.at(y)
            line = ((px, self.up.start), (px, py), (self.across.start, py))
            yield Path((line,), stroke=accent, thickness=2, dashed=True)
        for (x, y), tint in shown:
            box = self.across.at(x) - DOT, self.up.at(y) - DOT, 2 * DOT, 2 * DOT
            about = ("dot", self.panel.name, x, y)
            yield Rectangle(*box, tint, accent, 3, DOT, about=about)
        for x, text in self._printed(step, 0):
            yield from self._plate(text, self.across.at(x), self.up.start + 11)
        for y, text in self._printed(step, 1):
            yield from self._plate(text, self.across.start - 22, self.up.at(y))

    def _printed(self, step, side):
        """Numbers at which dots stand along an axis, and how their cells print them."""
        pairs = zip(self.panel.dots, self.dots(step), strict=True)
        texts = {spot[side]: (dot[2 * side], spot[side]) for dot, spot in pairs if spot}
        for number, (name, value) in sorted(texts.items()):
            yield number, self.looks[name].print(value)

    def _plate(self, text, x, y):
        ink = self.colours["ink"]
        rim = self.colours["accent"]["cell"]
        width, height = Span(text, ink).width(VALUE) + 8, VALUE * 1.25
        ground = self.colours["ground"]
        box = x - width / 2, y - height / 2, width, height
        yield Rectangle(*box, ground, rim, 1.5, 4)
        yield Text.plain(x, y, text, ink, VALUE, "middle", bold=True)
