"""The equation card on the page: colours, and groups that open."""

import re

from tests.browser.engines import SAME_SCRIPT, once
from tests.stage.scenes import convolution

pytestmark = once(SAME_SCRIPT)

OPENED = """all => all.map((group) => group.getBoundingClientRect().height > 0)"""


def test_the_tiles_wear_the_colours_of_their_cells(open_stage):
    stage = open_stage(convolution(editable=False), t=0)
    inks = stage.equation.locator(".ls-tile span").evaluate_all(
        "all => all.map((node) => node.style.background)"
    )
    pixel = """(canvas) => {
      const side = canvas.width / 3;
      const [x, y] = [side * 0.5, side * 0.15].map(Math.round);
      return [...penOf(canvas).getImageData(x, y, 1, 1).data.slice(0, 3)];
    }"""
    colour = stage.front("w").evaluate(pixel)
    assert [int(part) for part in re.findall(r"\d+", inks[1])] == colour


def test_the_head_of_a_channel_opens_it_and_brings_its_card_to_the_front(open_stage):
    stage = open_stage(convolution(size=7, kernel=5, C=3), t=0)
    groups = stage.equation.locator(".ls-terms")
    assert groups.evaluate_all(OPENED) == [True, False, False]
    stage.equation.get_by_role("button", name="Blue").click()
    assert groups.evaluate_all(OPENED) == [False, False, True]
    assert stage.front("x").get_attribute("data-card") == "2"
