"""What is pinned stands in the address, and nothing that was forged harms the page."""

from urllib.parse import urlencode

import numpy as np
import pytest
from hypothesis import given

import lessons
from lessons.convolution import LESSON
from lessons.lesson import Change, Press
from lessons.parts import Played
from lessons.sources import Sources
from lessons.texts import Texts
from tests.lessons.test_views import addresses


def pressed(name, address=""):
    return LESSON.update(LESSON.at(address), Press(name, {}))


def address_of(values):
    """Write values as the browser's address has them."""
    query = {key: text for key, text in values.query.items() if text is not None}
    return urlencode(query)


def panels_at(address):
    return {panel.name: panel for panel in lessons.scene("convolution", address).panels}


def test_a_pin_names_what_is_set_and_an_address_has_it_as_it_is():
    values = pressed("pin", "s=2&kh=5&kw=5&filter=box,typed&k=1,-2;3,4/5&map=1")
    pin = "filter.boxNtyped_kh.5_kw.5_s.2_k.1N-2R3N4D5_map.1"
    assert values.query["pin"] == pin
    assert urlencode({"pin": pin}) == f"pin={pin}"


def test_a_pin_of_the_defaults_has_a_word_of_its_own():
    assert pressed("pin").query["pin"] == "default"
    assert panels_at("pin=default")["pinned"].values.shape == (6, 6)


def test_a_pin_holds_no_other_and_nothing_but_what_the_result_depends_on():
    address = "pin=s.3&open=costs&pass=backward&way=full&p=1"
    assert pressed("pin", address).query["pin"] == "p.1"


def test_a_result_is_pinned_as_it_is_and_stays_when_all_else_changes():
    pinned = pressed("pin", "s=2&n=12&filter=box&b=0.5&size=64&img=cat")
    kept = panels_at(address_of(pinned))
    assert np.allclose(kept["pinned"].values, kept["y"].values)
    assert (kept["pinned"].note, kept["pinned"].share) == ("S=2 P=0 D=1", "y")
    texts = {"s": "1", "p": "2", "img": "maze", "n": "6", "filter": "sharpen"}
    later = panels_at(address_of(LESSON.update(pinned, Change(texts))))
    assert np.array_equal(later["pinned"].values, kept["pinned"].values)
    assert later["pinned"].note == kept["pinned"].note
    assert later["y"].values.shape == (8, 8)


@given(texts=addresses(LESSON))
def test_of_any_settings_the_result_is_what_is_pinned(texts):
    there = LESSON.update(LESSON.at(""), Change(texts | {"pass": "forward"}))
    values = LESSON.update(there, Press("pin", {})).changed(open="")
    played = LESSON.view(values, Sources(Texts("en"))).part(Played)
    if played is not None:
        kept, y = (played.scene.panel(name).values for name in ("pinned", "y"))
        assert np.allclose(kept, y)


def test_the_longest_kernel_can_be_pinned():
    row = ",".join(["-63504.25"] * 11)
    kernel = "|".join([";".join([row] * 11)] * 3) + "/999999999"
    filters = "typed,prewitt-columns,prewitt-rows,sobel-columns,sobel-rows,gaussian"
    address = f"rgb=1&kh=11&kw=11&n=32&k={kernel}&filter={filters},laplacian,identity"
    values = pressed("pin", address)
    assert len(values.query["pin"]) < 4000
    assert LESSON.at(address_of(values))["pin"]["k"] == kernel


def test_it_is_let_go_by_its_button_and_by_a_reset():
    assert pressed("unpin", "pin=s.2").query["pin"] is None
    assert LESSON.at("pin=s.2").changed(pin=None)["pin"] is None


@pytest.mark.parametrize(
    "text",
    [
        *("nonsense", "s", "s.", "s.99", "s.two", "s.2_", "_s.2", "s.2__p.1", "s.02"),
        *("s.2_s.3", "pin.default", "pin.s", "open.costs", "pass.backward", "x.1"),
        *("s=2", "k.1,2;3/1", "k.1N2R3", "<b>", "s.²", "img.<b>", "default_s.2"),
        *(f"k.{'1N' * 363}1D1", "filter.box" * 400, "s.2_" * 2000 + "p.1"),
        *("kh.5 kw.5", "s.2~p.1", "s.2\n", "S.2", "img.Cat", "seed.07"),
    ],
    ids=lambda text: text[:20],
)
def test_nonsense_is_no_pin(text):
    values = LESSON.at(urlencode({"pin": text}))
    assert values["pin"] is None and values.query["pin"] is None
    assert "pinned" not in panels_at(urlencode({"pin": text}))


def test_of_a_pin_whose_window_does_not_fit_nothing_stands_beside():
    assert "pinned" not in panels_at("pin=n.8_kh.11")
    assert "pinned" in panels_at("pin=n.8_kh.11_p.2")


def test_the_pin_of_a_picture_that_is_not_there_is_one_of_the_first_on_offer():
    first = panels_at("pin=default")["pinned"].values
    assert np.array_equal(panels_at("pin=img.upload")["pinned"].values, first)


@pytest.mark.parametrize("address", ["pass=backward", "pass=backward&way=full"])
def test_backward_nothing_is_pinned_and_what_was_pinned_waits(address):
    scene = lessons.scene("convolution", f"{address}&pin=s.2")
    assert "pinned" not in {panel.name for panel in scene.panels}
    ahead = Change({"pass": "forward"})
    values = LESSON.update(LESSON.at(f"{address}&pin=s.2"), ahead)
    assert "pinned" in panels_at(address_of(values))


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("", ["worked", "pin"]),
        ("pin=default", ["worked", "unpin"]),
        ("pin=nonsense&example=small", ["own", "deep", "pin"]),
        ("pass=backward&pin=default", ["worked"]),
        ("pass=backward&example=small", ["own", "deep"]),
        ("pass=backward&example=deep", ["own", "worked"]),
    ],
)
def test_the_bar_has_the_buttons_that_are_of_use(address, names):
    actions = lessons.shown("convolution", address).bar.actions
    assert [action.name for action in actions] == names


def test_the_worked_example_can_be_pinned_and_stays_it():
    pinned = pressed("pin", "example=small&p=1")
    assert pinned.query["pin"] == "p.1_example.small"
    left = LESSON.update(pinned, Press("own", {}))
    y = lessons.scene("convolution", "example=small&p=1").panel("y").values
    assert np.array_equal(panels_at(address_of(left))["pinned"].values, y)
