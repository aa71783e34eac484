from playwright.sync_api import expect

from tests.browser.engines import SAME_LESSON, once
from tests.browser.lessons.test_convolution import READY, next_revision, result

pytestmark = once(SAME_LESSON)


def node(page, panel, number):
    """Return one node of the graph."""
    return page.locator(f'[data-panel="{panel}"] .ls-node').nth(number)


def said(page, panel):
    """Read what a screen reader says of each node."""
    nodes = page.locator(f'[data-panel="{panel}"] .ls-node:visible')
    return nodes.evaluate_all("all => all.map(node => node.ariaLabel)")


def test_a_number_that_is_typed_into_a_node_changes_what_is_computed(open_lesson):
    query = {"view": "graph", "x": "1,2,3,4,5", "k": "1,0,0", "b": "0", "flip": 0}
    page = open_lesson("backpropagation", ready=READY, **query, t=2)
    assert said(page, "y") == ["y[0] = 1", "y[1] = 2", "y[2] = 3"]
    node(page, "w", 1).focus()
    page.keyboard.press("Enter")
    next_revision(page, lambda: page.keyboard.insert_text("0.5"))
    page.keyboard.press("Enter")
    expect(node(page, "w", 1)).to_be_focused()
    assert said(page, "y") == ["y[0] = 2.0", "y[1] = 3.5", "y[2] = 5.0"]
    assert result(page) == 5
    page.wait_for_function("location.search.includes('k=1%2C0.5%2C0')")
    next_revision(page, lambda: page.locator('[data-action="undo"]').click())
    assert said(page, "y") == ["y[0] = 1", "y[1] = 2", "y[2] = 3"]


def test_gradients_come_back_node_by_node(open_lesson):
    query = {"view": "graph", "x": "1,2,3,4,5", "k": "1,0,-1", "flip": 0, "dy": "ones"}
    page = open_lesson("backpropagation", ready=READY, **query, t=2)
    assert said(page, "dx") == ["dx[0]", "dx[1]", "dx[2]", "dx[3]", "dx[4]"]
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('[data-step]').dataset.step == 3")
    expect(node(page, "dx", 0)).to_have_attribute("aria-label", "dx[0] = 1")
    assert said(page, "dx") == ["dx[0] = 1", "dx[1]", "dx[2]", "dx[3]", "dx[4]"]
    assert said(page, "dy") == ["dy[0] = 1", "dy[1] = 1", "dy[2] = 1"]
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('[data-step]').dataset.step == 11")
    last = ["dx[0] = 1", "dx[1] = 1", "dx[2] = 0", "dx[3] = −1", "dx[4] = −1"]
    assert said(page, "dx") == last
    assert said(page, "dw") == ["dw[0] = 6", "dw[1] = 9", "dw[2] = 12"]
    assert said(page, "db") == ["db = 3"] and result(page) == 3


def test_who_chooses_the_view_by_keyboard_keeps_the_focus(open_lesson):
    page = open_lesson("backpropagation", ready=READY, lang="en")
    page.get_by_label("View").select_option("graph")
    page.get_by_label("View").focus()
    page.keyboard.press("Home")
    page.wait_for_selector('[data-panel="dscores"]')
    expect(page.get_by_label("View")).to_be_focused()
