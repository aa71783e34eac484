"""Scenes that play one after the other on the same stage."""

from dataclasses import replace

import numpy as np

from scenes.scene import Mark, Narration, Scene


def one_after_another(*scenes, start=0, goto=""):
    """Join scenes in time.

    Parameters
    ----------
    *scenes : Scene
        Panels of the same name are one panel, that of the first of them: what one
        scene fills, the next one finds filled, and may fill further.
    start : int
        Step that is shown first.
    goto : str
        As of a Scene.

    Returns
    -------
    scene : Scene
        With the steps of all, and the chapters.
    """
    steps = [scene.steps for scene in scenes]
    parts = [
        _Moved(scene, sum(steps[:i]), sum(steps[i + 1 :]))
        for i, scene in enumerate(scenes)
    ]
    panels = {panel.name: panel for s in reversed(scenes) for panel in s.panels}
    order = dict.fromkeys(panel.name for s in scenes for panel in s.panels)
    return Scene(
        steps=sum(steps),
        panels=tuple(panels[name] for name in order),
        marks=_all(part.marks() for part in parts),
        fills=_all(part.fills() for part in parts),
        links=_all(scene.links for scene in scenes),
        equation=_all(part.equations() for part in parts) or None,
        narration=_narration([scene.narration for scene in scenes]),
        start=start,
        goto=goto,
        edges=_all(part.edges() for part in parts),
        chapters=_all(part.chapters() for part in parts),
    )


def _all(parts):
    return tuple(each for part in parts for each in part)


def _narration(narrations):
    firsts = np.cumsum([0, *(len(each.keys) for each in narrations[:-1])])
    pairs = zip(narrations, firsts, strict=True)
    index = [each.index + first for each, first in pairs]
    keys = _all(each.keys for each in narrations)
    return Narration(keys, np.concatenate(index).astype(np.uint8))


class _Moved:
    """A scene's parts with steps of other scenes `before` and `after` them."""

    def __init__(self, scene, before, after):
        self.scene = scene
        self.room = before, after
        self._moved = {}

    def cells(self, cells):
        """Cells that several parts share stay shared: they are sent once."""
        if cells is None or not any(self.room):
            return cells
        if id(cells) not in self._moved:
            self._moved[id(cells)] = cells.during(*self.room)
        return self._moved[id(cells)]

    def pair(self, pair):
        return pair[0], self.cells(pair[1])

    def source(self, source):
        return source and replace(source, cells=self.cells(source.cells))

    def marks(self):
        marks = self.scene.marks
        return [Mark(m.panel, self.cells(m.cells), m.style) for m in marks]

    def fills(self):
        return [self._fill(fill) for fill in self.scene.fills]

    def _fill(self, fill):
        return replace(
            fill,
            cells=self.cells(fill.cells),
            source=self.source(fill.source),
            factors=tuple(map(self.pair, fill.factors)),
        )

    def equations(self):
        return [
            replace(
                each,
                result_cells=self.cells(each.result_cells),
                groups=tuple(self._group(group) for group in each.groups),
            )
            for each in self.scene.equations
        ]

    def _group(self, group):
        return replace(
            group,
            values_cells=self.cells(group.values_cells),
            weights_cells=self.cells(group.weights_cells),
        )

    def edges(self):
        return [
            replace(each, lit=self.cells(each.lit), back=self.cells(each.back))
            for each in self.scene.edges
        ]

    def chapters(self):
        before, _ = self.room
        return [replace(c, step=c.step + before) for c in self.scene.chapters]
