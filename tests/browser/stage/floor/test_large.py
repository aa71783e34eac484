"""Matrices of many thousand cells: shown as pictures that can be zoomed."""

import numpy as np
import pytest

from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Fill, Mark, Scene
from tests.browser.engines import SAME_SCRIPT, once
from tests.browser.stage.panels.test_fills import scrub

pytestmark = once(SAME_SCRIPT)

ROWS, COLUMNS = 12, 240
DRAWN = """([x, y, width]) => {
  const canvas = document.querySelector("#first .ls-overlay");
  const { left, top, width: all } = canvas.getBoundingClientRect();
  const [pen, scale] = [penOf(canvas), canvas.width / all];
  const alphaAt = (across) => pen.getImageData(
    Math.round((x + across - left) * scale), Math.round((y - top) * scale), 1, 1
  ).data[3];
  let across = 0;
  while (across < width && !alphaAt(across)) across += 2;
  return across % width;
}"""
MEAN = """(canvas) => {
  const { width, height } = canvas;
  const { data } = penOf(canvas).getImageData(0, 0, width, height);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) sum += data[i];
  return sum / (data.length / 4);
}"""


def wide():
    """One column a step of a matrix with more columns than there are pixels."""
    rng = np.random.default_rng(4)
    x = rng.integers(0, 101, (ROWS, COLUMNS)) / 100
    steps = np.arange(COLUMNS, dtype=np.int32)
    column = Cells(steps, np.arange(ROWS, dtype=np.int32) * COLUMNS)
    panels = (Panel("x", x, "grey", quantum=0.01), Panel("y", x, quantum=0.01))
    fill = Fill("y", column, None, factors=(("x", column),))
    marks = Mark("x", column, "window"), Mark("y", column)
    return x, Scene(COLUMNS, panels, marks, (fill,), goto="y")


def press(stage, panel, action, times=1):
    for _ in range(times):
        stage.panel(panel).locator(f"[data-action={action}]").click()


def test_what_comes_in_column_by_column_is_seen_forward_and_back(open_stage):
    x, scene = wide()
    stage = open_stage(scene, t=0)
    ink = {}
    for step in (120, 121, 239, 121, 120):
        scrub(stage, step)
        stage.frames(3)
        ink.setdefault(step, set()).add(round(stage.front("y").evaluate(MEAN), 6))
    assert [len(means) for means in ink.values()] == [1, 1, 1]
    assert len(set.union(*ink.values())) == 3


def test_a_shrunk_picture_averages_its_cells(open_stage):
    x = np.zeros((101, 1201))
    x[:, ::2] = 1.0
    stage = open_stage(Scene(1, (Panel("x", x, "grey", quantum=1.0),)))
    assert stage.front("x").evaluate(MEAN) == pytest.approx(127.5, abs=6)


def test_buttons_zoom_in_where_the_step_is_and_back_to_all(open_stage):
    x, scene = wide()
    stage = open_stage(scene, t=200)
    before = stage.front("x").evaluate(MEAN)
    press(stage, "x", "zoom_in", 12)
    assert stage.pixel(left_edge_of_frame(stage)) != [0, 0, 0, 0]
    press(stage, "x", "zoom_fit")
    assert stage.front("x").evaluate(MEAN) == before


def test_what_new_data_leave_as_it_is_can_still_be_zoomed(open_stage):
    x = np.random.default_rng(4).integers(0, 2, (101, 1201)).astype(float)
    scene = Scene(1, (Panel("x", x, "grey", quantum=1.0),))
    stage = open_stage(scene)
    press(stage, "x", "zoom_in")
    seen = stage.front("x").evaluate(MEAN)
    press(stage, "x", "zoom_fit")
    stage.take(scene)
    press(stage, "x", "zoom_in")
    assert stage.front("x").evaluate(MEAN) == seen > 0


def left_edge_of_frame(stage):
    """Find a place of the overlay, over x, where something is drawn."""
    box = stage.front("x").bounding_box()
    row = box["y"] + box["height"] / 2
    across = stage.page.evaluate(DRAWN, [box["x"], row, int(box["width"])])
    return box["x"] + across, row


def test_zoomed_in_the_view_follows_the_step(open_stage):
    x, scene = wide()
    stage = open_stage(scene, t=0)
    press(stage, "x", "zoom_in", 12)
    for step in (239, 0):
        scrub(stage, step)
        stage.frames(3)
        assert stage.pixel(left_edge_of_frame(stage))[3] > 0


def test_wheel_and_drag_show_another_part_and_a_drag_is_no_click(open_stage):
    x, scene = wide()
    stage = open_stage(scene, t=7)
    at = stage.place("x", 120)
    stage.page.mouse.move(*at)
    for _ in range(10):  # a busy browser is late with some, and drops others
        if not stage.panel("x").locator("[data-zoomed]").count():
            stage.page.mouse.wheel(0, -2000)
            stage.page.wait_for_timeout(200)
    assert stage.panel("x").locator("[data-zoomed]").count()
    stage.frames(2)
    zoomed = stage.front("x").evaluate(MEAN)
    stage.page.mouse.down()
    stage.page.mouse.move(at[0] - 150, at[1], steps=4)
    stage.page.mouse.up()
    stage.frames(2)
    assert stage.front("x").evaluate(MEAN) != zoomed
    assert stage.step == 7


def test_the_column_of_a_step_can_be_seen_however_narrow(open_stage):
    x, scene = wide()
    stage = open_stage(scene, t=100)
    box = stage.front("y").bounding_box()
    row = box["y"] + box["height"] / 2
    middle = box["x"] + box["width"] * 100.5 / COLUMNS
    stage.frames(2)
    assert all(stage.pixel((middle + px, row))[3] > 0 for px in (-1, 0, 1))
