"""The drawing pad: the picture, the maps and the answer follow the pen."""

import pytest
from playwright.sync_api import expect

from lessons.texts import Texts
from tests.browser.engines import SAME_LESSON, SAME_SERVER, SMOKED_PAD, once

PAD = "[data-pad]"
OVERVIEW = '[data-testid="overview"]'
SEVEN = [(0.25, 0.2), (0.75, 0.2), (0.45, 0.85)]
ONE = [(0.5, 0.15), (0.5, 0.85)]


@pytest.fixture
def page(explore):
    return explore(net="digits", img="drawn")


def place(page, point):
    box = page.locator(PAD).bounding_box()
    return box["x"] + point[0] * box["width"], box["y"] + point[1] * box["height"]


def draw(page, points, lift=True):
    page.mouse.move(*place(page, points[0]))
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*place(page, point), steps=6)
    if lift:
        page.mouse.up()


def answers(page, name):
    likeliest = page.locator(f"{OVERVIEW} [data-layer=dense][data-chosen]")
    expect(likeliest).to_have_attribute("data-map", name)


@once(SMOKED_PAD)
def test_a_drawn_digit_is_named_and_another_one_after_it(page):
    draw(page, SEVEN)
    answers(page, "7")
    expect(page.get_by_test_id("answer")).to_contain_text("7 · ")
    page.click("[data-action=clear-pad]")
    draw(page, ONE)
    answers(page, "1")


def test_a_canvas_that_the_browser_falsifies_does_not_spoil_the_drawing(page):
    page.evaluate(
        """() => { for (const [kind, name] of [[HTMLCanvasElement, "toDataURL"],
            [HTMLCanvasElement, "toBlob"], [CanvasRenderingContext2D, "getImageData"]])
          kind.prototype[name] = () => { throw new Error("noise"); } }"""
    )
    draw(page, SEVEN)
    answers(page, "7")


@once(SAME_SERVER)
def test_the_first_stroke_replaces_the_example_and_an_empty_pad_asks_for_one(page):
    answers(page, "2")
    page.click("[data-action=clear-pad]")
    empty = Texts("en")("pad.empty")
    expect(page.get_by_test_id("answer")).to_have_text(empty)
    page.reload()
    expect(page.get_by_test_id("answer")).to_have_text(empty)
    draw(page, ONE)
    answers(page, "1")


def test_with_the_pad_open_the_filtered_picture_stays_in_the_window(open_lesson):
    ready = '[data-testid="stage"]:not([data-rev="0"])'
    page = open_lesson("convolution", ready, lang="en", img="drawn")
    plate = page.locator("[data-plate=result]").bounding_box()
    assert plate["y"] + plate["height"] <= 900


def places(page):
    return page.locator("[data-sheet]:not([data-sheet=input])").evaluate_all(
        "all => all.map(n => [n.offsetLeft, n.offsetWidth, n.offsetHeight])"
    )


@once(SAME_LESSON)
@pytest.mark.parametrize("way", ["forward", "backward"])
def test_the_pad_takes_no_room_from_the_maps(explore, way):
    page = explore(net="digits", img="digits-5", **{"pass": way})
    without = places(page)
    page = explore(net="digits", img="drawn", **{"pass": way})
    assert places(page) == without
    pad = page.locator("[data-testid=pad]").bounding_box()
    beside = page.locator("[data-sheet=conv1]").bounding_box()
    below = page.locator("[data-sheet=input] figcaption").bounding_box()
    assert pad["x"] + pad["width"] <= beside["x"]
    assert pad["y"] + pad["height"] <= below["y"] + below["height"]
    tall = page.evaluate("document.querySelector('.stMain').scrollHeight")
    assert tall <= 900


def test_the_maps_follow_the_pen_before_it_is_lifted(page):
    rev = int(page.get_attribute(OVERVIEW, "data-rev"))
    draw(page, SEVEN, lift=False)
    answers(page, "7")
    assert int(page.get_attribute(OVERVIEW, "data-rev")) > rev
    page.mouse.up()


@once(SAME_LESSON)
def test_strokes_are_undone_cleared_and_kept_over_a_reload(page):
    draw(page, SEVEN)
    draw(page, [(0.1, 0.9), (0.9, 0.9)])
    pad = page.locator(PAD)
    expect(pad).to_have_attribute("data-strokes", "2")
    page.keyboard.press("Control+z")
    expect(pad).to_have_attribute("data-strokes", "1")
    answers(page, "7")
    page.reload()
    expect(pad).to_have_attribute("data-strokes", "1")
    answers(page, "7")
    pad.focus()
    page.keyboard.press("Delete")
    expect(pad).to_have_attribute("data-strokes", "0")
    expect(page.locator("[data-action=clear-pad]")).to_be_disabled()


@once(SAME_SERVER)
def test_a_server_that_was_started_anew_hears_of_all_that_was_drawn(
    new_server, new_page
):
    server, page = new_server(), new_page()
    page.goto(f"{server.url}/explore?lang=en&net=digits&img=drawn")
    page.wait_for_selector(f'{OVERVIEW}:not([data-rev="0"])')
    draw(page, SEVEN)
    answers(page, "7")
    server.stop()
    expect(page.locator(".lsh-notice")).not_to_have_text("")
    page.click("[data-action=clear-pad]")
    draw(page, ONE)
    server.start()
    answers(page, "1")


def test_the_pad_is_opened_from_the_picture_on_any_page(open_lesson):
    ready = '[data-testid="stage"]:not([data-rev="0"])'
    page = open_lesson("convolution", ready, lang="en", n=4)
    expect(page.locator(PAD)).to_have_count(0)
    page.click("[data-action=choose]")
    page.click("[data-action=draw]")
    expect(page.locator(PAD)).to_be_visible()
    page.wait_for_selector("[data-plate=picture] >> text=128 × 128")
    page.wait_for_function("location.search.includes('img=drawn')")
