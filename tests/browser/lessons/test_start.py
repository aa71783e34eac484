import pytest
from playwright.sync_api import expect

from lessons.contents import LESSONS
from lessons.texts import LANGUAGES, Texts
from tests.browser.conftest import PHONE, SCREEN
from tests.browser.engines import NO_PREFERENCES, SAME_LESSON, chromium_only, once

pytestmark = once(SAME_LESSON)

STAGE = "[data-testid=stage]"
QUERY = "Object.fromEntries(new URLSearchParams(location.search))"
FRAMES = """async (count) => {
    for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
}"""


@pytest.fixture
def open_start(open_lesson):
    """Open the start page and wait until its stage and its cards stand."""

    def visit(**options):
        page = open_lesson("start", ready=STAGE, **options)
        page.wait_for_selector("[data-lesson]")
        return page

    return visit


def step_of(page):
    return int(page.locator(STAGE).get_attribute("data-step"))


def moves_on(page):
    """Wait until the stage shows another step."""
    before = step_of(page)
    page.wait_for_function(
        f"document.querySelector('{STAGE}').dataset.step != {before}"
    )


def stands_still(page):
    """Whether the step stays through a second of frames."""
    before = step_of(page)
    page.evaluate(FRAMES, 60)
    return step_of(page) == before


def title(lang, name):
    return Texts(lang)(f"{name}.title")


def test_the_picture_moves_by_itself_and_can_be_stopped(open_start):
    page = open_start(lang="en")
    moves_on(page)
    page.get_by_role("button", name="Pause (Space)").click()
    assert stands_still(page)
    page.get_by_role("button", name="Play (Space)").click()
    moves_on(page)


def test_it_begins_again_at_the_end(open_start):
    page = open_start(lang="en", size=32)
    middle = step_of(page)
    page.wait_for_function(f"document.querySelector('{STAGE}').dataset.step < {middle}")
    moves_on(page)


@chromium_only(NO_PREFERENCES)
def test_who_wants_no_motion_gets_a_still_picture_with_edges_in_it(
    open_start, watched_page
):
    page = open_start(lang="en", page=watched_page(reduced_motion="reduce"))
    assert stands_still(page)
    steps = int(page.locator(STAGE).get_attribute("data-steps"))
    assert steps / 2 <= step_of(page) < steps
    page.get_by_role("button", name="Play (Space)").click()
    moves_on(page)


WAYS = [(name, "en") for name in LESSONS] + [("convolution", "zh")]


@pytest.mark.parametrize(("name", "lang"), WAYS)
def test_a_card_leads_to_its_lesson_with_the_picture_and_back_returns(
    open_start, name, lang
):
    page = open_start(lang=lang, img="cat", size=64, rgb=1)
    page.locator(f"[data-lesson={name}]").click(position={"x": 4, "y": 4})
    expect(page.locator("header h1")).to_have_text(title(lang, name))
    query = page.evaluate(QUERY)
    assert query.items() >= {"lang": lang, "img": "cat", "size": "64"}.items()
    colourful = {"im2col": "1"}  # opens in colour, which its address then need not say
    assert query.get("rgb", colourful.get(name)) == "1"
    page.go_back()
    expect(page.locator("header h1")).to_have_text(title(lang, "start"))
    page.wait_for_selector(STAGE)
    assert page.evaluate("location.pathname") == "/"
    assert page.evaluate(QUERY)["img"] == "cat"


def test_a_picture_that_is_chosen_here_is_on_the_cards_and_goes_along(open_start):
    page = open_start(lang="en")
    entries = page.evaluate("history.length")
    last = page.locator("[data-lesson=convolution] img").last
    edges = last.get_attribute("src")
    page.locator("[data-action=choose]").click()
    page.get_by_role("button", name="Stripes").click()
    expect(last).not_to_have_attribute("src", edges)
    page.wait_for_function("location.search.includes('img=stripes')")
    assert page.evaluate("history.length") == entries
    page.locator("[data-lesson=convolution]").click()
    expect(page.locator("header h1")).to_have_text("Convolution")
    assert page.evaluate(QUERY)["img"] == "stripes"
    assert "Stripes" in page.locator("[data-action=choose]").inner_text()


def test_the_cards_work_by_keyboard_and_show_the_focus(open_start):
    page = open_start(lang="en")
    page.locator("[data-lesson=explore]").focus()
    page.keyboard.press("Tab")
    card = page.locator("[data-lesson=convolution]")
    expect(card).to_be_focused()
    assert card.evaluate("(node) => getComputedStyle(node).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("header h1")).to_have_text("Convolution")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentence_picture_and_cards_stand_on_one_screen(open_start, lang):
    page = open_start(lang=lang)
    for part in ("[data-testid=welcome] h2", STAGE, "[data-testid=cards]"):
        box = page.locator(part).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= SCREEN["height"]


def test_only_the_pause_button_stands_under_the_picture(open_start):
    page = open_start(lang="en")
    buttons = page.locator(f"{STAGE} :is(button, input)").filter(visible=True)
    assert [b.get_attribute("data-action") for b in buttons.all()] == ["play"]


@pytest.mark.parametrize("viewport", [SCREEN, PHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_sticks_out_of_a_card(open_start, theme, viewport):
    page = open_start(lang="en", theme=theme, viewport=viewport)
    assert page.evaluate(
        """[...document.querySelectorAll("[data-lesson]")].every((card) => {
            const right = card.getBoundingClientRect().right;
            return [...card.querySelectorAll("*")].every(
                (part) => part.getBoundingClientRect().right <= right);
        })"""
    )


def test_the_start_page_does_without_the_large_library_for_charts(
    watched_page, open_start
):
    page, asked = watched_page(), []
    page.on("request", lambda request: asked.append(request.url))
    moves_on(open_start(lang="en", page=page))
    assert asked and not [url for url in asked if "plotly.min" in url]
