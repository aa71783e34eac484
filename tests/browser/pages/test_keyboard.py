"""With the keyboard alone: Tab goes through a page to its end, and is always seen."""

import pytest

from tests.browser.conftest import PHONE, SCREEN
from tests.browser.pages.test_every_page import PAINTED, STAGE

MOST = 120  # stops of a page
STOP = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const style = (part, pseudo) => getComputedStyle(part, pseudo);
  const lined = ({ outlineStyle, outlineWidth }) =>
    outlineStyle !== "none" && outlineWidth !== "0px";
  const bold = (part) => part.matches("rect") && style(part).strokeWidth === "4px";
  const around = [node, node.nextElementSibling, ...node.querySelectorAll("*")];
  const seen = lined(style(node, "::before"))
    || around.some((part) => part && (lined(style(part)) || bold(part)));
  const { left, top, width, height } = node.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const there = document.elementFromPoint(
    Math.min(x, innerWidth - 1), Math.min(y, innerHeight - 1));
  const free = there && (node.contains(there) || there.contains(node)
    || there.closest("label")?.contains(node));
  const { control, action } = node.dataset;
  const fault = seen ? (free ? "" : "is covered") : "is not seen";
  return { name: node.ariaLabel || control || action || node.tagName, fault };
}"""
PAGES = [
    ("convolution", PHONE, {}),
    ("dropout", PHONE, {"view": "neurons"}),
    ("explore", SCREEN, {}),
    ("backpropagation", SCREEN, {}),
    ("training", SCREEN, {}),
]


def stops(page):
    """Press Tab until the focus has left the page."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return
        yield stop
    pytest.fail("there is no way out of the page")


@pytest.mark.parametrize(
    ("name", "viewport", "query"), PAGES, ids=[name for name, *_ in PAGES]
)
def test_tab_goes_through_a_page_and_is_seen_everywhere(
    open_lesson, name, viewport, query
):
    ready = PAINTED.get(name, STAGE)
    page = open_lesson(name, ready, viewport=viewport, lang="en", **query)
    found = list(stops(page))
    page.close()  # the focus is in the browser's own lines now
    assert len(found) > 15
    assert [stop for stop in found if stop["fault"]] == []
