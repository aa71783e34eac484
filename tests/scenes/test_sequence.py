"""Scenes that play one after the other."""

import numpy as np
import pytest

from lessons.texts import LANGUAGES, load
from scenes import replay
from scenes.activation.relu import relu_forward
from scenes.cells import Cells, Ragged
from scenes.panels import Panel
from scenes.scene import Chapter, Fill, Mark, Narration, Scene
from scenes.sequence import one_after_another
from tests.scenes.lessons import every_lesson

LESSONS = every_lesson()
X = np.array([[1.0, -2.0], [0.5, 3.0]])


def ragged_scene():
    """Add 1 to two cells, then to three."""
    cells = Ragged.listed([[0, 1], [1, 2, 3]])
    fill = Fill("x", cells, np.arange(5.0), "add")
    return Scene(
        2,
        (Panel("x", X), Panel("z", X)),
        marks=(Mark("x", cells),),
        fills=(fill,),
        narration=Narration(("first", "second"), np.array([0, 1], np.uint8)),
    )


def test_steps_follow_each_other_and_panels_of_one_name_are_one():
    scene = one_after_another(relu_forward(X), ragged_scene())
    assert scene.steps == 4 + 2
    assert [panel.name for panel in scene.panels][-1] == "z"
    assert [panel.name for panel in scene.panels].count("x") == 1


def test_what_one_scene_fills_waits_for_it_and_stays():
    scene = one_after_another(ragged_scene(), relu_forward(X))
    assert np.isnan(replay.filled(scene, "y", 2)).all()
    y = relu_forward(X).panel("y").values
    assert np.array_equal(replay.filled(scene, "y", 6), y)
    assert replay.filled(scene, "x", 2).ravel().tolist() == [0, 3, 3, 4]
    assert np.array_equal(replay.filled(scene, "x", 6), replay.filled(scene, "x", 2))


def test_each_step_has_the_equation_and_the_sentence_of_its_scene():
    scene = one_after_another(ragged_scene(), relu_forward(X))
    assert replay.equation_at(scene, 1) is None
    assert replay.equation_at(scene, 2).kind == "apply"
    said = [scene.narration.keys[index] for index in scene.narration.index]
    alone = relu_forward(X).narration
    assert said == ["first", "second", *(alone.keys[i] for i in alone.index)]


def test_chapters_begin_where_their_scenes_do_and_no_scene_has_to_be_one():
    joined = one_after_another(relu_forward(X).titled("kept"), ragged_scene())
    scene = one_after_another(ragged_scene(), joined, ragged_scene().titled("added"))
    assert scene.chapters == (Chapter(2, "kept"), Chapter(2 + 4 + 2, "added"))
    assert relu_forward(X).chapters == ()


def test_cells_that_are_shared_stay_shared():
    scene = one_after_another(relu_forward(X), ragged_scene())
    relu = [mark.cells for mark in scene.marks if mark.panel in ("mask", "y")]
    assert len({id(cells) for cells in relu}) == 1


def test_cells_during_other_scenes_are_none():
    moved = Cells.one_by_one(2).during(1, 2)
    assert [moved.at(step).tolist() for step in range(5)] == [[], [0], [1], [], []]
    ragged = Ragged.listed([[4], [5, 6]]).during(1, 1)
    assert [ragged.at(step).tolist() for step in range(4)] == [[], [4], [5, 6], []]


@pytest.mark.parametrize("lesson", LESSONS)
def test_chapters_take_all_steps_in_order_and_have_a_name_in_every_language(lesson):
    chapters = LESSONS[lesson].chapters
    steps = [chapter.step for chapter in chapters]
    assert steps == sorted(set(steps)) and steps[:1] in ([], [0])
    for names in (load(lang)["stage"]["chapters"]["names"] for lang in LANGUAGES):
        assert {chapter.name for chapter in chapters} <= names.keys()


def test_what_plays_for_long_has_chapters():
    """What is over in one direction, at one go, needs none."""
    several = {name for name, scene in LESSONS.items() if scene.chapters}
    assert several == {
        *("convolution both ways", "convolution in full", "graph", "im2col graph"),
        "graph of a plane",
        *("max nodes", "chain", "chain, conv backward=True"),
    }
