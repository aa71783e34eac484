"""What a lesson shows in the stage's place, found without scrolling."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.engines import SAME_LESSON, once

pytestmark = once(SAME_LESSON)

STAGE = "[data-testid=stage]"
READY = f"{STAGE}[data-rev]"
MOST = {  # by lesson, the direction in which it has most extras
    **{"convolution": "forward", "im2col": "backward", "relu": "backward"},
    **{"max-pooling": "backward", "dropout": "backward", "backpropagation": "backward"},
}


@pytest.mark.parametrize("name", MOST)
def test_on_a_lecture_halls_screen_all_extras_are_in_sight(open_lesson, name):
    page = open_lesson(name, READY, lang="en", **{"pass": MOST[name]})
    links = page.get_by_test_id("extras").get_by_role("link")
    expect(links.first).to_have_attribute("aria-current", "page")
    assert links.count() > 1
    for box in (link.bounding_box() for link in links.all()):
        assert box["y"] >= 0 and box["y"] + box["height"] <= 900


def test_an_extra_comes_and_goes_by_keyboard_and_the_step_stays(open_lesson):
    page = open_lesson("relu", READY, lang="en", t=20)
    page.get_by_role("link", name="Many layers deep").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-testid=charts]")).to_be_visible()
    expect(page.locator(STAGE)).to_have_count(0)
    expect(page).to_have_url(re.compile("open=slopes"))
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("link", name="Step by step")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(STAGE)).to_have_attribute("data-step", "20")
    expect(page.locator("[data-testid=charts]")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("open="))


def test_a_link_to_an_extra_leads_to_it_in_another_tab_too(open_lesson, watched_page):
    page = open_lesson("max-pooling", READY, lang="en", filter="laplacian")
    link = page.get_by_role("link", name="Small shifts")
    link.hover()
    other = watched_page()
    other.goto(link.evaluate("link => link.href"))
    expect(other.get_by_role("link", name="Small shifts")).to_have_attribute(
        "aria-current", "page"
    )
    expect(other).to_have_url(re.compile("filter=laplacian"))


def test_on_a_phone_the_links_stand_over_the_stage_and_the_open_one_in_sight(
    open_lesson,
):
    phone = open_lesson("relu", READY, lang="en", viewport=PHONE)
    links, stage = phone.get_by_test_id("extras"), phone.locator(STAGE)
    assert links.bounding_box()["y"] < stage.bounding_box()["y"]
    last = links.get_by_role("link", name="All values")
    assert last.bounding_box()["x"] > PHONE["width"]
    last.press("Enter")
    expect(stage).to_have_count(0)
    box = last.bounding_box()
    assert box["x"] + box["width"] <= PHONE["width"]
