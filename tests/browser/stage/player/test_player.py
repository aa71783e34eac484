"""The player: steps, keys, scrubber, speed, playback."""

import pytest

from tests.browser.engines import NO_PREFERENCES, SAME_SCRIPT, chromium_only, once
from tests.stage.scenes import convolution

LAST = 15  # a 3×3 kernel on 6×6 cells takes 16 steps


@pytest.fixture
def stage(open_stage):
    return open_stage(convolution(), t=5)


def focus_elsewhere(stage):
    stage.page.locator("#elsewhere").focus()


def test_the_root_says_step_steps_and_that_nothing_plays(stage):
    said = [stage.data(name) for name in ("step", "steps", "playing", "rev")]
    assert said == ["5", "16", "false", "1"]


def test_without_a_step_in_the_address_it_opens_on_the_scenes_own(open_stage):
    scene = convolution()
    assert open_stage(scene).step == scene.start


@once(SAME_SCRIPT)
def test_a_step_that_does_not_exist_is_not_taken_and_leaves_the_address(open_stage):
    scene = convolution()
    stage = open_stage(scene, t="2.5")
    assert stage.step == scene.start
    stage.page.wait_for_function("!location.search.includes('t=')")


@pytest.mark.parametrize(
    ("key", "step"),
    [("ArrowLeft", 4), ("ArrowRight", 6), ("Home", 0), ("End", LAST)],
)
def test_a_key_goes_there_and_a_control_with_the_focus_keeps_it(stage, key, step):
    focus_elsewhere(stage)
    stage.page.keyboard.press(key)
    assert stage.step == 5
    stage.page.evaluate("document.activeElement.blur()")
    stage.page.keyboard.press(key)
    assert stage.step == step


def test_space_plays_and_pauses_unless_a_control_has_the_focus(stage):
    focus_elsewhere(stage)
    stage.page.keyboard.press("Space")
    assert stage.data("playing") == "false"
    stage.page.evaluate("document.activeElement.blur()")
    stage.page.keyboard.press("Space")
    assert stage.data("playing") == "true"
    stage.page.keyboard.press("Space")
    assert stage.data("playing") == "false"


def test_after_a_click_on_a_button_the_arrows_still_step(stage):
    stage.page.locator('[data-action="forward"]').click()
    stage.page.keyboard.press("ArrowRight")
    assert stage.step == 7
    stage.page.keyboard.press("Space")  # the button's own
    assert (stage.step, stage.data("playing")) == (8, "false")


def test_after_a_click_on_a_panels_button_the_arrows_step_too(stage):
    stage.page.locator("[data-panel] button").first.click()
    stage.page.keyboard.press("ArrowRight")
    assert stage.step == 6


def test_a_key_with_control_stays_the_browsers(stage):
    stage.page.keyboard.press("Control+ArrowRight")
    assert stage.step == 5


@once(SAME_SCRIPT)
@pytest.mark.parametrize(
    ("action", "step"), [("back", 4), ("forward", 6), ("first", 0), ("last", LAST)]
)
def test_a_button_goes_there(stage, action, step):
    stage.button(action).click()
    assert stage.step == step


def test_the_scrubber_goes_where_it_is_drawn_and_shows_where_it_is(stage):
    scrub = stage.button("scrub")
    assert [scrub.input_value(), scrub.get_attribute("max")] == ["5", str(LAST)]
    box = scrub.bounding_box()
    middle = box["y"] + box["height"] / 2
    stage.page.mouse.move(box["x"] + 2, middle)
    stage.page.mouse.down()
    assert stage.step == 0
    stage.page.mouse.move(box["x"] + box["width"] - 2, middle, steps=5)
    assert stage.step == LAST
    stage.page.mouse.up()
    stage.page.keyboard.press("ArrowLeft")
    assert stage.step == LAST - 1


def test_play_reaches_the_end_and_stops_there(stage):
    stage.fastest()
    stage.button("play").click()
    stage.wait("step", LAST)
    stage.wait("playing", "false")
    assert stage.button("play").get_attribute("aria-label") == "Play (Space)"


def test_looping_it_does_not_stop(open_stage):
    stage = open_stage(convolution(size=3, kernel=2), loop=True, pace=20)
    stage.button("play").click()
    for step in (3, 0):
        stage.wait("step", step)
    assert stage.data("playing") == "true"


def test_the_speed_runs_from_2000_to_20_ms_a_step(stage):
    speed = stage.button("speed")
    assert speed.get_attribute("aria-valuetext") == "600\u00a0ms/step"
    speed.focus()
    stage.page.keyboard.press("End")
    assert speed.get_attribute("aria-valuetext") == "20\u00a0ms/step"
    stage.page.keyboard.press("Home")
    assert speed.get_attribute("aria-valuetext") == "2000\u00a0ms/step"


def test_it_starts_by_itself_where_the_page_wants_that(open_stage):
    stage = open_stage(convolution(), t=0, autoplay=True, pace=20)
    stage.wait("step", LAST)


@chromium_only(NO_PREFERENCES)
def test_it_does_not_start_by_itself_for_who_wants_no_motion(open_stage):
    device = {"reduced_motion": "reduce"}
    stage = open_stage(convolution(), t=0, autoplay=True, pace=20, device=device)
    stage.frames(10)
    assert (stage.step, stage.data("playing")) == (0, "false")


@chromium_only(NO_PREFERENCES)
def test_who_wants_no_motion_can_still_play(open_stage):
    stage = open_stage(convolution(), pace=20, device={"reduced_motion": "reduce"})
    stage.button("play").click()
    stage.wait("step", LAST)


def test_the_step_rests_in_the_address_and_makes_no_history(stage):
    entries = stage.page.evaluate("history.length")
    for _ in range(3):
        stage.page.keyboard.press("ArrowRight")
    stage.page.wait_for_url("**t=8**")
    assert stage.page.evaluate("history.length") == entries


def test_playing_does_not_write_the_address(open_stage):
    stage = open_stage(convolution(), t=5, pace=150)
    stage.button("play").click()
    stage.wait("step", 6)
    assert "t=5" in stage.page.url
    stage.button("play").click()
    stage.page.wait_for_url(f"**t={stage.step}**")


def test_a_stage_that_does_not_own_the_address_leaves_it_alone(open_stage):
    stage = open_stage(convolution(), t=5, address=False)
    stage.page.keyboard.press("Home")
    stage.frames(3)
    assert stage.step == 0 and "t=5" in stage.page.url


def go_to(stage, row, column):
    for name, number in (("row", row), ("column", column)):
        stage.button(f"goto-{name}").select_text()
        stage.page.keyboard.press("Delete")
        stage.page.keyboard.type(str(number))
    stage.page.keyboard.press("Tab")
    return stage.step


def test_an_output_cell_can_be_asked_for_by_row_and_column(stage):
    assert go_to(stage, 2, 3) == 2 * 4 + 3


@once(SAME_SCRIPT)
@pytest.mark.parametrize(
    ("row", "column", "step"),
    [(99, 1, 13), ("２", "１", 9)],
)
def test_a_cell_that_does_not_exist_becomes_the_nearest(stage, row, column, step):
    assert go_to(stage, row, column) == step
    shown = [stage.button(f"goto-{name}").input_value() for name in ("row", "column")]
    assert shown == [str(step // 4), str(step % 4)]


def test_the_arrows_count_rows_up_and_down(stage):
    stage.button("goto-row").press("ArrowUp")
    stage.button("goto-row").press("ArrowUp")
    stage.button("goto-row").press("ArrowDown")
    assert stage.button("goto-row").input_value() == str(stage.step // 4)
