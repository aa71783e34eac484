"""What the dropout lesson's controls do, and which of them there are."""

import pytest

import lessons
from lessons.dropout.fields import bar
from lessons.lesson import Press
from lessons.parts import Lens

LESSON = lessons.find("dropout")
EVERY = {field.key for field in LESSON.fields}


def after(press, address="", **detail):
    """Return what then stands in the address."""
    query = LESSON.update(LESSON.at(address), Press(press, detail)).query
    return {key: text for key, text in query.items() if text is not None}


def absent(address):
    return set(bar(LESSON.at(address)).without)


def actions(address):
    return [(each.name, each.after) for each in bar(LESSON.at(address)).actions]


def test_drawn_again_the_mask_is_that_of_the_next_seed():
    assert after("redraw", "rate=0.2") == {"rate": "0.2", "seed": "2"}
    assert after("redraw", "seed=999") == {"seed": "0"}


def test_a_press_on_the_stack_of_maps_puts_that_map_on_the_stage():
    assert after("pick", panel="maps", card=2) == {"map": "2"}


@pytest.mark.parametrize("card", [4, -1, "2 or 3", None])
def test_a_map_that_there_is_not_is_the_first_one(card):
    assert after("pick", "map=2", panel="maps", card=card) == {}


def test_a_press_on_a_cell_makes_it_the_single_one():
    query = after("choose", "dy=one", panel="dy", row=3, column=1)
    assert query == {"dy": "one", "dyr": "3", "dyc": "1"}


def test_controls_that_mean_nothing_in_a_view_are_absent():
    assert absent("") & {"mode", "channels", "draws", "units"} == {"draws", "units"}
    assert "mode" in absent("view=many") and "draws" not in absent("view=many")
    assert {"channels", "draws"} <= absent("view=neurons")


@pytest.mark.parametrize("view", ["map", "many"])
def test_the_sub_networks_have_their_own_controls_in_every_view(view):
    address = f"open=ensemble&view={view}&pass=backward"
    shown = EVERY - absent(address)
    assert {"rate", "units"} <= shown
    assert shown.isdisjoint({"view", "mode", "channels", "draws", "seed", "pass", "dy"})
    assert len(lessons.shown("dropout", address).part(Lens).plates) == 2


@pytest.mark.parametrize(
    "address", ["", "view=many", "view=neurons&pass=backward", "open=spread"]
)
def test_behind_the_seed_another_mask_can_be_drawn(address):
    assert actions(address) == [("redraw", "seed")]
    assert "seed" not in absent(address)


def test_without_a_mask_of_its_own_an_extra_draws_none():
    assert actions("open=ensemble") == []
