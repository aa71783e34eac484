from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.engines import NO_TOUCH, SAME_LESSON, chromium_only, once
from tests.browser.lessons.test_convolution import READY, drag, next_revision, result

pytestmark = once(SAME_LESSON)


def mask(page):
    """Numbers of the mask, as a picture in text."""
    return page.evaluate(
        "document.querySelector('[data-panel=mask] canvas').toDataURL()"
    )


def test_the_scale_follows_while_the_rate_is_dragged(open_lesson):
    page = open_lesson("dropout", ready=READY, n=6, seed=1)
    assert "÷\N{NO-BREAK SPACE}0.5" in page.locator('[data-panel="mask"]').inner_text()
    next_revision(page, lambda: drag(page, "rate", 0.95))
    page.wait_for_function("document.querySelector('[data-control=rate]').value > 0.8")
    page.wait_for_function(
        "!document.querySelector('[data-panel=mask]').innerText.includes('÷\u00a00.5')"
    )
    page.mouse.up()


def test_another_mask_is_drawn_and_the_first_one_comes_back(open_lesson):
    page = open_lesson("dropout", ready=READY, n=6)
    first = mask(page)
    next_revision(page, lambda: page.get_by_role("button", name="Draw again").click())
    assert mask(page) != first
    page.wait_for_function("location.search.includes('seed=2')")
    next_revision(page, lambda: page.locator('[data-action="undo"]').click())
    assert mask(page) == first
    page.wait_for_function("!location.search.includes('seed')")


def test_the_gradient_arrives_neuron_by_neuron(open_lesson):
    query = {"view": "neurons", "pass": "backward", "units": 4, "t": 0}
    page = open_lesson("dropout", ready=READY, **query)
    nodes = page.locator('[data-panel="dh"] .ls-node')
    first = f"{result(page):.2f}".replace("-", "−")
    assert first in nodes.nth(0).text_content()
    assert nodes.nth(1).text_content().startswith("h[1] = ")  # its label alone
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('[data-step]').dataset.step == 1")
    second = f"{result(page):.2f}".replace("-", "−")
    expect(nodes.nth(1)).to_contain_text(second)


@chromium_only(NO_TOUCH)
def test_on_a_phone_charts_stand_under_each_other_without_buttons_on_them(
    open_lesson, watched_page
):
    phone = watched_page(viewport=PHONE, is_mobile=True, has_touch=True)
    open_lesson("dropout", READY, page=phone, lang="en", view="neurons")
    phone.get_by_role("link", name="All sub-networks").tap()
    charts = phone.locator("[data-testid=charts] .main-svg:first-child")
    expect(charts).to_have_count(2)
    first, second = (charts.nth(n).bounding_box() for n in range(2))
    assert first["y"] + first["height"] <= second["y"]
    bars = phone.locator("[data-testid=charts] .modebar")
    expect(bars).to_have_count(2)
    for n, chart in enumerate((first, second)):
        bar = bars.nth(n).bounding_box()
        assert bar["y"] >= 0 and bar["y"] + bar["height"] <= chart["y"]
