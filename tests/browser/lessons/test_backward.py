"""A cell of dy that is clicked: the gradient starts there, and the stage goes there."""

import pytest

from tests.browser.engines import SAME_LESSON, once
from tests.browser.lessons.test_convolution import READY, next_revision
from tests.browser.stage.driving import CENTRE

pytestmark = once(SAME_LESSON)

LESSONS = ("convolution", "im2col", "relu", "max-pooling", "dropout")
DY = '[data-panel="dy"]'


@pytest.mark.parametrize("name", LESSONS)
def test_a_click_on_dy_leads_to_the_cell_that_the_gradient_comes_from(
    open_lesson, name
):
    query = {"pass": "backward", "dy": "one", "n": 6}
    page = open_lesson(name, lang="en", ready=READY, **query)
    dy = page.locator(DY if name != "im2col" else '[data-panel="dmaps"]')
    columns = int(dy.get_attribute("data-columns"))
    assert page.locator(READY).get_attribute("data-step") == str(2 * columns + 2)
    canvas = dy.locator("canvas[data-front]")
    spot = canvas.evaluate(CENTRE, columns + 1)
    next_revision(page, lambda: page.mouse.click(*spot))
    assert page.locator(READY).get_attribute("data-step") == str(columns + 1)
    page.wait_for_function("location.search.includes('dyr=1&dyc=1')")
