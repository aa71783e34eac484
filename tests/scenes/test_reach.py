"""How far sums reach on their way."""

import numpy as np
import pytest

from scenes.cells import Cells, Ragged
from scenes.panels import Panel
from scenes.reach import reach
from scenes.replay import filled
from scenes.scene import Fill, Scene
from tests.scenes.lessons import every_lesson

LESSONS = every_lesson()
FEW = 40  # steps that are quickly replayed
SUMS = [
    (name, panel)
    for name, scene in LESSONS.items()
    if scene.steps <= FEW
    for panel in {fill.panel for fill in scene.fills}
    if reach(scene, panel)
]


def test_sums_reach_farther_on_their_way_than_they_end():
    gains = np.array([[3.0, 1], [-5, 0]])
    fill = Fill("y", Cells.fixed(2, range(2)), gains, "add")
    scene = Scene(2, (Panel("y", np.array([[-2.0, 1]])),), fills=(fill,))
    assert reach(scene, "y") == (-2, 3)


def test_what_is_set_anew_reaches_as_far_as_it_was_and_sums_begin_again_from_it():
    given = Fill("y", Cells.listed([0, -1, 0]), np.array([4.0, 1]))
    added = Fill("y", Ragged.listed([[], [0], []]), np.array([-3.0]), "add")
    panels = (Panel("y", np.ones((1, 1))),)
    once = Fill("y", Cells.listed([0, -1, -1]), np.array([4.0]))
    assert reach(Scene(3, panels, fills=(once,)), "y") is None
    assert reach(Scene(3, panels, fills=(given,)), "y") == (1, 4)
    assert reach(Scene(3, panels, fills=(given, added)), "y") == (1, 4)


def test_what_comes_at_one_step_is_seen_together():
    cells = Cells.listed([0])
    fills = [Fill("y", cells, np.array([[gain]]), "add") for gain in (9.0, -7)]
    scene = Scene(1, (Panel("y", np.ones((1, 1))),), fills=tuple(fills))
    assert reach(scene, "y") == (2, 2)


@pytest.mark.parametrize(("name", "panel"), sorted(SUMS))
def test_all_of_the_lessons_reaches_what_is_seen_of_it(name, panel):
    scene = LESSONS[name]
    seen = [filled(scene, panel, steps) for steps in range(1, scene.steps + 1)]
    ends = np.nanmin(seen), np.nanmax(seen)
    assert reach(scene, panel) == pytest.approx(ends, abs=1e-12)
