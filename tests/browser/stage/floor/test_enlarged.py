"""One panel or the whole stage fills the window."""

import pytest

from tests.browser.engines import SAME_SCRIPT, once
from tests.browser.stage.floor.test_layout import WIDE, WIDTHS, screen
from tests.stage.scenes import convolution

PLACES = """async (root) => {
  const [card, w] = [".ls-equation", "[data-panel=w] canvas[data-front]"]
    .map((name) => root.querySelector(name));
  const [scrub, seen] = [root.querySelector("[data-action=scrub]"), []];
  for (let step = Number(scrub.value); step <= scrub.max; step++) {
    scrub.value = step;
    scrub.oninput();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    seen.push([card.offsetHeight, Math.round(w.getBoundingClientRect().top)]);
  }
  return seen;
}"""


def test_the_enlarged_stage_fills_the_window_with_numbers_of_24_px(open_stage):
    stage = open_stage(convolution())
    stage.button("enlarge").click()
    box = stage.root.bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1440, "height": 900}
    size = "(node) => parseFloat(getComputedStyle(node).fontSize)"
    assert stage.equation.locator(".ls-tile").first.evaluate(size) >= 24
    assert stage.button("enlarge").get_attribute("aria-pressed") == "true"


def test_enlarged_the_kernel_is_printed_in_24_px_too(open_stage):
    stage = open_stage(convolution(size=12, C=3, F=4, padding=1))
    stage.button("enlarge").click()
    assert stage.root.evaluate("(root) => root.scrollHeight <= root.clientHeight")
    size = "(node) => parseFloat(getComputedStyle(node).fontSize)"
    assert stage.panel("w").locator("input").first.evaluate(size) >= 24


def test_tab_stays_inside_of_the_enlarged_stage(open_stage):
    stage = open_stage(convolution())
    stage.button("enlarge").click()
    for key, action in (("Tab", "enlarge-panel"), ("Shift+Tab", "enlarge")):
        stage.page.keyboard.press(key)
        focused = "document.activeElement.dataset.action"
        assert stage.page.evaluate(focused) == action
    stage.page.keyboard.press("Escape")
    stage.page.keyboard.press("Tab")
    assert stage.root.evaluate("(root) => !root.contains(document.activeElement)")


def test_enlarged_nothing_moves_where_a_sum_takes_another_line(open_stage):
    longer = 79  # the step whose sum is the first to take another line
    scene = convolution(size=12, C=3)
    stage = open_stage(scene, t=longer - 9, viewport=screen(900))
    stage.button("enlarge").click()
    seen = [tuple(place) for place in stage.root.evaluate(PLACES)]
    tallest = max(seen)
    assert len(set(seen)) > 1 and set(seen[seen.index(tallest) :]) == {tallest}


def test_the_frames_follow_the_panels_when_a_sentence_takes_more_lines(open_stage):
    stage = open_stage(convolution(editable=False), t=0)
    sentence = stage.root.locator(".ls-narration")
    sentence.evaluate("(node) => (node.style.height = '150px')")
    stage.button("enlarge").click()
    before = stage.front("y").bounding_box()["y"]
    sentence.evaluate("(node) => (node.style.height = '')")
    stage.frames(3)
    box = stage.front("y").bounding_box()
    assert box["y"] > before + 20
    assert stage.pixel([box["x"], box["y"] + 5])[3] > 200  # the frame of cell (0, 0)


@once(SAME_SCRIPT)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_enlarged_stage_is_not_wider_than_the_window(open_stage, width):
    stage = open_stage(convolution(size=8, C=3, F=3), viewport=screen(width))
    stage.button("enlarge").click()
    assert stage.page.evaluate(WIDE) == []


def test_escape_goes_back_to_the_page(open_stage):
    stage = open_stage(convolution(), t=3)
    before = stage.root.bounding_box()
    stage.button("enlarge").click()
    stage.page.keyboard.press("Escape")
    assert stage.root.bounding_box() == before
    assert stage.step == 3


def test_one_panel_alone_is_enlarged_and_comes_back(open_stage):
    stage = open_stage(convolution())
    before = stage.front("y").bounding_box()
    stage.panel("y").locator("[data-action=enlarge-panel]").click()
    assert stage.front("y").bounding_box()["width"] > 2 * before["width"]
    assert not stage.panel("x").is_visible()
    stage.page.keyboard.press("Escape")
    assert stage.front("y").bounding_box() == before
    assert stage.panel("x").is_visible()


def test_one_panel_alone_is_larger_than_beside_the_others_whatever_its_size(open_stage):
    stage = open_stage(convolution(size=12, C=3, F=4, padding=1))
    for name in ("x", "w", "y", "maps"):
        before = stage.front(name).bounding_box()["height"]
        stage.panel(name).locator("[data-action=enlarge-panel]").click()
        assert stage.front(name).bounding_box()["height"] > 1.5 * before
        assert stage.root.evaluate("(root) => root.scrollHeight <= root.clientHeight")
        stage.page.keyboard.press("Escape")


def test_on_a_phone_a_panel_alone_leaves_its_sentence_room(open_stage):
    stage = open_stage(convolution(size=12, C=3), viewport=screen(390))
    stage.panel("x").locator("[data-action=enlarge-panel]").click()
    sentence = stage.root.locator(".ls-narration").bounding_box()
    player = stage.root.locator(".ls-player").bounding_box()
    assert sentence["y"] + sentence["height"] <= player["y"]
    assert player["y"] + player["height"] == 844  # nothing shows beneath it


def test_enlarged_on_a_phone_the_kernel_leaves_the_picture_its_room(open_stage):
    stage = open_stage(convolution(16, 5, C=3, F=4), viewport=screen(390))
    before = stage.front("x").bounding_box()["width"]
    stage.button("enlarge").click()
    assert stage.front("x").bounding_box()["width"] >= 0.8 * before


def test_enlarged_the_open_group_stands_under_all_heads(open_stage):
    stage = open_stage(convolution(size=12, kernel=4, C=3), viewport=screen(2560))
    stage.button("enlarge").click()
    heads = [head.bounding_box() for head in stage.root.locator(".ls-group-head").all()]
    tiles = stage.root.locator(".ls-tile").first.bounding_box()
    assert all(head["y"] + head["height"] <= tiles["y"] for head in heads)


def test_new_data_leave_the_enlarged_panel_alone_on_show(open_stage):
    stage = open_stage(convolution())
    stage.panel("y").locator("[data-action=enlarge-panel]").click()
    stage.take(convolution(size=7))
    assert stage.panel("y").is_visible() and not stage.panel("x").is_visible()
    label = stage.button("enlarge").get_attribute("aria-label")
    assert label == "Back to the page (Esc)"


def test_an_enlarged_panel_that_new_data_no_longer_have_gives_way_to_all(open_stage):
    stage = open_stage(convolution(F=2))
    stage.panel("maps").locator("[data-action=enlarge-panel]").click()
    stage.take(convolution(F=1))
    assert stage.panel("x").is_visible()


def test_enlarged_the_pointer_finds_the_same_cells(open_stage):
    stage = open_stage(convolution(editable=False), t=0)
    stage.button("enlarge").click()
    stage.hover("y", 5)
    assert stage.lit("x", range(36)) == [7, 8, 9, 13, 14, 15, 19, 20, 21]
