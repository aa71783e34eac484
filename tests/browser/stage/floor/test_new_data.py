"""New data while the stage stands: sliders, themes, two stages on a page."""

import numpy as np
import pytest

from scenes.activation.relu import relu_forward
from scenes.convolution.forward import convolution_forward
from scenes.pooling.forward import max_pool_forward
from scenes.windows import Geometry
from tests.browser.engines import SAME_SCRIPT, once
from tests.browser.stage.driving import Stage, payload
from tests.stage.scenes import convolution, pooling

pytestmark = once(SAME_SCRIPT)


def test_other_shapes_keep_the_output_cell_as_far_as_there_is_one(open_stage):
    stage = open_stage(convolution(size=6), t=2 * 4 + 3)
    stage.take(convolution(size=5))
    assert (stage.step, stage.data("steps")) == (2 * 3 + 2, "9")


def test_the_address_leads_to_the_cell_that_was_kept(open_stage):
    stage = open_stage(convolution(size=6), t=1 * 4 + 2)
    stage.take(convolution(size=5))
    stage.page.wait_for_function(f"location.search === '?t={1 * 3 + 2}'")


def test_where_it_leads_there_anyway_it_stays_short(open_stage):
    stage = open_stage(convolution(size=6))
    stage.take(convolution(size=6, bias=0.5))
    stage.page.wait_for_timeout(500)  # as long as the address waits, and more
    assert stage.page.evaluate("location.search") == ""


def test_every_payload_counts_once(open_stage):
    stage = open_stage(convolution())
    for rev in (2, 3, 4):
        stage.take(convolution(bias=rev / 4))
        assert stage.data("rev") == str(rev)


def test_new_numbers_stand_in_the_card_at_once(open_stage):
    stage = open_stage(convolution(), t=3)
    before = stage.result
    stage.take(convolution(bias=0.5))
    assert stage.result == pytest.approx(before + 0.5)


def test_playback_goes_on_through_new_data(open_stage):
    stage = open_stage(convolution(), t=0)
    stage.button("play").click()
    for bias in (0.25, 0.5):
        stage.take(convolution(bias=bias))
    assert stage.button("play").get_attribute("aria-label") == "Pause (Space)"
    stage.fastest()
    stage.wait("step", 15)
    stage.wait("playing", "false")


def test_the_speed_that_the_reader_chose_stays(open_stage):
    stage = open_stage(convolution())
    stage.fastest()
    stage.take(convolution())
    assert stage.button("speed").get_attribute("aria-valuetext") == "20\u00a0ms/step"


def test_scrubbing_while_data_arrive_ends_where_the_hand_is(open_stage):
    scenes = [convolution(bias=share / 8) for share in range(8)]
    stage = open_stage(scenes[0], t=0)
    numbers = [stage.server.offer(payload(scene)) for scene in scenes]
    stage.page.evaluate(
        """async (numbers) => {
          const scrub = document.querySelector("[data-action=scrub]");
          const arriving = numbers.map((number) => take(number, "first"));
          for (let step = 0; step <= 15; step++) {
            scrub.value = step;
            scrub.oninput();
            await new Promise(requestAnimationFrame);
          }
          await Promise.all(arriving);
        }""",
        numbers,
    )
    stage.wait("rev", 9)
    assert stage.step == 15


def test_the_newest_of_many_payloads_is_on_show(open_stage):
    stage = open_stage(convolution(), t=0)
    scenes = [convolution(size=size) for size in (8, 5, 7, 4)]
    numbers = [stage.server.offer(payload(scene)) for scene in scenes]
    stage.page.evaluate(
        "async (numbers) => { for (const n of numbers) await take(n, 'first'); }",
        numbers,
    )
    stage.wait("rev", 5)
    assert stage.data("steps") == "4"
    assert stage.panel("x").get_attribute("data-columns") == "4"


def test_a_scene_of_another_kind_takes_the_place(open_stage):
    stage = open_stage(convolution(C=3), t=9)
    stage.take(relu_forward(np.array([[-1.0, 2.0]])))
    assert stage.data("steps") == "2" and stage.step < 2
    assert stage.root.locator("[data-panel]").count() == 3
    stage.take(pooling())
    assert stage.equation.get_attribute("data-kind") == "max"


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_number_that_is_none_is_drawn_and_played_through(open_stage, value):
    x = np.full((1, 1, 3, 3), 0.5)
    x[0, 0, 1, 1] = value
    scene = convolution_forward(x, np.ones((1, 1, 2, 2)), Geometry((2, 2)))
    stage = open_stage(scene, t=0, pace=20)
    stage.button("play").click()
    stage.wait("step", 3)
    sign = {np.nan: "–", np.inf: "∞", -np.inf: "−∞"}[value]
    assert sign in stage.equation.locator(".ls-result").inner_text()


