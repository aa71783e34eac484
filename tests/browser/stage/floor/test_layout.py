"""What a reader sees at every width, and who can reach it."""

import pytest

from tests.browser.engines import SAME_SCRIPT, once
from tests.stage.scenes import convolution, pooling

WIDTHS = (390, 768, 1440, 2560)
SCENES = {
    "grey": lambda: convolution(size=12, kernel=3, padding=1),
    "colour, eight filters": lambda: convolution(
        size=32, kernel=11, C=3, F=8, padding=5
    ),
    "pooling": pooling,
}
WIDE = """() => [document.documentElement,
  ...document.querySelectorAll(".ls-stage, .ls-floor, .ls-equation, .ls-player")]
  .filter((node) => node.scrollWidth > node.clientWidth + 1)
  .map((node) => `${node.className} ${node.scrollWidth} > ${node.clientWidth}`)"""
OVERLAPPING = """() => {
  const boxes = [...document.querySelectorAll(".ls-figure:not([hidden])")]
    .map((node) => node.getBoundingClientRect());
  return boxes.some((a, i) => boxes.slice(i + 1).some((b) =>
    a.left < b.right - 1 && b.left < a.right - 1 &&
    a.top < b.bottom - 1 && b.top < a.bottom - 1));
}"""
NAMELESS = """(root) => [...root.querySelectorAll("button, input, [role=button]")]
  .filter((node) => node.checkVisibility())
  .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim()))
  .map((node) => node.outerHTML)"""
PLANNED = """(root) => {
  const floor = root.querySelector(".ls-floor");
  return floor.offsetHeight <= Math.ceil(parseFloat(floor.style.minHeight)) + 1;
}"""
REACHABLE = """(root) => [...root.querySelectorAll("button, input, [tabindex='0']")]
  .filter((node) => node.checkVisibility() && !node.disabled)
  .map((node, index) => (node.dataset.tabbed = index)).length"""


def screen(width):
    return {"width": width, "height": 844 if width < 700 else 900}


@once(SAME_SCRIPT)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_wider_than_its_place(open_stage, scene, width, lang):
    stage = open_stage(SCENES[scene](), viewport=screen(width), lang=lang)
    assert stage.page.evaluate(WIDE) == []
    assert not stage.page.evaluate(OVERLAPPING)


def test_what_comes_above_the_stage_later_leaves_it_on_one_screen(open_stage):
    stage = open_stage(convolution(size=12))
    stage.page.evaluate("""() => {
      const bar = document.createElement("div");
      bar.style.height = "80px";
      document.body.prepend(bar);
    }""")
    stage.frames(3)
    box = stage.root.bounding_box()
    assert box["y"] + box["height"] <= 900
    assert stage.root.evaluate(PLANNED)


@once(SAME_SCRIPT)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_words_can_be_read_on_the_ground(open_stage, theme, width):
    stage = open_stage(convolution(), theme=theme, viewport=screen(width))
    colours = stage.root.evaluate(
        """(root) => [getComputedStyle(root).color,
          getComputedStyle(root.querySelector(".ls-player")).backgroundColor]"""
    )
    ink, ground = (brightness(colour) for colour in colours)
    assert (ink < ground) == (theme == "light") and abs(ink - ground) > 150


def brightness(colour):
    parts = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    return sum(parts) / 3


@pytest.mark.parametrize("scene", SCENES)
def test_on_a_lecture_halls_screen_the_player_is_in_sight(open_stage, scene):
    stage = open_stage(SCENES[scene](), viewport=screen(1440))
    box = stage.button("play").bounding_box()
    assert box["y"] + box["height"] <= 900


def test_panels_stand_as_planned_and_push_no_number_off_the_screen(open_stage):
    stage = open_stage(convolution(size=14, kernel=5, C=3, F=4))
    for width in range(1000, 1200, 10):
        stage.page.set_viewport_size(screen(width))
        stage.frames(3)
        assert stage.root.evaluate(PLANNED), f"{width} px"


def test_a_long_sum_and_a_large_kernel_leave_the_pictures_their_room(open_stage):
    stage = open_stage(convolution(24, 11, F=4), viewport=screen(1440))
    card = stage.root.locator("[data-testid=equation]").bounding_box()
    assert stage.front("x").bounding_box()["height"] > card["height"]
    phone = open_stage(convolution(24, 11, C=3, F=4), viewport=screen(390))
    x, w = (phone.front(name).bounding_box()["width"] for name in ("x", "w"))
    assert x > 0.7 * w


def test_numbers_are_printed_at_16_px_in_the_card(open_stage):
    stage = open_stage(convolution())
    size = "all => all.map((node) => parseFloat(getComputedStyle(node).fontSize))"
    tiles = stage.equation.locator(".ls-tile").evaluate_all(size)
    assert min(tiles) >= 16


@once(SAME_SCRIPT)
@pytest.mark.parametrize(("height", "size"), [(900, 16), (1440, 20.8)])
def test_on_a_wall_of_a_screen_numbers_are_larger(open_stage, height, size):
    stage = open_stage(convolution(), viewport={"width": 2560, "height": height})
    tile = stage.equation.locator(".ls-tile").first
    font = "(node) => parseFloat(getComputedStyle(node).fontSize)"
    assert tile.evaluate(font) == pytest.approx(size)
    assert stage.root.evaluate(PLANNED)


def test_playing_goes_on_while_the_window_changes_its_size(open_stage):
    stage = open_stage(convolution(), t=0, pace=40)
    stage.button("play").click()
    for width in (900, 500, 1300):
        stage.page.set_viewport_size(screen(width))
        stage.frames(3)
        assert stage.page.evaluate(WIDE) == []
    stage.wait("step", 15)


def test_after_a_change_of_size_the_pointer_finds_the_same_cells(open_stage):
    stage = open_stage(convolution(editable=False), t=0)
    stage.page.set_viewport_size(screen(900))
    stage.frames(3)
    stage.hover("y", 5)
    assert stage.lit("x", range(36)) == [7, 8, 9, 13, 14, 15, 19, 20, 21]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_control_has_a_name(open_stage, lang):
    stage = open_stage(convolution(C=3, F=2), lang=lang)
    assert stage.root.evaluate(NAMELESS) == []


def test_a_screen_reader_hears_names_and_every_step_once(open_stage):
    stage = open_stage(convolution(C=3), t=3)
    page = stage.page
    assert page.get_by_role("figure", name="x", exact=True).count() == 1
    assert [tabs.is_visible() for tabs in stage.root.locator(".ls-tabs").all()] == [
        *(True, True),  # x and w have three channels
        False,
    ]
    assert stage.equation.locator("output").get_attribute("aria-live") == "off"
    assert stage.button("scrub").get_attribute("aria-valuetext") == "4 / 16"


@pytest.mark.parametrize("width", [390, 1440])
def test_tab_reaches_every_control(open_stage, width):
    stage = open_stage(convolution(kernel=2, C=3, F=2), viewport=screen(width))
    count = stage.root.evaluate(REACHABLE)
    stage.page.locator("#elsewhere").focus()
    reached = set()
    for _ in range(count):
        stage.page.keyboard.press("Tab")
        reached.add(stage.page.evaluate("document.activeElement.dataset.tabbed"))
    assert reached == {str(index) for index in range(count)}


def test_the_focus_can_be_seen(open_stage):
    stage = open_stage(convolution())
    stage.button("scrub").focus()
    stage.page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert stage.page.evaluate(outline) == "solid"
