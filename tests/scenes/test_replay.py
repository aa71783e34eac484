"""What stands there after each step."""

import numpy as np
import pytest

from scenes.cells import Cells
from scenes.panels import Panel
from scenes.replay import Replay, equation_at, filled
from scenes.scene import Fill, Mark, Scene
from tests.scenes import pupil
from tests.scenes.lessons import every_lesson
from tests.stage.scenes import convolution, gradient_of_weights

LESSONS = every_lesson()
FEW = 40  # steps that are quickly played


def alike(a, b):
    return np.array_equal(a, b, equal_nan=True)


@pytest.mark.parametrize("name", LESSONS)
def test_a_jump_leads_where_the_steps_before_lead(name):
    replay = Replay(LESSONS[name])
    step = np.random.default_rng().integers(min(FEW, LESSONS[name].steps))
    played = next(moment for moment in replay if moment.step == step)
    jumped = replay.at(step)
    assert all(alike(jumped.panels[each], seen) for each, seen in played.panels.items())
    if played.numbers:
        assert alike(jumped.numbers.results, played.numbers.results)


@pytest.mark.parametrize("name", LESSONS)
def test_the_numbers_of_a_step_are_those_that_a_pupil_reads(name):
    scene = LESSONS[name]
    for moment in (Replay(scene).at(step) for step in range(min(FEW, scene.steps))):
        equation = equation_at(scene, moment.step)
        assert (moment.numbers is None) == (equation is None)
        if equation and equation.kind == "add":
            expected = pupil.added(scene, moment.step)
            assert moment.numbers.results == pytest.approx(expected, abs=1e-12)
        elif equation:
            expected = pytest.approx(pupil.results(scene, moment.step))
            assert moment.numbers.results == expected


def test_panels_that_gain_nothing_show_their_values_and_others_what_has_come():
    scene = convolution()
    now = Replay(scene).at(2)
    assert now.panels["x"] is scene.panel("x").values
    shown, y = now.panels["y"].ravel(), scene.panel("y").values.ravel()
    assert alike(shown[:3], y[:3]) and np.isnan(shown[3:]).all()


def test_marks_that_stand_nowhere_are_left_out():
    cells = Cells.listed([3, -1])
    panels = (Panel("x", np.zeros((2, 2))),)
    fills, marks = (Fill("x", cells, np.ones(1)),), (Mark("x", cells, "window"),)
    scene = Scene(2, panels, marks, fills)

    ((mark, at),) = Replay(scene).at(0).marks
    assert (mark.style, at.tolist()) == ("window", [3])
    assert Replay(scene).at(1).marks == ()


def test_what_a_cell_held_before_stands_beside_what_it_holds_now():
    sums, scene = gradient_of_weights()
    assert filled(scene, "dw", 4).ravel() == pytest.approx(sums[3])
    shown = [moment.panels["dw"].ravel() for moment in Replay(scene)]
    assert np.allclose(shown, sums)
