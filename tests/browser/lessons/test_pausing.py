"""A lesson that is paused looks as if it had been opened at that step."""

import random

import pytest

from tests.browser.engines import SAME_SCRIPT, once
from tests.browser.lessons.test_convolution import READY
from tests.browser.stage.driving import FRAMES

PAGES = [
    ("convolution", {"pass": "backward"}),
    ("convolution", {"pass": "backward", "way": "col2im", "n": 8}),
    ("backpropagation", {"view": "convolution"}),
]
PICTURES = """(root) => [...root.querySelectorAll(".ls-floor canvas")].map(
  (canvas) => canvas.toDataURL())"""


@once(SAME_SCRIPT)
@pytest.mark.parametrize(("name", "query"), PAGES)
def test_a_lesson_that_is_paused_looks_as_if_it_was_opened_there(
    open_lesson, name, query
):
    query = query | {"lang": "en", "img": "disk", "t": 4}
    page = open_lesson(name, ready=READY, **query)
    page.locator(f'{READY} [data-action="play"]').click()
    page.wait_for_timeout(random.uniform(100, 1500))
    page.locator(f'{READY} [data-action="play"]').click()
    step = page.locator(READY).get_attribute("data-step")
    page.mouse.move(1, 1)
    page.evaluate(FRAMES, 2)
    paused = page.locator(READY).evaluate(PICTURES)
    open_lesson(name, ready=READY, page=page, **query | {"t": step})
    page.evaluate(FRAMES, 2)
    assert page.locator(READY).get_attribute("data-step") == step
    assert page.locator(READY).evaluate(PICTURES) == paused
