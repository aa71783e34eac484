"""What the buttons of the backpropagation lesson change, and presses on its stage."""

import pytest

from lessons import find, shown
from lessons.lesson import Press
from lessons.parts import Played
from lessons.sources import Sources
from lessons.texts import Texts

LESSON = find("backpropagation")


def after(address, name, **detail):
    """Return what stands in the address after a press, without defaults."""
    pressed = LESSON.update(LESSON.at(address), Press(name, detail))
    return {key: text for key, text in pressed.query.items() if text is not None}


@pytest.mark.parametrize(
    ("panel", "card", "opened"),
    [
        ("conv", 2, ("conv", "2", "forward")),
        ("dconv", 2, ("conv", "2", "backward")),
        ("drop", 1, ("drop", "1", "forward")),
        ("ddrop", 1, ("drop", "1", "backward")),
        ("dw1", 7, ("conv", "2", "backward")),
        ("dw2", 3, ("dense", "1", "backward")),
    ],
)
def test_a_map_that_is_clicked_opens_its_layer_in_its_direction(panel, card, opened):
    start = LESSON.at("rgb=1&map=1")
    values = LESSON.update(start, Press("pick", {"panel": panel, "card": card}))
    assert (values["layer"], values["map"], values["pass"]) == opened


def test_a_filter_of_a_grey_picture_is_that_of_its_map():
    assert after("", "pick", panel="w1", card=3) == {
        "layer": "conv",
        "map": "3",
        "pass": "forward",
    }


def test_within_a_layer_a_click_chooses_another_of_its_maps():
    assert after("layer=pool", "pick", panel="maps", card=3) == {
        "layer": "pool",
        "map": "3",
    }


@pytest.mark.parametrize("way", ["leave", "whole"])
def test_both_ways_out_of_a_layer_lead_to_the_whole_chain(way):
    assert after("layer=relu&map=2&pass=forward", way) == {
        "map": "2",
        "pass": "forward",
    }


def test_a_click_on_a_class_makes_it_the_label():
    assert after("rate=0.2", "choose", panel="y", row=3, column=0) == {
        "rate": "0.2",
        "label": "3",
    }


@pytest.mark.parametrize("view", ["graph", "convolution"])
def test_in_the_other_views_a_click_on_dy_makes_that_cell_the_single_one(view):
    values = LESSON.at(f"view={view}&dy=one")
    press = Press("choose", {"panel": "dy", "row": 1, "column": 0})
    values = LESSON.update(values, press)
    assert (values["dyr"], values["dyc"], values["label"]) == (1, 0, "0")


def test_another_mask_is_drawn_up_to_the_last_seed_and_from_the_first_again():
    assert after("seed=7", "redraw") == {"seed": "8"}
    assert after("seed=999", "redraw") == {"seed": "0"}


def test_the_example_turns_to_ones_own_picture_and_back():
    assert after("", "mine") == {"example": "own"}
    assert after("example=own", "worked") == {}
    assert after("view=graph", "worked") == {"view": "graph", "example": "small"}
    assert after("view=graph&example=small", "typed") == {"view": "graph"}


@pytest.mark.parametrize(
    ("address", "panel", "cell", "value", "typed"),
    [
        ("p=0", "x", 0, 7, {"x": "7,1,2,3,1"}),
        ("p=2", "x", 6, 0.5, {"x": "-2,1,2,3,0.5", "p": "2"}),
        ("p=2", "w", 2, -3, {"k": "1,-1,-3", "p": "2"}),
        ("p=0", "b", 0, 1000, {"b": "99"}),
    ],
)
def test_a_number_typed_into_a_node_is_taken(address, panel, cell, value, typed):
    assert after(address, "edit", panel=panel, cell=cell, value=value) == typed


@pytest.mark.parametrize(
    "address",
    [
        *("", "layer=relu", "view=convolution", "view=convolution&example=own"),
        *("view=graph", "open=graph&example=small"),
    ],
)
def test_every_button_of_the_bar_changes_something(address):
    values = LESSON.at(address)
    actions = LESSON.view(values, Sources(Texts("en"))).bar.actions
    assert actions and all(LESSON.changes(values, Press(a.name, {})) for a in actions)


def subject(address):
    """Return what the stage is said to be about."""
    return shown("backpropagation", address).part(Played).subject


def test_in_another_layer_or_view_the_stage_is_about_something_else():
    addresses = ("", "layer=conv", "layer=conv&pass=forward", "view=convolution")
    assert len({subject(each) for each in addresses}) == len(addresses)
    assert subject("rate=0.2&seed=3") == subject("")
