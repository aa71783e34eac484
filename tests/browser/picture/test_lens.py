import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SCREEN
from tests.browser.engines import NO_FRAMES, NO_TOUCH, SAME_LESSON, chromium_only, once

READY = '[data-testid="stage"]:not([data-rev="0"])'
STAGE = "[data-testid=stage]"


@pytest.fixture
def lesson(open_lesson):
    return open_lesson(
        "convolution", READY, lang="en", img="photographer", n=8, r0=60, c0=60
    )


def box(page, plate="picture"):
    return page.locator(f"[data-plate={plate}] .ls-box")


def says(page, **places):
    page.wait_for_function(
        """places => {
            const query = new URLSearchParams(location.search);
            const stands = ([key, text]) => query.get(key) === text;
            return Object.entries(places).every(stands);
        }""",
        arg=places,
    )


def middle(page, plate="picture"):
    place = box(page, plate).bounding_box()
    return place["x"] + place["width"] / 2, place["y"] + place["height"] / 2


def cells(page):
    return page.locator(".ls-where").inner_text()


def next_revision(page, act):
    rev = int(page.get_attribute(STAGE, "data-rev"))
    act()
    page.wait_for_function(
        "rev => +document.querySelector('[data-testid=stage]').dataset.rev > rev",
        arg=rev,
    )


def test_the_stage_follows_while_the_box_is_dragged(lesson):
    x, y = middle(lesson)
    lesson.mouse.move(x, y)
    lesson.mouse.down()
    next_revision(lesson, lambda: lesson.mouse.move(x + 30, y + 12, steps=5))
    assert cells(lesson) != "From [60, 60] to [67, 67]"
    lesson.mouse.up()
    assert middle(lesson) == pytest.approx((x + 30, y + 12), abs=2)


def test_the_box_cannot_be_dragged_out_of_the_picture(lesson):
    x, y = middle(lesson, "result")
    lesson.mouse.move(x, y)
    lesson.mouse.down()
    lesson.mouse.move(SCREEN["width"] - 1, 0, steps=3)
    lesson.mouse.up()
    says(lesson, r0="0", c0=str(128 - 8))
    assert cells(lesson) == "From [0, 120] to [7, 127]"


@once(SAME_LESSON)
def test_arrow_keys_move_the_box_and_leave_the_step_alone(lesson):
    step = lesson.get_attribute(STAGE, "data-step")
    box(lesson).focus()
    lesson.keyboard.press("ArrowLeft")
    says(lesson, r0="60", c0="59")
    lesson.keyboard.press("Shift+ArrowDown")
    says(lesson, r0="68", c0="59")
    assert lesson.get_attribute(STAGE, "data-step") == step
    assert "[68, " in box(lesson).get_attribute("aria-label")


def test_a_click_centres_the_box_and_both_pictures_show_it(lesson):
    sheet = lesson.locator("[data-plate=picture] .ls-pane")
    size = sheet.bounding_box()
    sheet.click(position={"x": size["width"] / 4, "y": size["height"] / 2})
    says(lesson, r0="60", c0="28")
    left = "node => parseFloat(node.style.left)"
    assert box(lesson).evaluate(left) == pytest.approx(100 * 28 / 128)
    assert box(lesson, "result").evaluate(left) == pytest.approx(100 * 28 / 128)


@chromium_only(NO_TOUCH)
def test_a_finger_beside_the_box_scrolls_and_a_tap_centres_it(watched_page, server):
    page = watched_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(f"{server.url}/convolution?img=photographer&n=8&r0=60&c0=60")
    page.wait_for_selector(READY)
    sheet = page.locator("[data-plate=picture] .ls-pane")
    size = sheet.bounding_box()
    sheet.tap(position={"x": size["width"] / 4, "y": size["height"] / 2})
    page.wait_for_function("location.search.includes('c0=28')")


@once(SAME_LESSON)
def test_the_box_grows_round_its_middle_and_shrinks_back(lesson):
    slider = lesson.locator("[data-control=n]")
    slider.focus()
    for _ in range(9):
        lesson.keyboard.press("ArrowRight")
    says(lesson, n="17", r0="56", c0="56")
    for _ in range(9):
        lesson.keyboard.press("ArrowLeft")
    says(lesson, n=None, r0="60", c0="60")


@once(SAME_LESSON)
def test_a_picture_smaller_than_the_lens_is_taken_whole(open_lesson):
    page = open_lesson("convolution", READY, img="digit", n=32, filter="box", p=0)
    panel = page.locator("[data-panel=x]")
    expect(panel).to_have_attribute("data-rows", "28")
    expect(panel).to_have_attribute("data-columns", "28")
    box(page).focus()
    page.keyboard.press("ArrowRight")
    assert "c0" not in page.evaluate("location.search")


@once(SAME_LESSON)
def test_undo_takes_a_whole_drag_back(lesson):
    x, y = middle(lesson)
    lesson.mouse.move(x, y)
    lesson.mouse.down()
    lesson.mouse.move(x + 20, y + 20, steps=4)
    lesson.mouse.up()
    lesson.wait_for_function("!location.search.includes('r0=60')")
    lesson.wait_for_timeout(500)  # the last report of the drag has been taken
    lesson.keyboard.press("Control+z")
    says(lesson, r0="60", c0="60")
    expect(lesson.locator(".ls-where")).to_have_text("From [60, 60] to [67, 67]")


@chromium_only(NO_FRAMES)
def test_a_drag_does_not_send_the_pictures_again(server, watched_page):
    page, sizes = watched_page(), []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda data: sizes.append(len(data))),
    )
    query = "img=astronaut&size=512&rgb=1&n=4&r0=60&c0=60"
    page.goto(f"{server.url}/convolution?{query}")
    page.wait_for_selector(READY)
    assert max(sizes) > 200_000
    sizes.clear()
    box(page).focus()
    next_revision(page, lambda: page.keyboard.press("ArrowRight"))
    page.wait_for_function("location.search.includes('c0=61')")
    assert 0 < sum(sizes) < 100_000
