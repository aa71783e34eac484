"""A Scene laid out on a sheet: what stands still there, and what each step brings."""

import math
from functools import cached_property

import numpy as np

from drawing.block import Area, wrapped
from drawing.display import LETTER, Display, Text
from drawing.layout import places
from drawing.looks import looks
from drawing.views.curve import Plot
from drawing.views.edge_key import TALL, edge_key
from drawing.views.edges import Lines
from drawing.views.marks import frames
from drawing.views.matrix import Matrix
from drawing.views.nodes import Circles, Sheet
from drawing.words.arithmetic import LINES as LINED
from drawing.words.equation import MOST, RESULTS, Sentence, broken
from drawing.words.narration import narrate
from figures.theme import GROUND, palette
from scenes.panels import Curve, Nodes
from scenes.replay import Replay

SIZE = (1280, 720)  # px
EDGE = 16  # px round everything
TITLE = 22  # px of the title's letters
NARROW = 700  # px; narrower drawings have smaller letters
TOLD, COUNTED = (17, 14), (16, 12)  # px of letters: narration, equation; on narrow ones
LEADING = 1.4  # px of a line, in letters
LINES, SENTENCE = 4, 2  # at least, of an equation, of a sentence
TERM, RESULT = 18, 43  # letters at most, of a term, of a result with a line of its own
NAMES = 24  # px over nodes, where edges have names
SHEET = 0.54  # of the width, where panels stand beside the nodes


def draw(scene, step, texts=None, theme="light", size=SIZE):
    """Draw a Scene after a step.

    Parameters
    ----------
    step : int
        From 0 on.
    scene, texts, theme, size
        As of `Board`.

    Returns
    -------
    display : drawing.display.Display
    """
    if not 0 <= step < scene.steps:
        raise ValueError(f"the scene has the steps 0 to {scene.steps - 1}, not {step}")
    return Board(scene, texts, theme, size).at(step)


