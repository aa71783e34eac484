"""Every lesson on screens of every size: what is seen, and what filling it gives."""

import pytest

from tests.browser.conftest import SCREEN
from tests.browser.engines import SAME_LESSON, once

pytestmark = once(SAME_LESSON)

STAGE = '[data-testid="stage"]:not([data-rev="0"])'
SIZES = ((390, 844), (844, 390), (720, 450), (960, 600), (1024, 768), (1920, 1080))
FULL = "pass=backward&way=full&rgb=1&s=2&p=1&n=9"
LESSONS = {
    "convolution": {"": "x y", "pass=backward": "", FULL: ""},
    "im2col": {"": "patch w cols product", "pass=backward": "", "rgb=1&n=6&kh=4": ""},
    "relu": {"": "x y", "pass=backward": ""},
    "max-pooling": {"": "x y", "pass=backward": ""},
    "dropout": {"": "x y", "pass=backward": ""},
    "backpropagation": {"": ""},
}
ADDRESSES = [(page, query) for page, queries in LESSONS.items() for query in queries]
SEEN = """() => {
  const stage = document.querySelector('[data-testid="stage"]');
  const figures = [...stage.querySelectorAll("figure[data-panel]")];
  const cells = Object.fromEntries(figures.filter((node) => node.checkVisibility())
    .map((node) => [node.dataset.panel, node.querySelector("canvas[data-front]")])
    .filter(([, canvas]) => canvas)
    .map(([panel, canvas]) => [panel, parseFloat(canvas.style.width)]));
  const box = (name) => stage.querySelector(name).getBoundingClientRect();
  const [card, player] = [box(".ls-equation"), box(".ls-player")];
  const results = [...stage.querySelectorAll(".ls-result")]
    .filter((node) => node.checkVisibility())
    .map((node) => node.getBoundingClientRect());
  const sunk = results.every(({ bottom, right, left }) =>
    bottom > Math.min(card.bottom, player.top) + 1
    || right > card.right + 1 || left < card.left - 1);
  return { cells, covered: card.bottom > player.top + 1, sunk };
}"""
SETTLED = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))
"""


@pytest.fixture
def visit(open_lesson):
    """Open a lesson at an address of its own and wait until it stands."""

    def open_(name, query):
        parts = dict(part.split("=") for part in query.split("&") if part)
        page = open_lesson(name, STAGE, lang="en", **parts)
        page.wait_for_function("!document.querySelector('[data-stale=true]')")
        page.evaluate(SETTLED)
        return page

    return open_


def enlarge(page):
    page.locator('[data-action="enlarge"]').click()
    page.evaluate(SETTLED)


@pytest.mark.parametrize(
    ("name", "panels"), [(name, queries[""]) for name, queries in LESSONS.items()]
)
def test_a_lesson_opens_with_numbers_in_its_cells(visit, name, panels):
    page = visit(name, "")
    for panel in panels.split():
        figure = page.locator(f'figure[data-panel="{panel}"]')
        assert int(figure.get_attribute("data-digits")) >= 12, panel


def test_numbers_that_leave_room_do_not_cost_what_is_said_of_the_gradient(visit):
    page = visit("convolution", "pass=backward")
    assert page.locator(".ls-facts").is_visible()
    player = page.locator(".ls-player").bounding_box()
    assert player["y"] + player["height"] <= SCREEN["height"]


@pytest.mark.parametrize(("name", "query"), ADDRESSES)
def test_on_every_screen_the_result_is_seen_and_enlarged_every_panel_is_larger(
    visit, name, query
):
    page = visit(name, query)
    for width, height in ((SCREEN["width"], SCREEN["height"]), *SIZES):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(SETTLED)
        before = page.evaluate(SEEN)
        enlarge(page)
        after = page.evaluate(SEEN)
        enlarge(page)
        for seen in (before, after):
            assert not seen["covered"] and not seen["sunk"], (width, height)
        for panel, size in before["cells"].items():
            assert after["cells"][panel] > size, (panel, width, height)
