"""What follows where a control of Explore is moved."""

import pytest

import lessons
from lessons.lesson import Change

OPENED = "layer=conv2&map=3&part=all&r0=4&c0=5&class=7"


def after(address, **texts):
    """Return what stands in the address once controls have been moved."""
    lesson = lessons.find("explore")
    query = lesson.update(lesson.at(address), Change(texts)).query
    return {key: text for key, text in query.items() if text is not None}


@pytest.mark.parametrize("picture", ["cat", "digits-3"])
def test_another_network_closes_what_is_open_and_comes_with_its_picture(picture):
    changed = after(f"{OPENED}&img={picture}&n=9&range=map", net="shapes")
    assert changed == {"net": "shapes", "n": "9", "range": "map"}


@pytest.mark.parametrize("picture", ["upload", "camera", "drawn"])
def test_another_network_looks_at_the_same_picture_of_the_readers_own(picture):
    changed = after(f"{OPENED}&img={picture}", net="own")
    assert changed == {"net": "own", "img": picture}


def test_other_controls_close_nothing():
    changed = after(OPENED, range="network")
    assert changed.pop("range") == "network"
    assert changed == after(OPENED) and changed["layer"] == "conv2"


def test_the_sides_of_the_kernel_follow_each_other_while_the_lock_is_on():
    assert after("", kh="5") == {"kh": "5", "kw": "5"}
    assert after("square=0", kh="5") == {"square": "0", "kh": "5"}