def test_the_smallest_scene_of_all_stands(open_stage):
    one = np.ones((1, 1, 1, 1))
    stage = open_stage(convolution_forward(one, one, Geometry((1, 1))))
    assert (stage.step, stage.data("steps"), stage.result) == (0, "1", 1)
    stage.click("x", 0)
    stage.take(max_pool_forward(one[0, 0], Geometry((1, 1))))
    assert stage.result == 1


def test_a_large_scene_with_eight_filters_stands(open_stage):
    rng = np.random.default_rng(1)
    x, w = rng.random((1, 3, 32, 32)).round(2), rng.integers(-1, 2, (8, 3, 11, 11))
    around = Geometry((11, 11), padding=((5, 5), (5, 5)))
    scene = convolution_forward(x, w.astype(float), around)
    stage = open_stage(scene, t=0)
    stage.page.keyboard.press("End")
    assert stage.data("steps") == "1024"
    assert stage.result == scene.panel("y").values[-1, -1]


def test_two_stages_on_a_page_have_steps_of_their_own(open_stage):
    first = open_stage(convolution(), t=3)
    second = Stage(first.page, first.server, "second")
    second.take(convolution(size=5), address=False)
    second.button("last").click()
    assert (first.step, second.step) == (3, 8)
    first.page.evaluate("document.activeElement.blur()")
    first.page.keyboard.press("ArrowRight")
    assert (first.step, second.step) == (4, 8)


def test_a_stage_that_comes_again_in_another_place_works(open_stage):
    stage = open_stage(convolution(), t=3)
    stage.page.evaluate("document.getElementById('first').replaceChildren()")
    again = Stage(stage.page, stage.server, "second").take(convolution(), pace=20)
    again.page.keyboard.press("Space")
    again.wait("step", 15)


def test_a_stage_that_was_taken_out_and_put_back_plays_on(open_stage):
    stage = open_stage(convolution(), t=0, pace=20)
    stage.page.evaluate(
        """async () => {
          const host = document.getElementById("first"), stage = host.firstChild;
          stage.remove();
          for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
          host.append(stage);
        }"""
    )
    stage.take(convolution())
    stage.fastest()
    stage.page.keyboard.press("Space")
    stage.wait("step", 15)


def test_a_style_sheet_that_is_late_does_not_stop_the_stage(new_page, stage_server):
    page = new_page()
    held = []
    page.route("**/stage.css", lambda route: held.append(route))
    page.goto(stage_server.url, wait_until="commit")
    page.wait_for_function("'spoilt' in window")
    number = stage_server.offer(payload(convolution(), pace=20))
    page.evaluate("(number) => void take(number, 'first')", number)
    page.evaluate("new Promise((done) => setTimeout(done, 100))")
    held[0].continue_()
    stage = Stage(page, stage_server)
    stage.wait("rev", 1)
    page.keyboard.press("Space")
    stage.wait("step", 15)


def test_the_language_changes_in_place(open_stage):
    stage = open_stage(convolution(C=3))
    stage.take(convolution(C=3), lang="zh")
    named = stage.root.locator("[aria-label]:not(figure)")  # x is x in Chinese too
    names = named.evaluate_all(
        "all => all.map((node) => node.getAttribute('aria-label'))"
    )
    assert not [name for name in names if name.isascii()]


def test_the_theme_changes_in_place(open_stage):
    stage = open_stage(convolution(editable=False), t=0)
    empty = """(canvas) => {
      const side = Math.round(canvas.width / 4 * 3.5);
      return [...penOf(canvas).getImageData(side, side, 1, 1).data];
    }"""
    light = stage.front("y").evaluate(empty)
    stage.page.evaluate(
        "document.documentElement.style.setProperty('--st-background-color', '#11141b')"
    )
    stage.take(convolution(editable=False))
    dark = stage.front("y").evaluate(empty)
    assert min(light[:3]) > 200 and max(dark[:3]) < 60
