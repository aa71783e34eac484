"""A lesson at an address, for whoever looks at it."""

import pytest

import lessons
from lessons.asked import Asked
from lessons.contents import PAGES
from lessons.sources import Sources
from lessons.texts import LANGUAGES, Texts


def asked(name, address, lang="en"):
    lesson = lessons.find(name)
    return Asked(lesson, lesson.at(address), Sources(Texts(lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_lesson_with_a_way_back_asks_another_question_on_it(name, lang):
    net = "net=digits&" if name == "explore" else ""
    there, back = (
        asked(name, f"{net}pass={way}", lang) for way in ("forward", "backward")
    )
    assert there.question == there.text(f"{name}.question")
    assert ("pass" in there) == (there.question != back.question)


def test_where_nothing_goes_back_nobody_is_asked_about_it():
    bank = asked("explore", "net=bank&pass=backward")
    assert bank.question == bank.text("explore.question")


@pytest.mark.parametrize("way", ["forward", "backward"])
@pytest.mark.parametrize("name", ["max-pooling", "im2col", "backpropagation"])
def test_a_graph_that_plays_both_ways_asks_about_both(name, way):
    graph = asked(name, f"open=graph&pass={way}")
    assert graph.question == graph.text(f"{name}.question_graph")