class Board:
    """A Scene laid out.

    Parameters
    ----------
    scene : Scene
    texts : dict, optional
        The stage's own, with ``title``, ``panels`` and ``narration`` for this scene;
        without them, names stand there and no sentence.
    theme : str
        ``light`` or ``dark``.
    size : (int, int)
        Width and height, in px.
    """

    def __init__(self, scene, texts=None, theme="light", size=SIZE):
        if scene is None:
            raise ValueError("there is no scene: what is open there plays none")
        if theme not in GROUND:
            raise ValueError(f"theme must be {' or '.join(GROUND)}, got {theme!r}")
        self.scene, self.texts, self.theme = scene, texts or {}, theme
        self.width, self.height = size
        self.colours = palette(theme)
        self.looks = looks(scene, theme)
        self.replay = Replay(scene)
        self.views = self._views()
        self.lines = [Lines(edges, self.views, theme) for edges in scene.edges]
        self.sentence = Sentence(self.views, self.colours, self.texts)

    @property
    def titles(self):
        """What each panel is called, with a remark behind it."""
        names = self.texts.get("panels", {})
        return {
            panel.name: " ".join(
                filter(None, [names.get(panel.name, panel.name), _note(panel)])
            )
            for panel in self.scene.panels
        }

    @cached_property
    def foot(self):
        """Px below the panels, for narration and equation."""
        told, equation = self.rows
        told, equation = told * self.told_size, equation * self.counted_size
        return LEADING * (told + equation) + EDGE

    @cached_property
    def told_size(self):
        """Px of the narration's letters."""
        return TOLD[self.width < NARROW]

    @cached_property
    def counted_size(self):
        """Px of the equation's letters."""
        return COUNTED[self.width < NARROW]

    @cached_property
    def rows(self):
        """Lines for narration and equation; none where there is none."""
        wide, said = self.width - 2 * EDGE, self.texts.get("narration", {})
        sentences = [said.get(key, "") for key in self.scene.narration.keys]
        told = [len(wrapped(each, wide, self.told_size)) for each in sentences]
        room = wide / (LETTER * self.counted_size)  # letters
        pieces = [_pieces(equation) for equation in self.scene.equations]
        counted = [count / max(1, room // letters) for count, letters in pieces]
        return (
            max([SENTENCE, *told]) if said else 0,
            max([LINES, *map(math.ceil, counted)]) if counted else 0,
        )

    @property
    def spare(self):
        """Px of its height that it does not need."""
        places = [view.place for view in self.views.values() if hasattr(view, "place")]
        if len(places) < len(self.views):
            return 0  # nodes take what there is
        ends = [place.area.y + place.area.height for place in places]
        tops = [place.area.y for place in places]
        return self.height - self.head - self.foot - (max(ends) - min(tops))

    @property
    def head(self):
        """Px above the panels, for the title."""
        return EDGE + (TITLE * LEADING if self.texts.get("title") else 0)

    @property
    def _names_edges(self):
        return any(edges.name for edges in self.scene.edges)

    @property
    def _keys_edges(self):
        return any(edges.values is not None for edges in self.scene.edges)

    @property
    def _room(self):
        """Area of all panels."""
        head = self.head + (NAMES if self._names_edges else 0)
        high = self.height - head - self.foot
        return Area(EDGE, head, self.width - 2 * EDGE, high)

    def _views(self):
        """How each panel is drawn, by name."""
        room = self._room
        nodes = [panel for panel in self.scene.panels if isinstance(panel, Nodes)]
        others = [panel for panel in self.scene.panels if not isinstance(panel, Nodes)]
        views = {}
        if nodes:
            share = SHEET if others else 1
            high = room.height - (TALL if self._keys_edges else 0)
            own = Area(room.x, room.y, room.width * share, high)
            sheet = Sheet.of(nodes, self.looks, own)
            views = {n.name: Circles(n, sheet, self.looks[n.name]) for n in nodes}
            left = room.x + own.width + EDGE
            room = Area(left, room.y, self.width - EDGE - left, room.height)
        at = places(others, self.titles, room)
        views |= {panel.name: self._view(panel, at[panel.name]) for panel in others}
        return {panel.name: views[panel.name] for panel in self.scene.panels}

    def _view(self, panel, place):
        if isinstance(panel, Curve):
            return Plot(panel, place, self.looks, self.scene)
        return Matrix(panel, place, self.looks[panel.name], self.titles[panel.name])

    @property
    def gaining(self):
        """Names of the panels that steps fill."""
        return self.replay.gaining

    def frame(self):
        """Draw what no step changes, the cells of the panels left out."""
        ink = self.colours["ink"]
        title = self.texts.get("title")
        if title:
            at = EDGE, EDGE + TITLE * LEADING / 2
            yield Text.plain(*at, title, ink, TITLE, bold=True, about=("title",))
        for lines in self.lines:
            yield from lines.still()
            yield from lines.title(self.head + NAMES / 2, self.texts.get("names", {}))
        yield from self._key()
        for view in self.views.values():
            yield from view.frame()

    def _key(self):
        """Say under the nodes what the edges' colours and widths stand for."""
        circles = (view for view in self.views.values() if isinstance(view, Circles))
        if self._keys_edges:
            y = self._room.y + self._room.height - TALL / 2
            told = self.texts.get("edges", {})
            yield from edge_key(self.lines, told, next(circles).sheet.middle, y)

    def at(self, step):
        """Draw the Scene after a step.

        Parameters
        ----------
        step : int
            From 0 on.

        Returns
        -------
        display : Display
        """
        moment = self.replay.at(step)
        items = *self.under(moment), *self.over(moment)
        return Display(self.width, self.height, self.colours["ground"], items)

    def under(self, moment):
        """Draw the panels, and what stands round them."""
        yield from self.frame()
        for lines in self.lines:
            yield from lines.light(moment.step)
        for name, values in self._in_order(moment.panels):
            yield from self.views[name].cells(values)
        yield from self.numbers(moment.step)

    def over(self, moment):
        """Draw what lies over the panels at a step, and the words below them."""
        yield from self.dots(moment.step)
        yield from frames(self.views, moment, self.colours["accent"])
        yield from self.told(moment)
        yield from self.counted(moment)

    def _in_order(self, panels):
        """Tabs first: they lie under the nodes that they belong to."""
        return sorted(panels.items(), key=lambda pair: not self.views[pair[0]].is_tab)

    def numbers(self, step):
        """Numbers beside the edges of a step."""
        nodes = [v for v in self.views.values() if isinstance(v, Circles)]
        boxes = [v.box(c) for v in nodes for c in range(len(v.panel.values))]
        taken = [box[:4] for box in boxes if box]
        return [item for lines in self.lines for item in lines.numbers(step, taken)]

    def dots(self, step):
        """Dots of the curves at a step."""
        plots = [view for view in self.views.values() if isinstance(view, Plot)]
        return [item for plot in plots for item in plot.at(step)]

    def told(self, moment):
        """Write the sentence about a step."""
        for row, line in enumerate(self.told_lines(moment)):
            y = self.height - self.foot + self.told_size * LEADING * (row + 0.5)
            at = self.width / 2, y, line, self.colours["ink"], self.told_size, "middle"
            yield Text.plain(*at, about=("told",))

    def told_lines(self, moment):
        """Lines of the sentence."""
        sentence = narrate(self.scene, moment, self.texts, self.looks)
        wide = self.width - 2 * EDGE
        return wrapped(sentence, wide, self.told_size) if sentence else []

    def counted(self, moment):
        """Write the arithmetic of a step, line by line."""
        _, most = self.rows
        for row, line in enumerate(self.counted_lines(moment)[:most]):
            y = self.counted_top + self.counted_size * LEADING * (row + 0.5)
            at = self.width / 2, y, line, self.counted_size, "middle"
            yield Text(*at, about=("equation",))

    @property
    def counted_top(self):
        """Where the equation begins."""
        return self.height - EDGE / 2 - self.counted_size * LEADING * self.rows[1]

    def counted_lines(self, moment):
        """Lines of spans of the arithmetic."""
        rows = self.sentence.pieces(moment.numbers)
        return broken(rows, self.width - 2 * EDGE, self.counted_size)


def _pieces(equation):
    """Say how many pieces a step has at most, and how many letters each, about."""
    if equation.kind in LINED:
        return min(RESULTS, int(equation.result_cells.counts.max(initial=0))), RESULT
    counts = [group.values_cells.counts for group in equation.groups]
    return 2 + min(MOST, int(np.sum(counts, axis=0).max(initial=0))), TERM  # b, result


def _note(panel):
    return getattr(panel, "note", "").replace(" ", "\u00a0")
