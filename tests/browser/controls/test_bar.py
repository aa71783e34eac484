import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.engines import SAME_SCRIPT, SAME_SERVER, once

READY = '[data-testid="stage"]:not([data-rev="0"])'
QUICK = {"img": "digit", "n": 8, "filter": "box"}


def open_lesson_of(open_lesson, **query):
    return open_lesson("convolution", READY, lang="en", **QUICK | query)


def control(page, key):
    return page.locator(f"[data-control={key}]")


def address_says(page, key, text):
    page.wait_for_function(
        "([key, text]) => new URLSearchParams(location.search).get(key) === text",
        arg=[key, text],
    )


def grasp(page, key, share):
    """Press the mouse on a slider, this far along, and hold it."""
    box = control(page, key).bounding_box()
    inner = box["width"] - 16
    page.mouse.move(box["x"] + 8 + inner * share, box["y"] + box["height"] / 2)
    page.mouse.down()


def test_an_answer_never_moves_a_slider_that_is_held(open_lesson):
    page = open_lesson_of(open_lesson)
    grasp(page, "s", 1)
    address_says(page, "s", "4")
    page.keyboard.press("Control+z")  # the server takes it back
    address_says(page, "s", None)
    expect(control(page, "s")).to_have_value("4")
    page.mouse.up()
    expect(control(page, "s")).to_have_value("1")


def test_a_longer_number_moves_nothing_else(open_lesson):
    page = open_lesson("im2col", READY, lang="en", n=16)
    before = control(page, "s").bounding_box()
    control(page, "kw").press("End")
    address_says(page, "kw", "11")
    assert control(page, "s").bounding_box() == pytest.approx(before, abs=0.5)


@once(SAME_SERVER)
def test_presses_that_follow_each_other_closely_all_count(open_lesson):
    page = open_lesson_of(open_lesson, p=1)
    for key in ("s", "d", "p"):
        control(page, key).press("ArrowRight")
    address_says(page, "p", "2")
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect(page.locator("[data-action=undo]")).to_be_disabled()
    for key in ("s", "d", "p"):
        expect(control(page, key)).to_have_value("1")
    page.keyboard.press("Control+Shift+z")
    expect(control(page, "s")).to_have_value("2")
    expect(control(page, "d")).to_have_value("1")


@once(SAME_SERVER)
def test_reset_brings_the_first_state_back_and_can_be_undone(open_lesson):
    page = open_lesson_of(open_lesson, s=3)
    page.click("[data-action=reset]")
    expect(control(page, "s")).to_have_value("1")
    expect(page.locator("[data-action=reset]")).to_be_disabled()
    address_says(page, "s", None)
    page.click("[data-action=undo]")
    expect(control(page, "s")).to_have_value("3")


def test_undo_is_the_text_fields_own_while_one_has_the_focus(open_lesson):
    page = open_lesson_of(open_lesson)
    page.click("[data-group=more]")
    control(page, "seed").press("End")
    control(page, "seed").press_sequentially("7")
    address_says(page, "seed", "7")
    control(page, "seed").press("Control+z")
    address_says(page, "seed", None)
    expect(page.locator("[data-action=redo]")).to_be_disabled()


def test_a_popover_closes_by_escape_and_by_a_click_beside_it(open_lesson):
    page = open_lesson_of(open_lesson)
    opener = page.locator("[data-group=more]")
    opener.focus()
    page.keyboard.press("Enter")
    expect(control(page, "flip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(control(page, "flip")).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.locator("header h1").click()
    expect(control(page, "flip")).to_be_hidden()


def test_the_bar_is_one_row_in_the_hall_and_an_eighth_of_a_phone(open_lesson):
    page = open_lesson_of(open_lesson)
    bar = page.locator("[data-testid=bar]")
    assert bar.bounding_box()["height"] <= 57
    sliders = bar.locator("input[type=range]:visible").all()
    assert len({slider.bounding_box()["y"] for slider in sliders}) == 1
    assert len(sliders) > 4
    phone = open_lesson("convolution", READY, viewport=PHONE, **QUICK)
    bar = phone.locator("[data-testid=bar]")
    assert bar.bounding_box()["height"] <= PHONE["height"] / 8
    dilation = control(phone, "d")
    expect(dilation).to_be_hidden()
    fold = phone.get_by_role("button", name="All controls")
    fold.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(dilation).to_be_visible()
    fold.click()
    expect(dilation).to_be_hidden()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_every_control_has_a_name_and_can_be_reached_with_tab(open_lesson):
    page = open_lesson_of(open_lesson)
    names = page.locator("[data-testid=bar] input").evaluate_all(
        "inputs => inputs.map(({ labels }) => labels[0]?.textContent)"
    )
    assert all(names)
    control(page, "s").focus()
    page.keyboard.press("Tab")
    expect(control(page, "p")).to_be_focused()


@once(SAME_SCRIPT)
def test_filters_that_are_ticked_stand_in_the_address(open_lesson):
    page = open_lesson_of(open_lesson)
    page.locator(".ls-several .ls-button").click()
    control(page, "filter").locator("[value=emboss]").check()
    address_says(page, "filter", "box,emboss")
    expect(control(page, "filter").locator("[value=box]")).to_be_enabled()
