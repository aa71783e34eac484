"""What the start page shows of a picture."""

import numpy as np

import lessons
from lessons.contents import LESSONS
from lessons.parts import Cards, Played
from tests.lessons.packing import header_of


def test_the_stage_plays_by_itself_in_a_loop_and_can_only_be_paused():
    header = header_of(lessons.shown("start").part(Played))
    assert header["autoplay"] and header["loop"]
    assert header["controls"] == ["play"]
    assert header["equation"] is None and not header["address"]


def test_another_picture_is_on_every_card_and_on_the_stage():
    coffee, cat = (lessons.shown("start", f"img={name}") for name in ("coffee", "cat"))
    cards = zip(coffee.part(Cards).cards, cat.part(Cards).cards, strict=True)
    for name, (one, other) in zip(LESSONS, cards, strict=True):
        assert one.name == other.name == name
        assert not same(one.tiles[-1].values, other.tiles[-1].values)
    x = [view.part(Played).scene.panel("x").values for view in (coffee, cat)]
    assert not same(*x)


def test_the_cards_are_the_same_for_the_same_picture():
    first, second = (lessons.shown("start", "img=cat").part(Cards) for _ in "ab")
    for one, other in zip(first.cards, second.cards, strict=True):
        for tile, again in zip(one.tiles, other.tiles, strict=True):
            assert same(tile.values, again.values) and tile.role == again.role
            assert not tile.values.flags.writeable  # readers share it


def test_grey_or_colour_is_left_for_the_lessons():
    assert "rgb" not in lessons.find("start").at("rgb=1").query


def same(one, other):
    return one.shape == other.shape and np.array_equal(one, other)
