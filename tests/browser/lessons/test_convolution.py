import json

import numpy as np
import pytest
from playwright.sync_api import expect

from engine import conv2d_naive
from engine.filters import preset
from tests.browser.conftest import PHONE
from tests.browser.engines import SAME_LESSON, once
from tests.browser.stage.driving import FRAMES

pytestmark = once(SAME_LESSON)

STAGE = '[data-testid="stage"]'
READY = f'{STAGE}:not([data-rev="0"])'


LARGER = """(least) => Number(
  document.querySelector("[data-testid=equation]").dataset.result) > least"""


def result(page):
    return json.loads(page.get_attribute('[data-testid="equation"]', "data-result"))


def shape(page, panel):
    node = page.locator(f'[data-panel="{panel}"]')
    sides = (node.get_attribute("data-rows"), node.get_attribute("data-columns"))
    return tuple(map(int, sides))


def next_revision(page, act):
    rev = int(page.get_attribute(STAGE, "data-rev"))
    act()
    page.wait_for_function(
        "rev => +document.querySelector('[data-testid=stage]').dataset.rev > rev",
        arg=rev,
    )


def drag(page, control, share):
    """Drag a slider with the mouse and keep the button down."""
    box = page.locator(f'[data-control="{control}"]').bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 5, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * share, middle, steps=4)


def test_a_slider_answers_while_it_is_dragged(open_lesson):
    page = open_lesson("convolution", ready=READY, n=12, filter="box", t=0)
    before = result(page)
    next_revision(page, lambda: drag(page, "s", 0.99))
    page.wait_for_function("document.querySelector('[data-panel=y]').dataset.rows < 4")
    assert shape(page, "y") == (3, 3)
    assert result(page) == pytest.approx(before)  # the first window stays where it is
    page.mouse.up()
    next_revision(page, lambda: drag(page, "b", 0.99))
    page.mouse.up()
    page.wait_for_function("document.querySelector('[data-control=b]').value > 0.9")
    page.wait_for_function(LARGER, before + 0.5)


def test_the_printed_window_gives_the_engines_number(open_lesson):
    page = open_lesson("convolution", ready=READY, filter="sobel-columns", t=17)
    tiles = page.locator(".ls-tile")
    pairs = [tile.split("\n") for tile in tiles.all_inner_texts()]
    numbers = np.array(
        [[float(n.replace("−", "-")) for n in pair] for pair in pairs], np.float64
    )
    weights, divisor = preset("sobel-columns")
    assert numbers[:, 1].tolist() == weights.ravel().tolist()
    x = numbers[:, 0].reshape(1, 1, 3, 3)
    y = conv2d_naive(x, weights[None].astype(np.float64)) / divisor
    assert result(page) == pytest.approx(y.item(), abs=1e-9)


def test_keys_step_and_leave_the_sliders_alone(open_lesson):
    page = open_lesson("convolution", ready=READY, t=1)  # a cell of the first row
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator(STAGE)).to_have_attribute("data-step", "3")
    page.locator('[data-control="kh"]').focus()
    next_revision(page, lambda: page.keyboard.press("ArrowRight"))
    assert page.locator('[data-control="kh"]').input_value() == "4"
    assert page.get_attribute(STAGE, "data-step") == "3"


def test_hovering_an_output_cell_shows_its_window_and_keeps_the_step(open_lesson):
    page = open_lesson("convolution", ready=READY, n=12, p=0, t=0, filter="box")
    card = page.locator('[data-panel="y"] canvas')
    box = card.bounding_box()
    columns = shape(page, "y")[1]
    side = box["width"] / columns
    before = amber(page, "x")
    page.mouse.move(box["x"] + side * 5.5, box["y"] + side * 5.5)
    page.evaluate(FRAMES, 2)
    assert amber(page, "x") > before + 4 * side * side  # nine cells light up
    assert page.get_attribute(STAGE, "data-step") == "0"
    page.mouse.click(box["x"] + side * 5.5, box["y"] + side * 5.5)
    assert page.get_attribute(STAGE, "data-step") == str(5 * columns + 5)


def amber(page, panel):
    """Count the pixels of the overlay that are lit over a panel."""
    return page.evaluate(
        """name => {
          const overlay = document.querySelector('.ls-overlay');
          const floor = overlay.getBoundingClientRect();
          const card = document.querySelector(`[data-panel=${name}] canvas`);
          const box = card.getBoundingClientRect();
          const { width, height } = overlay;
          const copy = new OffscreenCanvas(width, height).getContext('2d');
          copy.drawImage(overlay, 0, 0);
          const data = copy.getImageData(
            box.x - floor.x, box.y - floor.y, box.width, box.height).data;
          let lit = 0;
          for (let i = 3; i < data.length; i += 4) lit += data[i] > 0;
          return lit;
        }""",
        panel,
    )


def test_a_typed_weight_changes_the_output_and_the_address(open_lesson):
    page = open_lesson("convolution", ready=READY, filter="identity", n=8, t=9)
    x = result(page)
    centre = page.get_by_label("Weight w[1, 1]")
    next_revision(page, lambda: centre.fill("3"))
    assert result(page) == pytest.approx(3 * x)
    page.wait_for_function("new URLSearchParams(location.search).get('k')")
    assert "k=0%2C0%2C0%3B0%2C3%2C0%3B0%2C0%2C0%2F1" in page.url
    assert "filter=typed" in page.url
    assert centre.input_value() == "3"


def test_a_result_can_be_kept_beside_the_next(open_lesson):
    page = open_lesson("convolution", ready=READY, n=12, filter="box")
    next_revision(page, lambda: page.get_by_role("button", name="Pin").click())
    next_revision(page, lambda: page.locator('[data-control="s"]').press("ArrowRight"))
    assert shape(page, "pinned") == (10, 10)
    assert shape(page, "y") == (5, 5)
    page.wait_for_function("new URLSearchParams(location.search).get('s') === '2'")
    assert "pin=n.12_filter.box" in page.url
    page.reload()
    page.wait_for_selector(READY)
    assert shape(page, "pinned") == (10, 10)
    next_revision(page, lambda: page.get_by_role("button", name="Unpin").click())
    assert page.locator('[data-panel="pinned"]').count() == 0


def test_undo_brings_the_output_back(open_lesson):
    page = open_lesson("convolution", ready=READY, n=12, filter="box", t=0)
    before = result(page)
    next_revision(page, lambda: page.locator('[data-control="b"]').press("End"))
    assert result(page) == pytest.approx(before + 1)
    next_revision(page, lambda: page.get_by_role("button", name="Undo").click())
    assert result(page) == pytest.approx(before)


def test_a_kernel_that_does_not_fit_explains_itself_and_harms_nothing(open_lesson):
    page = open_lesson("convolution", ready=READY, n=4, filter="box")
    size = page.locator('[data-control="kh"]')
    size.press("End")
    page.get_by_text("the padded input has only 4").wait_for()
    next_size = page.locator('[data-control="kh"]')
    next_size.press("Home")
    page.wait_for_selector(STAGE)
    assert shape(page, "y") == (4, 4)


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("zh", "dark")])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1440, "height": 900}])
def test_nothing_hangs_over_the_page(open_lesson, lang, theme, viewport):
    page = open_lesson(
        "convolution", READY, theme, viewport, lang=lang, rgb=1, kh=5, kw=5, n=16
    )
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0
    player = page.locator(".ls-player").bounding_box()
    assert player["y"] + player["height"] <= viewport["height"] + 1
