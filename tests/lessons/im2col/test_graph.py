"""The im2col lesson's product as a computation graph."""

from urllib.parse import urlencode

import numpy as np
import pytest

import lessons
from lessons import find, shown
from lessons.lesson import Press
from lessons.parts import Chooser, Links, Played
from lessons.sources import Sources
from lessons.texts import LANGUAGES, Texts
from tests.lessons.packing import header_of


def numbers(address=""):
    """Read all numbers of the nodes."""
    scene = lessons.scene("im2col", f"open=graph&{address}")
    return {panel.name: panel.values.tolist() for panel in scene.panels}


def after(address, *presses):
    """Return the address after numbers were typed: panel, cell, value."""
    lesson = find("im2col")
    values = lesson.at(f"open=graph&{address}")
    for panel, cell, value in presses:
        detail = {"panel": panel, "cell": cell, "value": value}
        values = lesson.update(values, Press("edit", detail))
    return urlencode({key: text for key, text in values.query.items() if text})


def test_it_opens_with_numbers_of_which_none_hides_what_happens():
    now = numbers()
    assert now["x"] == [2, 1, 3, 1, 0, 2]
    assert now["cols"] == [2, 1, 1, 3, 1, 0, 0, 2]
    assert len(set(now["w"])) == 4
    assert now["p"] == [3, -6] and now["y"] == now["map"] == [4, -5]
    assert all(now["dmap"]) and now["b"] == [1]


def test_the_facts_say_what_the_graph_is_and_whose_numbers_go_in():
    told, small, typed = (
        shown("im2col", f"open=graph&{address}").part(Played).facts
        for address in ("", "example=small", "example=small&x=9,1,2,0,1,2")
    )
    assert told[:2] == (
        "Between im2col and fold: a dense layer",
        "The number on an edge is its local derivative",
    )
    upper = "x: the upper two rows of the 3 × 3 example"
    assert upper in small and upper not in (*told, *typed)


def test_a_bias_that_is_set_stays_and_on_the_stage_there_is_none_at_first():
    assert numbers("b=0")["y"] == [3, -6]
    assert find("im2col").at("")["b"] == 0
    assert "b" not in after("b=1")


@pytest.mark.parametrize(
    ("panel", "cell", "value"), [("x", 4, 2.5), ("w", 0, -3), ("b", 0, 0.5)]
)
def test_a_number_is_typed_into_a_node(panel, cell, value):
    now = numbers(after("", (panel, cell, value)))
    assert now[panel][cell] == value
    others = [now[panel][:cell], now[panel][cell + 1 :]]
    was = numbers()[panel]
    assert others == [was[:cell], was[cell + 1 :]]


def test_what_is_typed_stays_in_bounds():
    assert numbers(after("", ("b", 0, 7)))["b"] == [1]
    assert numbers(after("", ("x", 0, 500)))["x"][0] == 99


@pytest.mark.parametrize(
    "press",
    [
        ("x", 6, 1),
        ("w", -1, 1),
        ("b", "0", 1),
        ("y", 0, 1),
        (["x"], 0, 1),
        ("w", 0, float("nan")),
    ],
)
def test_a_forged_press_changes_nothing(press):
    assert after("", press) == after("")
    panel, cell, value = press
    detail = {"panel": panel, "cell": cell, "value": value}
    values = find("im2col").at("")
    assert find("im2col").update(values, Press("edit", detail)).texts == values.texts


@pytest.mark.parametrize(
    "address", ["x=1,2,3", "x=a,b&k=;;|/&b=99", "dy=all&dyc=99&seed=-1&kh=2"]
)
def test_bad_numbers_in_the_address_fall_back(address):
    assert numbers(address)["x"] == numbers()["x"]


def test_the_gradient_that_comes_in_can_be_chosen():
    assert numbers("dy=ones")["dmap"] == [1, 1]
    assert numbers("dy=one&dyc=1&dyr=5")["dmap"] == [0, 1]
    controls = {f.key for f in find("im2col").fields if f.kind != "hidden"}
    bar = shown("im2col", "open=graph&dy=one").bar
    assert controls - {*bar.without} == {"dy", "dyc"}
    bar = shown("im2col", "open=graph").bar
    assert controls - {*bar.without} == {"dy", "seed"}
    assert bar.fields["seed"].default == find("im2col").at("open=graph")["seed"]


def test_of_the_deep_example_a_piece_of_its_first_channel_is_in_the_graph():
    now = numbers("example=deep")
    assert now["x"] == [1, 2, 0, 5, 3, 1] and now["w"] == [1, 0, 0, -1]
    assert now["p"] == now["y"] == [-2, 1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_step_and_every_kind_of_edge_is_told_in_words(lang):
    view = shown("im2col", "open=graph", Sources(Texts(lang)))
    header = header_of(view.part(Played))
    texts = header["texts"]
    assert all(texts["narration"][key] for key in header["narration"]["keys"])
    over = [edges["name"] for edges in header["edges"] if edges["name"]]
    assert over == ["im2col", "times", "plus", "fold"]
    assert all(texts["names"][name] for name in over)
    chapters = [chapter["name"] for chapter in header["chapters"]]
    assert all(texts["chapters"]["names"][name] for name in chapters)
    named = {panel["name"] for panel in header["panels"]}
    assert named <= texts["panels"].keys() & texts["names"].keys()


def test_central_differences_confirm_it_and_no_picture_is_asked_for():
    view = shown("im2col", "open=graph&x=1,0.5,-2,3,1,0.25")
    assert view.part(Chooser) is None
    assert view.part(Links).opened == "graph"
    *_, last = view.more[0].make().run(1e-5)
    assert {part.name for part in last.compared} == {"x", "w", "b"}
    assert all(np.abs(part.difference).max() < 1e-8 for part in last.compared)


def test_the_small_example_is_there_with_its_upper_two_rows():
    now, y = numbers("example=small"), lessons.scene("convolution", "example=small")
    assert (now["x"], now["w"]) == ([1, 2, 0, 0, 1, 3], [1, -1, 2, 0])
    assert now["map"] == y.panel("y").values[0].tolist() == [-1, 4]
    assert numbers("example=small&b=0.5")["map"] == [-0.5, 4.5]
