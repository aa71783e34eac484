"""Pointing: hovering lights up, a click goes there, a finger taps twice."""

from dataclasses import replace

import pytest

from tests.browser.engines import NO_TOUCH, chromium_only
from tests.stage.scenes import convolution

TOUCH = {"has_touch": True, "viewport": {"width": 900, "height": 900}}
WINDOW = [7, 8, 9, 13, 14, 15, 19, 20, 21]  # of output cell (1, 1) on 6×6 cells


@pytest.fixture
def stage(open_stage):
    return open_stage(convolution(editable=False), t=0)


def test_an_output_cell_lights_its_window_and_leaves_the_step_alone(stage):
    stage.hover("y", 5)
    assert stage.lit("x", range(36)) == WINDOW
    assert stage.lit("y", range(16)) == [5]
    assert stage.step == 0


def test_a_weight_of_a_typed_kernel_is_pointed_at_too(open_stage):
    stage = open_stage(convolution(), t=0)
    stage.panel("w").locator("input").nth(8).hover()
    stage.frames(2)
    assert len(stage.lit("x", range(36))) == 16


def test_nothing_is_lit_when_the_pointer_has_left(stage):
    stage.hover("y", 5)
    stage.page.mouse.move(5, 5)
    stage.frames(2)
    assert stage.lit("x", range(36)) == []


def test_the_sentence_speaks_of_the_cell_under_the_pointer(stage):
    sentence = stage.root.locator(".ls-narration")
    before = sentence.inner_text()
    stage.hover("y", 5)
    assert "[1, 1]: not computed yet" in sentence.inner_text()
    stage.page.mouse.move(5, 5)
    assert sentence.inner_text() == before


def test_hovering_holds_playback_and_leaving_lets_it_go_on(open_stage):
    stage = open_stage(convolution(editable=False), t=0, pace=20)
    stage.hover("y", 5)
    stage.page.keyboard.press("Space")
    stage.frames(10)
    assert (stage.step, stage.data("playing")) == (0, "true")
    stage.page.mouse.move(5, 5)
    stage.wait("step", 15)


def test_playback_goes_on_when_new_data_took_the_cell_from_under_the_pointer(
    open_stage,
):
    stage = open_stage(convolution(editable=False), t=0, pace=50)
    stage.hover("y", 15)
    stage.page.keyboard.press("Space")
    stage.take(convolution(size=4, editable=False), pace=50)
    stage.page.mouse.move(5, 5)
    stage.wait("step", 3)


def test_a_click_on_an_output_cell_goes_to_its_step(stage):
    stage.click("y", 9)
    assert stage.step == 9


def test_a_click_on_a_map_of_the_stack_reports_it_and_leaves_the_step_alone(
    open_stage,
):
    stage = open_stage(convolution(F=3, shown=1), t=4)
    stage.click("maps", 16)
    stage.frames(3)
    (event,) = stage.events
    assert (event["press"], event["detail"]) == ("pick", {"panel": "maps", "card": 1})
    assert stage.step == 4


def test_the_tab_of_a_map_tells_the_page_too_and_so_does_the_keyboard(open_stage):
    stage = open_stage(convolution(F=3), t=4)
    stage.panel("maps").get_by_role("button", name="2", exact=True).press("Enter")
    stage.frames(3)
    (event,) = stage.events
    assert (event["press"], event["detail"]) == ("pick", {"panel": "maps", "card": 1})
    assert stage.step == 4


def test_a_click_where_the_page_wants_a_cell_reports_it_and_leaves_the_step_alone(
    open_stage,
):
    scene = convolution(editable=False)
    panels = [replace(p, choose=p.name == "y") for p in scene.panels]
    stage = open_stage(replace(scene, panels=panels), t=4)
    stage.click("y", 6)
    stage.frames(3)
    (event,) = stage.events
    cell = {"panel": "y", "row": 1, "column": 2}
    assert (event["press"], event["detail"]) == ("choose", cell)
    assert stage.step == 4


def test_a_click_on_a_channel_behind_brings_it_to_the_front(open_stage):
    stage = open_stage(convolution(C=3), t=4)
    behind = stage.panel("x").locator('[data-card="1"]')
    box = behind.bounding_box()
    stage.page.mouse.click(box["x"] + box["width"] - 4, box["y"] + 4)
    assert behind.get_attribute("data-front") is not None
    assert stage.step == 4


def test_a_channels_tab_brings_it_to_the_front_of_input_and_kernel(open_stage):
    stage = open_stage(convolution(C=3), t=4)
    stage.panel("x").get_by_role("button", name="B", exact=True).click()
    for panel in ("x", "w"):
        assert stage.front(panel).get_attribute("data-card") == "2"


@chromium_only(NO_TOUCH)
def test_a_first_tap_lights_up_and_a_second_goes_there(open_stage):
    stage = open_stage(convolution(editable=False), t=0, device=TOUCH)
    stage.tap("y", 5)
    assert (stage.step, stage.lit("x", range(36))) == (0, WINDOW)
    stage.tap("y", 5)
    assert stage.step == 5


@chromium_only(NO_TOUCH)
def test_a_tapped_cell_does_not_hold_playback_for_ever(open_stage):
    stage = open_stage(convolution(editable=False), t=0, pace=20, device=TOUCH)
    stage.tap("y", 5)
    stage.button("play").tap()
    stage.wait("step", 15)
