"""What each step changes of a figure: shapes, the image over them, the lines below.

plotly.js merges a frame into the layout item by item, so a frame says of each item just
what may change, and always all of that: whoever jumps comes from anywhere.
"""

from functools import cached_property
from html import escape

import numpy as np

from drawing.animation.shapes import NOTHING, cover, outline
from drawing.views.curve import Plot
from drawing.views.marks import HALO, OTHERS, THICK
from drawing.views.matrix import Matrix
from drawing.views.nodes import Circles
from drawing.ways.svg import document
from figures.paint import shaded
from scenes.gains import Gains

MOST = 1000  # frames
SIGNS = {ord(sign): f"%{ord(sign):02X}" for sign in '%#<>/"'}  # not as they are


class Steps:
    """What the steps of a board change.

    Parameters
    ----------
    board : drawing.board.Board
    """

    def __init__(self, board):
        self.board, self.scene = board, board.scene
        self.covered = [n for n in board.gaining if isinstance(board.views[n], Matrix)]
        self.nodes = [n for n, view in board.views.items() if isinstance(view, Circles)]
        self.nodes.sort(key=lambda name: not board.views[name].is_tab)

    def __iter__(self):
        """Give the frame of each step, a plain dict; of very many steps, of some."""
        last = self.scene.steps - 1
        every = -(-self.scene.steps // MOST)
        for moment in self.board.replay:
            if moment.step % every == 0 or moment.step == last:
                yield {"name": str(moment.step), "layout": self.layout(moment)}

    @cached_property
    def last(self):
        """What each panel holds after the last step."""
        return self.board.replay.at(self.scene.steps - 1).panels

    @cached_property
    def passing(self):
        """Names of the covered panels whose cells do not hold their last value at once.

        They are drawn as patches until they do.
        """
        return [name for name in self.covered if not self._comes_once(name)]

    def _comes_once(self, name):
        gains = Gains.of(self.scene, name)
        once = len(np.unique(gains.cells)) == len(gains.cells)
        last = self.last[name].reshape(-1)[gains.cells]
        stays = np.array_equal(last, gains.values, equal_nan=True)
        return once or bool(gains.fresh.all() and stays)

    def still(self):
        """Items that no step changes, colours of maps left out."""
        yield from self.board.frame()
        for name, values in self.last.items():
            view = self.board.views[name]
            if isinstance(view, Matrix):
                yield from view.veils(values)
                yield from () if name in self.passing else view.lines(values)
                yield from view.numbers(values)

    def changing(self, moment):
        """Items that are drawn anew at each step."""
        board, step = self.board, moment.step
        items = [item for lines in board.lines for item in lines.light(step)]
        for name in self.passing:
            items += board.views[name].patches(moment.panels[name], self.last[name])
        for name in self.nodes:
            items += board.views[name].cells(moment.panels[name])
        return [*items, *board.numbers(step), *board.dots(step)]

    def above(self):
        """Items that no step changes, over those that are drawn anew."""
        views = self.board.views
        return [i for name in self.passing for i in views[name].lines(self.last[name])]

    @property
    def is_drawn(self):
        """Whether anything is drawn anew."""
        plots = (isinstance(view, Plot) for view in self.board.views.values())
        return bool(self.passing or self.nodes or self.board.lines or any(plots))

    def shapes(self):
        """How covers, the rim of all marks, and the marks look."""
        colour = "#" + "".join(f"{p:02x}" for p in shaded("empty", self.board.theme))
        bare = {"type": "path", "layer": "above", "fillcolor": colour}
        bare |= {"line": {"width": 0}}
        covers = [bare | {"name": f"cover {name}"} for name in self.covered]
        rim, share, more = HALO
        return [*covers, _line("rim", rim, OTHERS + more, share), *self._marks()]

    def _marks(self):
        accent = self.board.colours["accent"]
        for mark in self.scene.marks:
            name, thick = f"mark {mark.panel}", THICK.get(mark.style, OTHERS)
            yield _line(name, accent[mark.style], thick, 1)

    def paths(self, moment):
        """Paths of the same shapes at a step."""
        views = self.board.views
        covers = [
            cover(views[name], views[name].missing(moment.panels[name]))
            for name in self.covered
        ]
        boxes = {mark: views[mark.panel].frames(own) for mark, own in moment.marks}
        marks = ["".join(map(outline, boxes.get(m, ()))) for m in self.scene.marks]
        return [path or NOTHING for path in (*covers, "".join(marks), *marks)]

    def lines(self, moment):
        """Text of sentence and equation, as Plotly's annotations take it."""
        told = "<br>".join(escape(line) for line in self.board.told_lines(moment))
        counted = self.board.counted_lines(moment)
        ink = self.board.colours["ink"]
        return told, "<br>".join(_coloured(line, ink) for line in counted)

    def layout(self, moment):
        """Tell what a step changes of the layout."""
        changed = {
            "shapes": [{"path": path} for path in self.paths(moment)],
            "annotations": [{"text": text or " "} for text in self.lines(moment)],
        }
        if self.is_drawn:
            image = self.image(self.changing(moment))
            changed["images"] = [{}, {"source": image}]
        return changed

    def image(self, items):
        """Return items as an image of the whole drawing, in an address of its own."""
        board = self.board
        return address(document(items, board.width, board.height))


def address(svg):
    """Return SVG as an address that holds it."""
    return "data:image/svg+xml;charset=utf-8," + svg.translate(SIGNS)


def _line(name, colour, width, opacity):
    look = {"line": {"color": colour, "width": width}, "opacity": opacity}
    return {"type": "path", "layer": "above", "name": name} | look


def _coloured(spans, ink):
    """Spans as Plotly's HTML; neighbours of one look stand together."""
    merged = []
    for span in spans:
        look = span.colour, span.bold
        if merged and merged[-1][0] == look:
            merged[-1][1].append(span.letters)
        else:
            merged.append((look, [span.letters]))
    return "".join(_dressed(*look, "".join(parts), ink) for look, parts in merged)


def _dressed(colour, bold, letters, ink):
    text = escape(letters, quote=False)
    text = f"<b>{text}</b>" if bold else text
    return text if colour == ink else f'<span style="color:{colour}">{text}</span>'
