"""What the stage leaves undone: frames in which nothing moves, pictures that stay."""

from dataclasses import replace

import numpy as np
import pytest

from scenes.panels import UNREACHED
from tests.browser.engines import SAME_SCRIPT, once
from tests.stage.scenes import convolution

pytestmark = once(SAME_SCRIPT)

COUNT_PICTURES = """() => {
  window.spoilt = true;
  window.shown = {};
  const { prototype } = ImageBitmapRenderingContext;
  const show = prototype.transferFromImageBitmap;
  prototype.transferFromImageBitmap = function (bitmap) {
    const panel = this.canvas.closest("[data-panel]")?.dataset.panel ?? "overlay";
    window.shown[panel] = (window.shown[panel] ?? 0) + 1;
    return show.call(this, bitmap);
  };
}"""


def test_a_stage_that_stands_still_asks_for_no_frames(open_stage):
    stage = open_stage(convolution(size=12), t=0, pace=20)
    stage.frames(3)
    stage.keep_time()
    assert stage.pass_time(300) == 0
    stage.button("play").click()
    assert stage.pass_time(300) == 15
    stage.pass_time(20 * 12**2)
    assert stage.data("playing") == "false"
    assert stage.pass_time(300) == 0


def test_a_single_step_moves_and_comes_to_rest(open_stage):
    stage = open_stage(convolution(size=12), t=0, pace=2000)
    stage.frames(3)
    stage.keep_time()
    stage.button("forward").click()
    assert stage.pass_time(100) == 5
    stage.pass_time(2000)
    assert stage.pass_time(300) == 0


def test_a_panel_is_painted_only_where_its_picture_changes(open_stage):
    stage = open_stage(convolution(editable=False), t=3)
    stage.page.evaluate(COUNT_PICTURES)
    stage.take(convolution(bias=0.5, editable=False))
    stage.frames(2)
    shown = stage.page.evaluate("window.shown")
    assert set(shown) == {"y"}


def other_numbers(panel):
    """Change one number of a panel, nothing else."""
    values = panel.values.copy()
    values.flat[0] += 0.01
    return replace(panel, values=values)


def other_state(panel):
    """Hatch one cell of a panel."""
    state = np.zeros(panel.values.shape[-2:], np.uint8)
    state[1, 2] = UNREACHED
    return replace(panel, state=state)


@pytest.mark.parametrize("change", [other_numbers, other_state])
def test_a_panel_of_which_one_cell_changes_is_painted(open_stage, change):
    scene = convolution(editable=False)
    stage = open_stage(scene, t=3)
    stage.page.evaluate(COUNT_PICTURES)
    x, *others = scene.panels
    stage.take(replace(scene, panels=(change(x), *others)))
    assert stage.page.evaluate("window.shown.x") > 0


def test_a_panel_is_painted_in_the_colours_of_another_theme(open_stage):
    stage = open_stage(convolution(editable=False), t=3)
    stage.page.evaluate(COUNT_PICTURES)
    stage.page.evaluate(
        "document.documentElement.style.setProperty('--st-background-color', '#11141b')"
    )
    stage.take(convolution(editable=False))
    assert stage.page.evaluate("window.shown.x") > 0


def test_panels_of_another_size_keep_their_canvases(open_stage):
    stage = open_stage(convolution(size=6), t=0)
    stage.root.locator("canvas").evaluate_all("all => all.forEach((c) => (c.kept = 1))")
    stage.take(convolution(size=9))
    kept = stage.root.locator("canvas").evaluate_all("all => all.map((c) => c.kept)")
    assert len(kept) > 3 and set(kept) == {1}
    assert stage.panel("x").get_attribute("data-columns") == "9"
