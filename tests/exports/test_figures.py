"""What a page plays, as a figure that the page asks for."""

import gzip
import json

import pytest

from exports.figures import drawn
from lessons.contents import LESSONS
from tests.drawing.played import played
from tests.exports.ordering import page


def asked_for(lesson="convolution", size=(900, 600), **values):
    """Ask as a page does, which writes what it says."""
    return json.dumps(page(lesson, **values) | {"size": size}).encode()


def figure(*args, **values):
    return json.loads(gzip.decompress(drawn(asked_for(*args, **values))))


@pytest.mark.parametrize("lesson", sorted({*LESSONS} - {"explore", "training"}))
def test_every_lesson_is_drawn_with_a_frame_a_step_and_without_a_player(lesson):
    scene, _ = played(lesson, "")
    made = figure(lesson)
    names = [frame["name"] for frame in made["frames"]]
    assert names == [str(step) for step in range(scene.steps)]
    assert not {"sliders", "updatemenus"} & made["layout"].keys()
    assert {trace["name"] for trace in made["data"]} <= {p.name for p in scene.panels}


def test_it_shows_the_state_that_is_asked_for_in_the_readers_language_and_colours():
    made = figure(lang="zh", theme="dark", size=(900, 600), kh=2, kw=2, n=5)
    assert made["layout"]["paper_bgcolor"] == "#11141b"
    assert len(made["frames"]) == 16
    told, _ = made["frames"][15]["layout"]["annotations"]
    assert "输出" in told["text"] and "3, 3" in told["text"]


@pytest.mark.parametrize("width", [320, 358, 700, 1200])
def test_it_is_as_wide_as_is_asked_and_no_higher_and_cells_are_not_lost(width):
    most = 3 * width if width < 700 else 600
    layout = figure("im2col", size=(width, most))["layout"]
    assert layout["width"] == width and 320 <= layout["height"] <= most
    cells = [trace["dy"] for trace in figure("im2col", size=(width, most))["data"]]
    assert min(cells) > 9


def test_it_takes_no_more_height_than_it_needs():
    few = figure("relu", size=(1200, 1900), n=4)["layout"]["height"]
    assert few < figure("relu", size=(1200, 1900), n=16)["layout"]["height"] < 1900


def test_a_link_that_many_open_is_drawn_once():
    question = asked_for(kh=2)
    assert drawn(question) is drawn(asked_for(kh=2))
    assert drawn(question) != drawn(asked_for(kh=3))


@pytest.mark.parametrize(
    "question",
    [
        asked_for("relu", open="neuron"),
        asked_for(size=(10**6, 600)),
        asked_for(size=(900.5, 600)),
        asked_for(size=(900,)),
        asked_for(size=None),
        asked_for("nothing"),
        b"[]",
        b"?",
    ],
)
def test_what_is_no_question_is_refused(question):
    with pytest.raises(ValueError, match="no question|nothing is|Expecting"):
        drawn(question)
