"""A function's curve: its dot stands where the step's numbers say."""

import numpy as np
import pytest

from scenes.activation.relu import relu_forward
from scenes.cells import Cells
from scenes.panels import Curve, Panel
from scenes.scene import Scene

PLACES = """(curve) => {
  const dot = curve.querySelector("circle");
  const ticks = [...curve.querySelectorAll(".ls-axes text")].map((tick) => [
    tick.textContent.replace("−", "-"), tick.getAttribute("text-anchor"),
    tick.getAttribute("x"), tick.getAttribute("y")]);
  return [dot.cx.baseVal.value, dot.cy.baseVal.value, ticks];
}"""


def cubes():
    """Take the third power of four numbers, beside ReLU's panels."""
    x, cells = np.array([[-1.5, -0.5, 0.75, 1.25]]), Cells.one_by_one(4)
    along = np.linspace(-1, 1, 21)
    lines = (("x³", along**3, "activation"), ("3x²", 3 * along**2, "gradient"))
    curve = Curve("f", along, lines, (("x", cells, "y", cells),))
    return relu_forward(x).beside(curve)


def read(axis, place):
    """Follow two ticks of an axis to the number at a place."""
    (first, start), *_, (last, end) = axis
    return first + (place - start) / (end - start) * (last - first)


@pytest.mark.parametrize("step", [0, 3])
def test_the_dot_stands_at_the_numbers_of_the_step(open_stage, step):
    scene = cubes()
    stage = open_stage(scene, t=step)
    cx, cy, ticks = stage.panel("f").evaluate(PLACES)
    across = [(float(n), float(x)) for n, side, x, _ in ticks if side == "middle"]
    up = [(float(n), float(y)) for n, side, _, y in ticks if side == "end"]
    x, y = (scene.panel(name).values[0, step] for name in "xy")
    assert read(across, cx) == pytest.approx(x, abs=0.01)
    below = 13 * 0.35  # a tick's number stands so far under its line
    assert read(up, cy + below) == pytest.approx(y, abs=0.02)


def test_the_numbers_of_the_step_are_printed_at_the_axes(open_stage):
    stage = open_stage(cubes(), t=0)
    numbers = stage.panel("f").locator(".ls-tag text").all_text_contents()
    assert numbers == ["−1.50", "0"]


def test_numbers_that_are_close_stand_under_each_other(open_stage):
    cells = Cells.one_by_one(1)
    values = {"x": 0.0, "y": 0.5, "z": 0.52}
    panels = [Panel(name, np.array([[value]])) for name, value in values.items()]
    along = np.linspace(-1, 1, 3)
    lines = (("a", along, "activation"), ("b", -along, "mask"))
    curve = Curve("f", along, lines, tuple(("x", cells, name, cells) for name in "yz"))
    stage = open_stage(Scene(1, tuple(panels), (), goto="y").beside(curve))
    plates = stage.panel("f").locator(".ls-tag")
    assert plates.locator("text").all_text_contents() == ["0", "0.5", "0.52"]
    _, lower, upper = (plate.bounding_box() for plate in plates.all())
    assert upper["y"] + upper["height"] <= lower["y"] + 1


@pytest.mark.parametrize("width", [390, 1440])
def test_a_curve_keeps_its_size_beside_panels(open_stage, width):
    stage = open_stage(cubes(), viewport={"width": width, "height": 900})
    box = stage.panel("f").locator("svg").bounding_box()
    assert 180 <= box["width"] <= 280
    assert box["x"] + box["width"] <= width
