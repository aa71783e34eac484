"""Browsers older than the oldest that the program works in, and phones' own ways."""

import pytest
from playwright.sync_api import expect

from lessons.texts import LANGUAGES, Texts
from tests.browser.conftest import PHONE
from tests.browser.engines import SAME_SERVER, once

pytestmark = once(SAME_SERVER)

STAGE = '[data-testid="stage"]:not([data-rev="0"])'
NOTICE = ".lsh-outdated"
MISSING = {
    "Safari 17.3": "delete Object.groupBy",
    "Safari 17.3, too": "delete Element.prototype.checkVisibility",
    "Firefox 124": "delete HTMLElement.prototype.popover",
    "Chromium 119": "CSS.supports = (asked) => !asked.includes(':dir')",
}
TYPED_INTO = ".stApp :is(select, [type=number], [type=text]:not(.ls-editor *))"


@pytest.mark.parametrize("missing", MISSING)
def test_an_old_browser_gets_a_sentence(server, new_page, missing):
    page = new_page()
    page.add_init_script(MISSING[missing])
    for lang in LANGUAGES:
        page.goto(f"{server.url}/?lang={lang}")
        sentence = Texts(lang)("frame.hindered.outdated")
        expect(page.locator(NOTICE)).to_have_text(sentence)


def test_a_browser_of_today_gets_none(open_lesson):
    assert open_lesson("start").locator(NOTICE).count() == 0


def test_a_popover_closes_where_one_presses_beside_it(open_lesson):
    """Before the finger is lifted: iOS before 18.3 does not close it at all."""
    page = open_lesson("convolution", STAGE, lang="en")
    page.click("[data-action=choose]")
    panel = page.locator(":popover-open")
    expect(panel).to_have_count(1)
    box = panel.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.mouse.down()
    assert panel.count() == 1
    page.mouse.up()
    page.mouse.move(box["x"] + box["width"] + 100, box["y"] + box["height"] / 2)
    page.mouse.down()
    assert panel.count() == 0
    page.mouse.up()


@pytest.mark.parametrize("name", ["start", "convolution", "dropout", "training"])
def test_on_a_phone_no_field_makes_ios_zoom_in(open_lesson, name):
    page = open_lesson(name, ".ls", viewport=PHONE, lang="en")
    fields = page.locator(TYPED_INTO)
    sizes = fields.evaluate_all("all => all.map((n) => getComputedStyle(n).fontSize)")
    assert sizes and all(float(size.removesuffix("px")) >= 16 for size in sizes)
