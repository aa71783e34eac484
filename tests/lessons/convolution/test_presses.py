"""What the convolution lesson's buttons, and presses on its stage, change."""

import pytest

from lessons.convolution import LESSON
from lessons.lesson import Change, Press
from lessons.sources import Sources
from lessons.texts import Texts


def after(event, address=""):
    return LESSON.update(LESSON.at(address), event)


def typed(cell, value, address="", panel="w"):
    detail = {"panel": panel, "cell": cell, "value": value}
    return after(Press("edit", detail), address)


def kernel_of(values):
    view = LESSON.view(values, Sources(Texts("en")))
    return view.main[0].scene.panel("w").values


def test_a_typed_number_stands_in_the_kernel_that_becomes_the_typed_one():
    values = typed(4, -2.5, "filter=box,sharpen&map=1")
    assert values["filter"] == ("box", "typed")
    assert values["k"] == "0,-1,0;-1,-2.5,-1;0,-1,0/1"
    assert kernel_of(values).ravel().tolist() == [0, -1, 0, -1, -2.5, -1, 0, -1, 0]


def test_a_typed_kernel_replaces_the_one_before_and_keeps_its_place():
    values = typed(0, 7, "filter=typed,box,gaussian&map=2&k=1/1")
    assert values["filter"] == ("box", "typed")
    assert values["map"] == "1"
    assert values["k"] == "7,2,1;2,4,2;1,2,1/16"


def test_in_colour_one_slice_of_the_kernel_is_typed_into():
    values = typed(9, 5, "rgb=1&filter=box")
    assert values["k"] == "1,1,1;1,1,1;1,1,1|5,1,1;1,1,1;1,1,1|1,1,1;1,1,1;1,1,1/27"


def test_a_turned_kernel_is_typed_as_it_is_seen():
    values = typed(0, 9, "filter=typed&k=1,2,3;4,5,6;7,8,0/1&flip=1")
    assert values["k"] == "1,2,3;4,5,6;7,8,9/1"
    assert kernel_of(values)[0, 0, 0] == 9


@pytest.mark.parametrize(
    ("cell", "value"),
    [(9, 1), (-1, 1), (1.0, 1), ("0", 1), (None, 1), ([0], 1)]
    + [(0, "1"), (0, None), (0, float("nan")), (0, float("inf")), (0, 10**400)],
    ids=repr,
)
def test_a_forged_number_changes_nothing(cell, value):
    assert typed(cell, value).texts == LESSON.at("").texts


def test_backward_no_number_is_typed():
    address = "pass=backward&example=small"
    assert typed(0, 5, address).texts == LESSON.at(address).texts


def test_a_card_puts_its_map_on_the_stage():
    assert after(Press("pick", {"panel": "maps", "card": 3}))["map"] == "3"
    assert after(Press("pick", {"panel": "maps", "card": [99]}))["map"] == "0"


def test_a_cell_of_dy_becomes_the_single_one():
    values = after(Press("choose", {"panel": "dy", "row": 1, "column": 3}))
    assert (values["dyr"], values["dyc"]) == (1, 3)


def test_the_worked_example_comes_with_all_that_it_needs_and_can_be_left():
    values = after(
        Press("worked", {}), "pass=backward&s=3&p=2&same=1&d=2&square=0&b=1&flip=1"
    )
    said = {key: text for key, text in values.query.items() if text is not None}
    assert said == {"pass": "backward", "example": "small"}
    scene = LESSON.view(values, Sources(Texts("en"))).main[0].scene
    assert scene.panel("x").values.tolist() == [[[1, 2, 0], [0, 1, 3], [2, 1, 0]]]
    assert scene.panel("w").values.tolist() == [[[1, -1], [2, 0]]]
    left = LESSON.update(values, Press("own", {}))
    assert (left["example"], left["kh"], left["kw"]) == ("", 3, 3)
    assert left["filter"] == LESSON.at("")["filter"]


def test_from_one_example_the_other_one_comes_at_a_press():
    values = after(Press("deep", {}), "example=small&s=2")
    said = {key: text for key, text in values.query.items() if text is not None}
    assert said == {"example": "deep"}
    assert LESSON.update(values, Press("own", {})).texts == LESSON.at("").texts


@pytest.mark.parametrize(
    ("address", "texts", "sides"),
    [
        ("", {"kh": "5"}, (5, 5)),
        ("", {"kw": "1"}, (1, 1)),
        ("square=0", {"kh": "5"}, (5, 3)),
        ("kh=5&kw=3", {"kw": "4"}, (5, 4)),
        ("kh=5&kw=3&square=0", {"square": "1"}, (5, 5)),
    ],
)
def test_height_and_width_follow_each_other_while_the_lock_is_on(address, texts, sides):
    values = after(Change(texts), address)
    assert (values["kh"], values["kw"]) == sides
