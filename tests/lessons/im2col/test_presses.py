"""What the im2col lesson's controls do, and which filters there are to choose from."""

import pytest

import lessons
from lessons.im2col.fields import bar
from lessons.lesson import Change, Press
from lessons.parts import Played
from lessons.sources import Sources
from lessons.texts import Texts

LESSON = lessons.find("im2col")
SOURCES = Sources(Texts("en"))


def after(event, address=""):
    """Return what then stands in the address."""
    query = LESSON.update(LESSON.at(address), event).query
    return {key: text for key, text in query.items() if text is not None}


def names(address):
    return [action.name for action in bar(LESSON.at(address)).actions]


@pytest.mark.parametrize("example", ["small", "deep"])
def test_an_example_sets_whole_numbers_to_reckon_with(example):
    """And its name says them all: nothing else of them stands in the address."""
    before = "s=3&p=2&d=2&map=1&layout=rows&filter=box&k=3/1&b=0.5"
    assert after(Press(example, {}), before) == {"example": example, "layout": "rows"}


def test_from_an_example_with_its_kernel_the_way_back_leads_to_the_lens():
    assert after(Press("own", {}), "example=deep") == {}


def test_from_the_large_example_the_way_back_leads_to_the_lens():
    large = {"example": "large", "size": "512", "rgb": "1", "p": "1", "n": "8"}
    assert after(Press("large", {}), "p=1&n=8&map=2") == large
    back = after(Press("own", {}), "example=large&size=512&rgb=1&n=8&map=2")
    assert back == {"rgb": "1"}


def test_a_kernel_of_one_cell_or_of_the_whole_lens_comes_at_a_press():
    pointwise = after(Press("pointwise", {}), "n=9&kh=5&kw=3&s=2&rgb=1&map=2")
    assert pointwise == {
        **{"n": "9", "rgb": "1", "kh": "1", "kw": "1"},
        **{"filter": "identity,typed,random", "k": "1|0|-1/1"},
    }
    assert after(Press("covering", {}), "rgb=1&n=9&s=2") == {"kh": "4", "kw": "4"}


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("", ["deep", "large", "pointwise", "covering"]),
        ("pass=backward", ["deep"]),
        ("example=small", ["own", "deep", "large"]),
        ("example=deep&pass=backward", ["own", "small"]),
        ("example=large&pass=backward", ["own", "small", "deep"]),
    ],
)
def test_the_bar_offers_the_examples_that_show_something(address, offered):
    assert names(address) == offered
    assert set(offered) <= LESSON.presses.keys()


def test_a_press_on_the_stack_of_maps_plays_that_filter():
    assert after(Press("pick", {"panel": "maps", "card": 2})) == {"map": "2"}
    assert after(Press("pick", {"panel": "maps", "card": 3})) == {}


def test_a_press_on_a_cell_makes_it_the_single_one():
    chosen = after(Press("choose", {"panel": "dmaps", "row": 1, "column": 0}))
    assert chosen == {"dyr": "1", "dyc": "0"}


def test_the_sides_of_the_kernel_follow_each_other():
    assert after(Change({"kh": "3"})) == {"kh": "3", "kw": "3"}


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("", 3),
        ("filter=box,random", 2),
        ("example=small&filter=box,random", 2),
        ("example=large&filter=box", 96),
    ],
)
def test_there_are_as_many_maps_to_choose_from_as_filters(address, count):
    for number, text in ((count - 1, str(count - 1)), (count, None)):
        values = LESSON.at(f"{address}&map={number}")
        assert values.query["map"] == text
        assert bar(values).fields["map"].high == count - 1
    assert "map" not in bar(values).without


def test_of_a_single_filter_there_is_nothing_to_choose():
    values = LESSON.at("filter=box&map=1")
    assert values.query["map"] is None
    assert "map" in bar(values).without


def test_a_filter_that_is_taken_away_takes_its_map_along_and_brings_it_back():
    values = LESSON.at("map=2")
    fewer = LESSON.update(values, Change({"filter": "box,random"}))
    assert fewer["map"] == 0
    assert LESSON.view(fewer, SOURCES).part(Played) is not None
    more = LESSON.update(fewer, Change({"filter": "box,random,identity"}))
    assert more["map"] == 2
