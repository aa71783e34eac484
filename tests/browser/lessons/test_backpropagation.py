import pytest

from tests.browser.conftest import PHONE
from tests.browser.engines import SAME_LESSON, once
from tests.browser.lessons.test_convolution import READY, STAGE, result

pytestmark = once(SAME_LESSON)

GRADIENTS = "[data-panel={}] canvas"
TOPS = """() => ["equation", "stage"].flatMap((id) => {
  const node = document.querySelector(`[data-testid=${id}]`);
  return [node.offsetTop, node.offsetHeight];
})"""


def open_map(page, panel, card):
    page.locator(GRADIENTS.format(panel)).nth(card).click()


def test_a_gradients_map_opens_its_layer_and_escape_leads_back(open_lesson):
    page = open_lesson("backpropagation", READY)
    open_map(page, "drelu", 2)
    page.wait_for_selector('[data-panel="mask"]')
    page.wait_for_function("location.search.includes('layer=relu')")
    assert "map=2" in page.url and "pass=" not in page.url  # backward is the default
    page.keyboard.press("Escape")
    page.wait_for_selector('[data-panel="drelu"]')
    page.wait_for_function("!location.search.includes('layer=')")
    open_map(page, "pool", 1)
    page.wait_for_selector('[data-panel="winners"]')
    page.wait_for_function("location.search.includes('pass=forward')")
    page.get_by_role("button", name="Back", exact=True).click()
    page.wait_for_selector('[data-panel="dpool"]')


def test_the_keyboard_alone_leads_into_a_layer_and_back(open_lesson):
    page = open_lesson("backpropagation", READY)
    page.get_by_label("Layer", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector('[data-panel="mask"]')
    page.keyboard.press("Escape")
    page.wait_for_selector('[data-panel="drelu"]')


def test_nothing_moves_while_the_whole_chain_plays(open_lesson):
    page = open_lesson("backpropagation", READY, t=0)
    places = set()
    for step in range(15):
        assert page.get_attribute(STAGE, "data-step") == str(step)
        places.add(tuple(page.evaluate(TOPS)))
        page.keyboard.press("ArrowRight")
    assert len(places) == 1


def test_another_label_turns_the_gradient_of_the_scores_over(open_lesson):
    page = open_lesson("backpropagation", READY, t=7, label=1)
    before = result(page)
    assert -1 < before < 0
    page.locator('[data-panel="y"] canvas').click(position={"x": 5, "y": 5})
    page.wait_for_function("location.search.includes('label=1') === false")
    page.wait_for_function(
        "b => +document.querySelector('[data-testid=equation]').dataset.result !== b",
        arg=before,
    )
    assert page.get_attribute(STAGE, "data-step") == "7"


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1440, "height": 900}])
@pytest.mark.parametrize("view", ["chain", "convolution"])
def test_nothing_hangs_over_the_page(open_lesson, view, viewport):
    query = {"lang": "zh", "rgb": 1, "view": view}
    page = open_lesson("backpropagation", READY, "dark", viewport, **query)
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0
    player = page.locator(".ls-player").bounding_box()
    assert player["y"] + player["height"] <= viewport["height"] + 1
