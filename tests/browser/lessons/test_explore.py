"""All maps of all layers on one screen."""

import pytest
from playwright.sync_api import expect

from figures.theme import DIVERGING
from lessons.texts import LANGUAGES, Texts
from tests.browser.conftest import PHONE, SCREEN
from tests.browser.engines import SAME_LESSON, once
from tests.browser.lessons.exploring import (
    CLOSEUP,
    LAYERS,
    OVERVIEW,
    STAGE,
    address,
    button,
    next_revision,
    traced,
)

pytestmark = once(SAME_LESSON)


def colours(page, layer):
    """Count the different colours in each map of a layer."""
    return page.evaluate(
        """layer => {
          const sheet = document.querySelector(`[data-sheet=${layer}]`);
          const context = sheet.querySelector('canvas').getContext('2d');
          return [...sheet.querySelectorAll('[data-map]')].map((map) => {
            const [x, y] = [map.offsetLeft, map.offsetTop];
            const size = [map.offsetWidth, map.offsetHeight - 18];
            const { data } = context.getImageData(x, y, ...size);
            return new Set(new Uint32Array(data.buffer)).size;
          });
        }""",
        layer,
    )


def test_every_map_of_every_layer_is_painted_on_one_screen(explore):
    page = explore(img="astronaut")
    for layer, count in LAYERS.items():
        painted = colours(page, layer)
        assert len(painted) == count and min(painted) > 5, layer
    inside = page.locator(f"{OVERVIEW} [data-map]").evaluate_all(
        """all => all.map(n => n.getBoundingClientRect())
                      .every(b => b.top >= 0 && b.bottom <= innerHeight
                               && b.left >= 0 && b.right <= innerWidth)"""
    )
    assert inside
    tall = page.evaluate("document.querySelector('.stMain').scrollHeight")
    assert tall <= SCREEN["height"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_of_a_map_is_smaller_than_twelve_pixels(explore, lang):
    page = explore(lang=lang)
    names = page.locator(f"{OVERVIEW} [data-map] span:visible")
    assert names.count() == sum(LAYERS.values())
    sizes = names.evaluate_all(
        "all => all.map(n => parseFloat(getComputedStyle(n).fontSize))"
    )
    assert min(sizes) >= 12


def test_relu_turns_red_to_the_ground_colour_and_leaves_blue_as_it_is(explore):
    page = explore(img="letter")
    most = """([layer, channel]) => {
      const canvas = document.querySelector(`[data-sheet=${layer}] canvas`);
      const [context, { width, height }] = [canvas.getContext('2d'), canvas];
      const { data } = context.getImageData(0, 0, width, height);
      let most = 0;
      for (let i = 0; i < data.length; i += 4) {
        const more = data[i + channel] - data[i + 2 - channel];
        if (data[i + 3] === 255) most = Math.max(most, more);
      }
      return most;
    }"""
    red, blue = 0, 2
    assert page.evaluate(most, ["conv1", red]) > 100
    assert page.evaluate(most, ["relu1", red]) < 5
    assert page.evaluate(most, ["relu1", blue]) > 100


def test_the_lowest_values_have_the_last_red(explore):
    page = explore(img="digit")
    lowest = page.evaluate(
        """colour => {
          const canvas = document.querySelector('[data-sheet=conv1] canvas');
          const [context, { width, height }] = [canvas.getContext('2d'), canvas];
          const { data } = context.getImageData(0, 0, width, height);
          const isIt = (i) => colour.every((part, k) => data[i + k] === part);
          return data.filter((_, i) => i % 4 === 0 && isIt(i)).length;
        }""",
        [int(DIVERGING["light"]["activation"][0][i : i + 2], 16) for i in (1, 3, 5)],
    )
    assert lowest > 100


def test_hovering_a_map_frames_what_it_is_made_of(explore):
    page = explore()
    button(page, "conv2", 0).hover()
    assert traced(page, "self") == [["conv2", 0]]
    assert traced(page, "source") == [["pool1", 2], ["pool1", 4]]
    assert traced(page, "target") == [["relu2", 0]]
    assert page.locator(".lso-lines path").count() == 3
    assert Texts("en")("explore.filters.corner-straight.about") in page.inner_text(
        OVERVIEW
    )
    button(page, "pool2", 3).hover()
    assert traced(page, "source") == [["relu2", 3]]
    button(page, "conv1", 10).hover()
    assert traced(page, "source") == [["input", 0]]
    page.mouse.move(5, 5)
    assert traced(page, "self") == [] and page.locator(".lso-lines path").count() == 0


def test_hovering_moves_nothing(explore):
    page = explore(img="cat")
    place = button(page, "pool2", 15).bounding_box()
    for layer, number in (("conv2", 15), ("conv1", 4), ("relu2", 8)):
        button(page, layer, number).hover()
        assert button(page, "pool2", 15).bounding_box() == place


def test_the_range_of_colours_can_be_each_maps_own(explore):
    page = explore(img="cat")
    faint = colours(page, "conv1")[7]
    next_revision(page, lambda: page.select_option("[data-control=range]", "map"))
    assert colours(page, "conv1")[7] > faint
    assert page.locator(f"{OVERVIEW} [data-map] small:visible").count() == 84


def test_a_picture_that_is_too_small_explains_itself(explore):
    page = explore(img="digit", layer="pool2", map=3, part="all", s=3, kh=7, kw=7)
    next_revision(page, lambda: page.locator("[data-control=pool]").press("End"))
    note = page.get_by_test_id("stAlert")
    expect(note).to_contain_text("Conv 2")
    sheets = page.locator("[data-sheet]")
    names = sheets.evaluate_all("all => all.map(n => n.dataset.sheet)")
    assert names == ["input", "conv1", "relu1", "pool1"]
    next_revision(page, lambda: page.locator("[data-control=pool]").press("Home"))
    expect(note).to_have_count(0)
    expect(page.locator(STAGE)).to_be_visible()
    assert address(page)["layer"] == "pool2"


def sideways(page):
    """How far the page itself could be scrolled sideways."""
    return page.locator(".stMain").evaluate("n => n.scrollWidth - n.clientWidth")


def test_on_a_tablet_nothing_sticks_out(open_lesson):
    tablet = {"width": 768, "height": 1024}
    page = open_lesson("explore", f"{OVERVIEW}:not([data-rev='0'])", viewport=tablet)
    page.wait_for_selector(".lso-slim")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("n => n.scrollWidth - n.clientWidth") == 0


def test_on_a_phone_each_layer_is_scrolled_by_itself(explore):
    page = explore(viewport=PHONE)
    tops = page.locator("[data-sheet]").evaluate_all(
        "all => all.map(n => n.getBoundingClientRect().top)"
    )
    assert tops == sorted(set(tops))
    sheet = page.locator("[data-sheet=conv1] .lso-scroll")
    assert sheet.evaluate("n => n.scrollWidth - n.clientWidth") > 100
    assert sideways(page) == 0
    button(page, "conv1", 4).click()
    expect(page.locator(CLOSEUP)).to_be_visible()
    assert sideways(page) == 0


def test_another_network_opens_on_a_picture_of_its_own_with_all_its_maps(explore):
    page = explore(img="maze", layer="conv1", map=3)
    next_revision(page, lambda: page.select_option("[data-control=net]", "digits"))
    expect(page.locator(CLOSEUP)).to_have_count(0)
    page.wait_for_selector("[data-sheet=softmax]")
    assert page.locator("[data-sheet]").count() == 13
    page.wait_for_function("!location.search.includes('layer')")
    assert address(page) == {"lang": "en", "net": "digits"}
    assert sideways(page) == 0
    page.set_viewport_size(SCREEN | {"width": 1100})
    page.wait_for_function("document.querySelector('.lso-web').offsetWidth < 1100")
    assert sideways(page) == 0
    tall = page.evaluate("document.querySelector('.stMain').scrollHeight")
    assert tall <= SCREEN["height"]
