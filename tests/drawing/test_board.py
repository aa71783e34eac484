"""A Scene at a step as a list of what stands there."""

import re

import numpy as np
import pytest

import lessons
from drawing import animate, draw
from drawing.board import Board
from drawing.views.matrix import Matrix
from lessons.sources import Sources
from lessons.texts import LANGUAGES, Texts
from scenes.replay import Replay
from tests.drawing.played import LESSONS, played

FEW = 3  # steps of each scene


@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_numbers_marks_and_colours_are_those_of_the_replay(name, address):
    scene, texts = played(name, address)
    board = Board(scene, texts)
    for step in np.random.default_rng().integers(0, scene.steps, FEW).tolist():
        display, moment = board.at(step), Replay(scene).at(step)
        for panel, values in moment.panels.items():
            assert numbers(display, panel) == expected(board.views[panel], values)
            assert np.array_equal(*colours(display, board.views[panel], values))
        marks = {item.about[1:] for item in display.about("mark")}
        assert marks == {(m.panel, m.style, *cells) for m, cells in moment.marks}


def numbers(display, panel):
    """Read what is printed in the cells of a panel."""
    return {item.about[2]: item.letters for item in display.about("number", panel)}


def expected(view, values):
    """Print all numbers that have arrived, where they can be read."""
    if not view.font:
        return {}
    cells = enumerate(values.ravel().tolist())
    print_ = view.look.print
    return {c: print_(v) for c, v in cells if np.isfinite(v) and view.box(c)}


def colours(display, view, values):
    """Colours of all maps as they stand there, and as they should."""
    if not isinstance(view, Matrix):
        return 0, 0
    name = view.panel.name
    shown = [item.colours for item in display.about("cells", name)]
    maps = enumerate(values.reshape(view.panel.sheet.shape))
    return shown, [view.look.colours(own, n, view.state(n)) for n, own in maps]


@pytest.mark.parametrize(("name", "address"), LESSONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_stands_on_the_sheet_and_no_panel_on_another(name, address, lang):
    board = Board(*played(name, address, Sources(Texts(lang))))
    areas = [v.place.area for v in board.views.values() if hasattr(v, "place")]
    for number, area in enumerate(areas):
        assert area.x >= 0 and area.x + area.width <= board.width
        assert area.y >= 0 and area.y + area.height <= board.height - board.foot + 1
        assert not any(meet(area, other) for other in areas[number + 1 :])


def meet(a, b):
    """Whether two areas lie on one another."""
    return (
        a.x < b.x + b.width - 0.1
        and b.x < a.x + a.width - 0.1
        and a.y < b.y + b.height - 0.1
        and b.y < a.y + a.height - 0.1
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sentence_and_the_sum_stand_below_the_panels(theme):
    scene, texts = played("convolution", "")
    display = draw(scene, 7, texts, theme)
    (told,) = display.about("told")
    assert told.letters.startswith("Output [1, 1]: 9 values")
    printed = "".join(line.letters for line in display.about("equation"))
    assert printed.count("·") == 9 and "=" in printed


@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_on_a_phone_there_are_lines_enough_for_the_sentence_and_the_sum(name, address):
    scene, texts = played(name, address)
    board = Board(scene, texts, size=(358, 1074))
    for step in {0, scene.start, scene.steps // 2, scene.steps - 1}:
        moment = board.replay.at(step)
        told, counted = board.rows
        assert len(board.told_lines(moment)) <= told
        assert len(board.counted_lines(moment)) <= counted


def test_without_texts_names_stand_there_and_no_sentence():
    scene, _ = played("relu", "")
    display = draw(scene, 0)
    assert display.about("told") == []
    assert [item.letters for item in display.about("name", "mask")] == ["mask"]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("the scene has the steps 0 to 24, not 25", {"step": 25}),
        ("theme must be light or dark, got 'blue'", {"theme": "blue"}),
        ("there is no scene: what is open there plays none", {"address": "open=costs"}),
    ],
)
def test_each_refusal_is_a_sentence(sentence, asked):
    address, step = asked.pop("address", ""), asked.pop("step", 0)
    with pytest.raises(ValueError, match=re.escape(sentence)):
        animated = lessons.scene("relu", address)
        draw(animated, step, **asked) if animated else animate(animated)
