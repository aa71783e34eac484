import pytest
from playwright.sync_api import expect

from lessons.texts import LANGUAGES, Texts
from tests.browser.engines import NO_PREFERENCES, chromium_only

GROUND = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(17, 20, 24)"


def ground(page):
    return page.evaluate(GROUND)


def becomes(page, colour):
    page.wait_for_function(f"{GROUND} === '{colour}'")


def test_a_reader_who_has_chosen_nothing_gets_the_browsers_language(
    server, watched_page
):
    page = watched_page(locale="zh-CN")
    page.goto(f"{server.url}/convolution")
    title = Texts("zh")("convolution.title")
    expect(page.locator("header h1")).to_have_text(title)
    assert "lang" not in page.evaluate("location.search")


def test_the_language_changes_in_place_and_stands_in_the_address(open_lesson):
    page = open_lesson("convolution", lang="en", s=2)
    entries = page.evaluate("history.length")
    page.select_option("[data-action=language]", "zh")
    title = Texts("zh")("convolution.title")
    expect(page.locator("header h1")).to_have_text(title)
    page.wait_for_function("location.search.includes('lang=zh')")
    assert "s=2" in page.evaluate("location.search")
    assert page.evaluate("history.length") == entries
    assert page.evaluate("document.documentElement.lang") == "zh"


def test_the_colours_change_without_a_reload_and_last(open_lesson):
    page = open_lesson("convolution", lang="en")
    page.evaluate("window.notReloaded = true")
    becomes(page, LIGHT)
    page.get_by_role("button", name="Dark colours").click()
    becomes(page, DARK)
    assert page.evaluate("window.notReloaded")
    page.reload()
    becomes(page, DARK)
    page.get_by_role("button", name="Light colours").click()
    becomes(page, LIGHT)


@pytest.mark.parametrize(("theme", "colour"), [("dark", DARK), ("light", LIGHT)])
def test_a_link_chooses_the_colours_and_the_reader_still_can(
    open_lesson, theme, colour
):
    page = open_lesson("convolution", theme=theme, lang="en")
    becomes(page, colour)
    page.locator("[data-action=scheme]").click()
    becomes(page, DARK if colour == LIGHT else LIGHT)


@chromium_only(NO_PREFERENCES)
def test_the_colours_follow_the_system_until_something_is_chosen(server, watched_page):
    page = watched_page(color_scheme="dark")
    page.goto(f"{server.url}/convolution")
    becomes(page, DARK)


def test_a_link_to_the_next_lesson_carries_picture_language_and_colours(open_lesson):
    page = open_lesson("explore", lang="zh", theme="dark", size=64, rgb=1, map=3)
    becomes(page, DARK)
    page.evaluate("window.notReloaded = true")
    page.locator("header a[rel=next]").click()
    expect(page.locator("header h1")).to_have_text("卷积")
    query = page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")
    assert query["lang"] == "zh" and query["size"] == "64" and query["rgb"] == "1"
    assert "map" not in query
    assert ground(page) == DARK
    assert page.evaluate("window.notReloaded")


def test_back_leaves_a_lesson_in_one_press(open_lesson):
    page = open_lesson("explore", lang="en", size=64)
    page.locator("header a[rel=next]").click()
    expect(page.locator("header h1")).to_have_text("Convolution")
    for lang in ("zh", "en", "zh"):
        page.select_option("[data-action=language]", lang)
        page.wait_for_function(f"location.search.includes('lang={lang}')")
    page.go_back()
    expect(page.locator("header h1")).to_have_text("Explore a network")
    assert page.evaluate("location.pathname") == "/explore"


def test_an_unknown_address_shows_the_start_page_and_says_so(open_lesson):
    page = open_lesson("nowhere", lang="en")
    expect(page.get_by_role("status").first).to_have_text(Texts("en")("frame.lost"))
    page.wait_for_function("!location.search.includes('lost')")
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_header_is_slim_on_a_screen(open_lesson, lang):
    page = open_lesson("convolution", lang=lang)
    box = page.locator(".lsh").bounding_box()
    assert box["y"] == 0 and box["height"] <= 48
