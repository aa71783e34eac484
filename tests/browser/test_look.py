"""Every page with a photograph, as it is looked at before it is called done.

The screenshots are left in ``screenshots/``, which git ignores.
"""

import pytest

from tests.browser.conftest import PHONE, SCREEN
from tests.conftest import ROOT
from ui.contents import PAGES

PHOTOGRAPH = {
    "img": "cat",
    "rgb": 1,
    "n": 8,
    "kh": 5,
    "kw": 5,
    "layer": "conv2",
    "map": 2,
}
PAINTED = {
    "explore": '[data-testid="overview"]:not([data-rev="0"])',
    "training": '[data-testid="training"] :is(canvas, svg)',
}
STAGE = '[data-testid="stage"]:not([data-rev="0"])'
LOOKS = {
    "screen": {"viewport": SCREEN, "lang": "en", "theme": "light"},
    "phone": {"viewport": PHONE, "lang": "en", "theme": "light"},
    "phone-zh": {"viewport": PHONE, "lang": "zh", "theme": "dark"},
}
STICKS_OUT = """() => [document.documentElement,
  ...document.querySelectorAll(".stMain, .ls-stage, .ls-player, .ls-bar")]
  .filter((node) => node.scrollWidth > node.clientWidth + 4)
  .map((node) => `${node.className} ${node.scrollWidth} > ${node.clientWidth}`)"""
UNDER_THE_PLAYER = """() => {
  const top = (player) => player?.getBoundingClientRect().top ?? Infinity;
  const end = top(document.querySelector(".ls-player"));
  const parts = ".ls-figure, .ls-narration, .ls-tile, .ls-result";
  return [...document.querySelectorAll(parts)]
    .filter((node) => node.checkVisibility())
    .filter((node) => node.getBoundingClientRect().bottom > end + 1)
    .map((node) => node.dataset.panel ?? node.className);
}"""


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_and_no_number_is_under_the_player(open_lesson, name, look):
    query = {} if name == "training" else PHOTOGRAPH
    page = open_lesson(name, PAINTED.get(name, STAGE), **LOOKS[look], **query)
    page.wait_for_function("!document.querySelector('[data-stale=true]')")
    (ROOT / "screenshots").mkdir(exist_ok=True)
    page.screenshot(path=ROOT / "screenshots" / f"{name}-{look}.png")
    assert page.evaluate(STICKS_OUT) == []
    if LOOKS[look]["viewport"] == SCREEN:
        assert page.evaluate(UNDER_THE_PLAYER) == []
    else:
        assert page.locator(".lsh").bounding_box()["height"] <= 110
