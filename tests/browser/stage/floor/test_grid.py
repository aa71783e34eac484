"""Gradients under their twins, bands along the edges, cells that do not count."""

from dataclasses import replace

import numpy as np
import pytest

from scenes.activation.relu import relu_backward
from scenes.cells import Cells
from scenes.panels import CROSSED, Band, Panel
from scenes.scene import Mark, Scene
from tests.stage.scenes import rounded

NAMES = ("x", "dx", "w", "dw", "y", "dy")
BANDS = (Band(0, 2, "red", "R"), Band(2, 5, "blue", "B"))
INK = """(canvas) => {
  const { width, height } = canvas;
  const { data } = penOf(canvas).getImageData(0, 0, width, height);
  const inks = [0, 0];
  for (let i = 0; i < data.length; i += 4) {
    const dark = data[i] + data[i + 1] + data[i + 2] < 150;
    if (dark) inks[Math.floor((2 * ((i / 4) % width)) / width)]++;
  }
  return inks;
}"""


def twins():
    """Show x ∗ w = y, with the gradients in a second row."""
    shapes = {"x": (9, 9), "w": (3, 3), "y": (7, 7)}
    signs = {"w": "∗", "y": "="}

    def panel(name, row, column):
        twin = name[-1]
        colour = "gradient" if row else "weight" if twin == "w" else "activation"
        sign = signs.get(name, "")
        values = rounded(column, *shapes[twin])
        return Panel(name, values, colour, operator=sign, place=(row, column))

    panels = [panel(name, i % 2, i // 2) for i, name in enumerate(NAMES)]
    return Scene(49, tuple(panels), (Mark("y", Cells.one_by_one(49)),), goto="y")


def boxes(stage):
    return {name: stage.front(name).bounding_box() for name in NAMES}


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_gradients_stand_under_their_twins_with_cells_of_one_size(
    open_stage, width, height
):
    stage = open_stage(twins(), viewport={"width": width, "height": height})
    found = boxes(stage)
    for upper, lower in zip(NAMES[::2], NAMES[1::2], strict=True):
        assert found[lower]["x"] == pytest.approx(found[upper]["x"], abs=0.5)
        assert found[lower]["width"] == found[upper]["width"]
        assert found[lower]["y"] > found[upper]["y"] + found[upper]["height"]


@pytest.mark.parametrize(("width", "together"), [(1440, False), (390, True)])
def test_on_a_phone_twins_stand_side_by_side_and_what_has_none_under_them(
    open_stage, width, together
):
    x = rounded(1, 7, 7)
    scene = relu_backward(rounded(2, 7, 7), x)
    tall = {"width": width, "height": 1200}  # so that nothing scrolls
    stage = open_stage(scene, viewport=tall)
    found = {p.name: stage.front(p.name).bounding_box() for p in scene.panels}
    assert found["dx"]["y"] == pytest.approx(found["dy"]["y"], abs=4)
    assert (found["mask"]["y"] > found["dy"]["y"]) == together
    assert found["dx"]["width"] > 7 * 20
    sign = stage.root.locator(".ls-operator", has_text="=")
    assert sign.is_visible() != together  # y no longer follows the mask


def test_the_button_that_enlarges_stands_beside_the_name_over_narrow_cards(open_stage):
    cards = {"cards": ("1", "2", "3"), "place": (1, 0)}
    x = Panel("all the maps", rounded(1, 3, 4, 4), "activation", **cards)
    y = Panel("y", rounded(2, 20, 20), "activation", place=(0, 0))
    stage = open_stage(Scene(1, (x, y), (), goto="y"))
    caption = stage.panel("all the maps").locator("figcaption")
    name = caption.locator("b").bounding_box()
    button = caption.locator("[data-action=enlarge-panel]").bounding_box()
    tabs = caption.locator("[role=group]").bounding_box()
    assert abs(button["y"] - name["y"]) < 10 and button["x"] > name["x"] + name["width"]
    assert tabs["y"] >= name["y"] + 20


def test_a_panel_without_a_row_stands_beside_all_rows_and_takes_their_height(
    open_stage,
):
    scene = twins()
    tall = Panel("y", rounded(3, 18, 18), place=(None, 2))
    panels = [panel for panel in scene.panels if panel.place[1] != 2]
    stage = open_stage(replace(scene, panels=(*panels, tall)))
    boxes = {name: stage.front(name).bounding_box() for name in ("x", "dx", "y")}
    middle = boxes["y"]["y"] + boxes["y"]["height"] / 2
    assert boxes["y"]["height"] > boxes["x"]["height"]
    assert boxes["x"]["y"] < middle < boxes["dx"]["y"] + boxes["dx"]["height"]


def test_a_row_stands_beside_a_row_and_all_is_in_sight(open_stage):
    stage = open_stage(twins())
    found = boxes(stage)
    middle = {name: box["y"] + box["height"] / 2 for name, box in found.items()}
    for row in (NAMES[::2], NAMES[1::2]):
        heights = [middle[name] for name in row]
        assert max(heights) - min(heights) < 4
    play = stage.button("play").bounding_box()
    assert play["y"] + play["height"] <= 900
    assert max(box["y"] + box["height"] for box in found.values()) < play["y"]


def test_a_panel_of_the_grid_alone_is_enlarged_and_comes_back(open_stage):
    stage = open_stage(twins())
    before = boxes(stage)
    stage.panel("dx").locator("[data-action=enlarge-panel]").click()
    assert stage.front("dx").bounding_box()["width"] > 2 * before["dx"]["width"]
    assert not stage.panel("x").is_visible()
    stage.page.keyboard.press("Escape")
    assert boxes(stage) == before


def test_bands_stand_beside_their_rows_and_above_their_columns(open_stage):
    panel = Panel("x", rounded(1, 5, 5), row_bands=BANDS, column_bands=BANDS[1:])
    stage = open_stage(Scene(1, (panel,)))
    cells = stage.front("x").bounding_box()
    red, blue, above = (band.bounding_box() for band in bands(stage))
    assert [band.text_content() for band in bands(stage)] == ["R", "B", "B"]
    assert red["x"] + red["width"] <= cells["x"]
    assert red["y"] == pytest.approx(cells["y"], abs=0.5)
    assert red["height"] == pytest.approx(cells["height"] * 2 / 5, abs=0.5)
    assert blue["y"] == pytest.approx(red["y"] + red["height"], abs=0.5)
    assert above["y"] + above["height"] <= cells["y"]
    assert above["x"] == pytest.approx(cells["x"] + cells["width"] * 2 / 5, abs=0.5)


def test_bands_push_the_twin_of_their_panel_as_well(open_stage):
    x = Panel("x", rounded(1, 5, 5), row_bands=BANDS, place=(0, 0))
    dx = Panel("dx", rounded(2, 5, 5), "gradient", place=(1, 0))
    stage = open_stage(Scene(1, (x, dx)))
    upper, lower = (stage.front(name).bounding_box() for name in ("x", "dx"))
    assert lower["x"] == upper["x"]


def bands(stage):
    return stage.panel("x").locator(".ls-bands span").all()


def test_a_crossed_cell_wears_a_cross_and_is_named(open_stage):
    state = np.array([[0, CROSSED]], np.uint8)
    panel = Panel("x", np.zeros((1, 2)), state=state, editable=True)
    stage = open_stage(Scene(1, (panel,)))
    plain, crossed = stage.front("x").evaluate(INK)
    assert plain == 0 and crossed > 40
