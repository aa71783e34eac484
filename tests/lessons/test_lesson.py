"""What a lesson's values become after an event."""

from inspect import signature
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lessons
from lessons.contents import PAGES
from lessons.fields import Slider, Switch
from lessons.lesson import Change, Lesson, Press
from lessons.values import Values
from tests.lessons.drawing import addresses

FIELDS = (Slider("s", 1, 4, 1), Slider("p", 0, 5, 0), Switch("flip"))


def choose(values, row, column=0):
    return {"s": row, "p": column + values["s"]}


def follow(values, changed):
    return {"flip": True} if "p" in changed else {}


LESSON = Lesson("own", FIELDS, None, {"choose": choose}, follow)


def texts_after(event, address="s=2"):
    return LESSON.update(LESSON.at(address), event).query


def test_an_address_is_read_and_what_it_leaves_open_is_the_default():
    values = LESSON.at("s=3&p=99&unknown=1")
    assert (values["s"], values["p"], values["flip"]) == (3, 0, False)
    assert values.query == {"s": "3", "p": None, "flip": None}
    assert values.texts == {"s": "3", "p": "0", "flip": "0"}
    assert "s" in values and "unknown" not in values


def test_values_never_change():
    values = LESSON.at("s=3")
    assert values.changed(s=2, p=99)["s"] == 2
    assert (values["s"], values["p"]) == (3, 0)


@pytest.mark.parametrize("made_up", [99, "x", None, [1], {"p": 1}, float("nan")])
def test_what_is_no_value_of_its_field_is_the_default(made_up):
    assert LESSON.at("p=3").changed(p=made_up)["p"] == 0


def test_a_text_that_is_no_value_is_the_default():
    assert Values(FIELDS, {"s": "many"})["s"] == 1


def test_a_moved_control_arrives_with_what_follows_it():
    assert texts_after(Change({"p": "3"})) == {"s": "2", "p": "3", "flip": "1"}
    assert texts_after(Change({"s": "3"})) == {"s": "3", "p": None, "flip": None}


def test_a_press_changes_what_it_says():
    after = texts_after(Press("choose", {"row": 4, "column": 1}))
    assert after == {"s": "4", "p": "3", "flip": None}


@pytest.mark.parametrize(
    "event",
    [
        Press("explode", {}),
        Press("choose", {}),
        Press("choose", {"row": 1, "depth": 1}),
        Press("choose", {"row": 1, "values": 1}),
        Press("choose", {"row": 1, "press": 1}),
        Change({"x": "1"}),
    ],
    ids=str,
)
def test_what_a_lesson_does_not_know_changes_nothing(event):
    assert texts_after(event) == {"s": "2", "p": None, "flip": None}


FORGED = [None, True, -1, 2**70, 1e308, float("nan"), float("inf"), "x", "", [0], {}]


@pytest.mark.parametrize("name", PAGES)
@settings(max_examples=20)
@given(data=st.data())
def test_no_press_that_is_made_up_raises(name, data):
    lesson = lessons.find(name)
    values = lesson.at(urlencode(data.draw(addresses(lesson))))
    for pressed, press in lesson.presses.items():
        _, *asked = signature(press).parameters
        panel = st.sampled_from(["x", "w", "b", "maps", "dw1", *FORGED])
        some = {key: st.sampled_from(FORGED) for key in asked} | {"panel": panel}
        detail = data.draw(st.fixed_dictionaries({key: some[key] for key in asked}))
        assert lesson.update(values, Press(pressed, detail)).texts.keys()


def test_a_forged_panel_changes_nothing():
    lesson = lessons.find("backpropagation")
    values = lesson.at("open=graph")
    for panel in ("elsewhere", ["x"], None):
        event = Press("edit", {"panel": panel, "cell": 0, "value": 1})
        assert lesson.update(values, event).texts == values.texts


@pytest.mark.parametrize("name", ["conv", "", "parts", "Convolution", "../start"])
def test_a_lesson_that_there_is_not_is_refused_with_those_that_there_are(name):
    for ask in (lessons.find, lessons.shown, lessons.scene):
        with pytest.raises(ValueError, match=f"no lesson is called '{name}': start, "):
            ask(name)
