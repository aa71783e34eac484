"""The lines between nodes: their weights, and what is lit at a step."""

import numpy as np

from drawing.display import Path, Rectangle, Span, Text
from drawing.looks import hexed
from figures.paint import paint
from figures.theme import palette
from scenes.panels import CROSSED
from scenes.words.numbers import printed, shared_decimals

BARE, LEAST, MOST = 1.5, 1.2, 6.0  # px of a line without a value, and with one
FAINTEST = 0.32  # of the range: what is smaller is drawn in this colour
DIGITS = 2  # printed beside an edge
CROWD = 24  # more edges are a crowd: only those that are lit have a number
FONT = 14  # px
PLACES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78)  # along an edge, for its number
LIT = 5  # px by which the light stands out
QUIET = 0.33  # of the ink: a line without a value


class Lines:
    """One group of edges.

    Parameters
    ----------
    edges : scenes.panels.Edges
    views : dict of str to Circles
    theme : str
    """

    def __init__(self, edges, views, theme):
        self.edges, self.colours = edges, palette(theme)
        ends = (views[name] for name in (edges.a, edges.b))
        pairs = np.asarray(edges.pairs).T
        self.ends = [
            view.sheet.spots[view.panel.name][own]
            for view, own in zip(ends, pairs, strict=True)
        ]
        given = edges.values is not None
        self.values = np.asarray(edges.values, float) if given else None
        self.range = float(np.abs(self.values).max(initial=0)) or 1.0 if given else 1.0
        self.theme = theme
        self.tints = self._tints()

    def _tints(self):
        if self.values is None:
            return [self.colours["ink"]] * len(self.ends[0])
        return self._tinted(self.values)

    def _tinted(self, values):
        least = np.maximum(np.abs(values), FAINTEST * self.range)
        shown = np.sign(values) * least
        painted = paint(shown[None], self.edges.colour, self.theme, self.range)[0]
        return [
            hexed(colour) if value else self.colours["ink"]
            for value, colour in zip(values, painted, strict=True)
        ]

    @property
    def ends_of_range(self):
        """Ends of the range that there are values towards, and 0 between them."""
        signs = {*np.sign(() if self.values is None else self.values).tolist()}
        signs |= {0.0} if {-1.0, 1.0} <= signs else set()
        return [sign * self.range for sign in sorted(signs)]

    def look(self, value):
        """Colour, thickness and opacity of an edge of this value."""
        (tint,) = self._tinted(np.array([value]))
        opacity = 1.0 if value else QUIET
        return {"stroke": tint, "thickness": self._thick(value), "opacity": opacity}

    def printed(self, value):
        """Print a value as it stands beside its edge."""
        return printed(value, shared_decimals(self.values, DIGITS))

    def title(self, y, names):
        """Say what the edges do, where they have a name, over what comes of it.

        Parameters
        ----------
        y : float
        names : dict of str to str
            Of the scene's texts.
        """
        name = self.edges.name
        if name:
            across = self.ends[1][:, 0].mean()
            letters, about = names.get(name, name), ("edges", name)
            ink, middle = self.colours["ink"], (float(across), y)
            yield Text.plain(*middle, letters, ink, FONT, "middle", True, about=about)

    def still(self):
        """All lines, as no step changes them."""
        every = range(len(self.tints))
        return [self._line(edge, self._opacity(edge)) for edge in every]

    def _opacity(self, edge):
        if self.edges.state is not None and self.edges.state[edge] == CROSSED:
            return 0.25
        coloured = self.values is not None and self.values[edge]
        return 1.0 if coloured else QUIET

    def _line(self, edge, opacity=1.0, more=0.0, colour="", about="edge"):
        return Path(
            (self._points(edge),),
            stroke=colour or self.tints[edge],
            thickness=self._thickness(edge) + more,
            opacity=opacity,
            about=(about, self.edges.a, self.edges.b, edge),
        )

    def _points(self, edge):
        return tuple(tuple(map(float, end[edge])) for end in self.ends)

    def _thickness(self, edge):
        if self.values is None:
            return BARE
        return self._thick(self.values[edge])

    def _thick(self, value):
        return LEAST + (MOST - LEAST) * abs(value) / self.range

    def lit(self, step):
        """Numbers of the edges on which something runs at a step."""
        ways = [way for way in (self.edges.lit, self.edges.back) if way is not None]
        return [int(edge) for way in ways for edge in way.at(step)]

    def light(self, step):
        """Lines that are lit at a step, each over its light."""
        accent = self.colours["accent"]["cell"]
        return [
            item
            for edge in self.lit(step)
            for item in (
                self._line(edge, 1.0, LIT, accent, "lit"),
                self._line(edge, self._opacity(edge)),
            )
        ]

    def numbers(self, step, taken):
        """Numbers beside the edges that are lit, and beside all where these are few.

        Parameters
        ----------
        step : int
        taken : list of (x, y, width, height)
            Where something stands; grows.
        """
        if self.values is None:
            return
        lit = self.lit(step)
        few = range(len(self.tints)) if len(self.tints) <= CROWD else ()
        for edge in [*lit, *(other for other in few if other not in lit)]:
            text = self.printed(self.values[edge])
            box = self._free(edge, Span(text, "").width(FONT) + 6, taken)
            if box:
                taken.append(box)
                yield from self._plate(edge, text, box, edge in lit)

    def _free(self, edge, width, taken):
        (ax, ay), (bx, by) = self._points(edge)
        height = FONT + 4
        for share in PLACES:
            x, y = ax + (bx - ax) * share, ay + (by - ay) * share
            box = x - width / 2, y - height / 2, width, height
            if not any(_meet(box, other) for other in taken):
                return box
        return None

    def _plate(self, edge, text, box, lit):
        x, y, width, height = box
        about = ("weight", self.edges.a, self.edges.b, edge)
        rim = self.colours["accent"]["cell"] if lit else ""
        yield Rectangle(*box, self.colours["ground"], rim, 2, 4, 0.94)
        yield Text.plain(
            *(x + width / 2, y + height / 2, text, self.colours["ink"], FONT, "middle"),
            bold=lit,
            about=about,
        )


def _meet(a, b):
    return (
        a[0] < b[0] + b[2]
        and b[0] < a[0] + a[2]
        and a[1] < b[1] + b[3]
        and b[1] < a[1] + a[3]
    )
