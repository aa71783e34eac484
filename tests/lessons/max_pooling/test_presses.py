"""What the pooling lesson's controls do, and presses on its stage."""

import pytest

import lessons
from lessons.lesson import Change, Press

LESSON = lessons.find("max-pooling")


def after(event, address=""):
    """Return what then stands in the address."""
    query = LESSON.update(LESSON.at(address), event).query
    return {key: text for key, text in query.items() if text is not None}


def test_a_press_on_a_map_puts_it_on_the_stage():
    picked = after(Press("pick", {"panel": "maps-in", "card": 2}), "s=3")
    assert picked == {"s": "3", "map": "2"}


@pytest.mark.parametrize("card", [5, -1, None, "all"])
def test_a_map_that_there_cannot_be_is_the_first(card):
    assert after(Press("pick", {"panel": "maps-out", "card": card}), "map=1") == {}


def test_a_press_on_a_cell_of_dy_makes_it_the_single_one():
    chosen = after(Press("choose", {"panel": "dy", "row": 0, "column": 1}), "dy=one")
    assert chosen == {"dy": "one", "dyr": "0", "dyc": "1"}


def test_the_windows_sides_follow_each_other_while_the_lock_is_on():
    assert after(Change({"kh": "3"})) == {"kh": "3", "kw": "3"}
    assert after(Change({"kw": "4"}), "square=0") == {"square": "0", "kw": "4"}


@pytest.mark.parametrize(("address", "lock"), [("kh=3&kw=3", True), ("kh=4", False)])
def test_the_lock_is_shown_open_where_the_sides_differ(address, lock):
    assert lessons.shown("max-pooling", address).bar.values == {"square": lock}


def test_what_stands_in_the_bar_is_of_use():
    without = lessons.shown("max-pooling", "pass=backward&dy=one").bar.without
    assert set(without) == {"seed", "dr", "dc"}
