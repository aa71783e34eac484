"""The im2col lesson in a browser: copies under the pointer, a real size, its costs."""

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.engines import NO_TOUCH, SAME_LESSON, chromium_only, once
from tests.browser.lessons.test_convolution import READY, STAGE, result, shape

pytestmark = once(SAME_LESSON)


WHOLE = """(card) => [card, ...card.querySelectorAll(".ls-terms:not([hidden])")]
  .every((node) => node.scrollHeight <= node.clientHeight + 1)"""


def point_at(page, panel, row, column):
    """Rest the mouse on a cell of a panel's front map."""
    rows, columns = shape(page, panel)
    box = page.locator(f'[data-panel="{panel}"] canvas[data-front]').bounding_box()
    page.mouse.move(
        box["x"] + (column + 0.5) * box["width"] / columns,
        box["y"] + (row + 0.5) * box["height"] / rows,
    )


def test_pointing_at_a_pixel_tells_how_often_it_is_copied(open_lesson):
    page = open_lesson("im2col", READY, lang="en", n=6, kh=3, kw=3)
    narration = page.locator(".ls-narration")
    for cell, copies in (((0, 0), 1), ((0, 3), 3), ((3, 3), 9)):
        point_at(page, "x", *cell)
        expect(narration).to_contain_text(f"Copies of this pixel in X_col: {copies},")
    point_at(page, "cols", 0, 5)
    expect(narration).to_contain_text("the pixels that this weight meets (16)")


def test_of_a_pixel_that_no_window_reaches_no_copies_are_told(open_lesson):
    page = open_lesson("im2col", READY, lang="en", n=6, kh=3, kw=3, s=2)
    point_at(page, "x", 5, 5)
    expect(page.locator(".ls-narration")).to_contain_text("[5, 5] = ")
    expect(page.locator(".ls-narration")).not_to_contain_text("Copies")


def test_small_pictures_have_larger_cells_and_the_whole_stage_is_in_sight(open_lesson):
    page = open_lesson("im2col", READY)
    width = {}
    for panel in ("x", "cols", "w", "product"):
        card = page.locator(f'[data-panel="{panel}"] canvas[data-front]')
        box = card.bounding_box()
        assert 0 <= box["x"] and box["x"] + box["width"] <= 1440
        width[panel] = round(box["width"] / shape(page, panel)[1], 2)
    assert width["cols"] == width["w"] == width["product"] < width["x"]
    player = page.locator('[data-action="play"]').bounding_box()
    assert player["y"] + player["height"] <= 900


def test_the_large_example_opens_at_one_press_and_its_sum_is_exact(open_lesson):
    page = open_lesson("im2col", READY, lang="en")
    page.get_by_role("button", name="Dense").click()
    page.wait_for_function("location.search.includes('kh=4')")
    page.get_by_role("button", name="227×227×3").click()
    expect(page.locator('[data-panel="cols"][data-columns="3025"]')).to_be_visible()
    page.wait_for_function("location.search.includes('rgb=1')")
    assert shape(page, "cols") == (363, 3025)
    assert shape(page, "product") == (96, 3025)
    assert page.get_by_test_id("equation").evaluate(WHOLE)
    assert int(page.get_attribute(STAGE, "data-step")) > 1000  # where there is an edge
    shown = page.locator(".ls-result").first.text_content().replace("−", "-")
    assert abs(result(page) - float(shown)) < 1e-4


def test_the_costs_are_measured_until_somebody_stops_them(open_lesson):
    page = open_lesson("im2col", READY, lang="en", n=16, kh=11, kw=11)
    start, stop = (page.get_by_role("button", name=n) for n in ("Measure", "Stop"))
    page.get_by_role("link", name="Time and memory").click()
    start.click()
    expect(start).to_be_disabled()
    left, right = start.bounding_box(), stop.bounding_box()
    assert left["x"] + left["width"] < right["x"]  # a late click on Stop starts nothing
    stop.click()
    expect(stop).to_have_count(0)
    expect(start).to_be_enabled()


def test_on_a_phone_no_button_of_the_bar_is_too_narrow_for_its_words(open_lesson):
    phone = open_lesson("im2col", READY, lang="en", viewport=PHONE, example="large")
    expect(phone.get_by_role("button", name="Back to the lens")).to_be_visible()
    wide = """(all) => all.filter((each) => each.scrollWidth > each.clientWidth)
      .map((each) => `${each.textContent} ${each.scrollWidth} > ${each.clientWidth}`)"""
    assert phone.locator(".ls-fields .ls-button").evaluate_all(wide) == []


@chromium_only(NO_TOUCH)
def test_on_a_phone_what_is_said_of_a_tapped_cell_is_in_sight(
    open_lesson, watched_page
):
    phone = watched_page(viewport=PHONE, is_mobile=True, has_touch=True)
    open_lesson("im2col", READY, page=phone, lang="zh")
    narration = phone.locator(".ls-narration")
    expect(narration).not_to_be_in_viewport()
    phone.locator('[data-panel="x"] canvas[data-front]').tap()
    expect(narration).to_contain_text("。这个像素在 X_col 中有")
    said, card = (phone.locator(f".ls-{p}") for p in ("narration", "equation"))
    bottom = said.bounding_box()["y"] + said.bounding_box()["height"]
    assert abs(bottom - card.bounding_box()["y"]) < 8  # on the card's edge


def test_on_a_phone_panels_in_a_grid_use_its_width(open_lesson):
    phone = open_lesson("relu", READY, viewport=PHONE)
    x = phone.locator('[data-panel="x"] canvas[data-front]').bounding_box()
    assert x["width"] > 0.35 * PHONE["width"]
