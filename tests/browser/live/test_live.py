"""Drags are answered without Streamlit, and at the end all say the same."""

import pytest
from playwright.sync_api import expect

from tests.browser.engines import NO_FRAMES, chromium_only
from tests.browser.holding import Late

READY = '[data-testid="stage"]:not([data-rev="0"])'
QUICK = {"lang": "en", "img": "digit", "n": 8, "filter": "box"}

pytestmark = chromium_only(NO_FRAMES)


@pytest.fixture
def open_held(server, new_page):
    """Open a lesson that is answered at once, and whose Streamlit can be held back."""

    def visit(**query):
        page, streamlit = new_page(), Late()
        page.route_web_socket("**/_stcore/stream", streamlit.relay)
        asked = "&".join(f"{key}={text}" for key, text in (QUICK | query).items())
        with page.expect_websocket(lambda socket: socket.url.endswith("/live")) as live:
            page.goto(f"{server.url}/convolution?{asked}")
            page.wait_for_selector(READY)
        answers = []
        live.value.on("framereceived", lambda frame: answers.append(frame))
        while not answers:  # until somebody is there who answers
            control(page, "b").press("ArrowRight")
            page.wait_for_timeout(100)
        return page, streamlit

    return visit


def control(page, key):
    return page.locator(f"[data-control={key}]").first


def address_says(page, key, text):
    page.wait_for_function(
        "([key, text]) => new URLSearchParams(location.search).get(key) === text",
        arg=[key, text],
    )


def caption(page, panel):
    """Return what stands over a panel, with its shape."""
    return page.locator(f'[data-panel="{panel}"] figcaption').first


def test_a_drag_changes_all_that_depends_on_it_while_streamlit_is_silent(open_held):
    page, streamlit = open_held()
    streamlit.holds = True
    before = caption(page, "y").text_content()
    control(page, "s").press("ArrowRight")
    address_says(page, "s", "2")
    expect(caption(page, "y")).not_to_have_text(before)
    after = caption(page, "y").text_content()
    streamlit.release()
    page.locator("[data-action=undo]").click()
    address_says(page, "s", None)
    expect(caption(page, "y")).to_have_text(before)
    page.locator("[data-action=redo]").click()
    address_says(page, "s", "2")
    expect(caption(page, "y")).to_have_text(after)


def test_two_drags_that_streamlit_hears_of_together_are_two_steps_of_undo(open_held):
    page, streamlit = open_held()
    streamlit.holds = True
    for stride in "23":
        control(page, "s").press("ArrowRight")
        address_says(page, "s", stride)
        page.wait_for_timeout(1200)
    streamlit.release()
    for stride in ("2", None):
        page.locator("[data-action=undo]").click()
        address_says(page, "s", stride)
    expect(control(page, "s")).to_have_value("1")


def test_what_does_not_fit_is_explained_and_what_fits_comes_back(open_held):
    page, _ = open_held()
    stage, told = page.locator("[data-testid=stage]"), page.get_by_test_id("stAlert")
    for _ in range(2):
        control(page, "kh").press("End")
        expect(told).to_contain_text("11")
        expect(stage).to_have_count(0)
        control(page, "kh").press("Home")
        expect(stage).to_be_visible()
        expect(told).to_have_count(0)


def test_whoever_leaves_within_the_rest_finds_all_when_he_comes_back(open_held):
    page, streamlit = open_held()
    streamlit.holds = True
    control(page, "s").press("ArrowRight")
    address_says(page, "s", "2")
    streamlit.release()
    page.locator("header a[rel=next]").click()
    expect(page.locator("header h1")).not_to_have_text("Convolution")
    page.locator("header a[rel=prev]").click()
    expect(control(page, "s")).to_have_value("2")
    address_says(page, "s", "2")


def test_an_expander_that_is_opened_after_a_drag_shows_its_values(open_held):
    page, streamlit = open_held()
    streamlit.holds = True
    control(page, "s").press("ArrowRight")
    address_says(page, "s", "2")
    page.locator("[data-testid=stExpander] summary").first.click()
    streamlit.release()
    expect(control(page, "s")).to_have_value("2")
    address_says(page, "s", "2")
    page.wait_for_timeout(500)
    expect(control(page, "s")).to_have_value("2")
