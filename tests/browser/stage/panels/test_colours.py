"""What is painted: the grammar's colours, padding dotted, the unreached hatched."""

import numpy as np
import pytest

from figures.theme import palette
from scenes.activation.relu import relu_forward
from scenes.convolution.forward import convolution_forward
from scenes.windows import Geometry
from tests.browser.engines import SAME_SCRIPT, once

pytestmark = once(SAME_SCRIPT)

PAINTED = """(canvas, [cell, right, down]) => {
  const { rows, columns } = canvas.closest("[data-panel]").dataset;
  const side = canvas.width / columns;
  const x = Math.round((cell % columns + right) * side);
  const y = Math.round((Math.floor(cell / columns) + down) * side);
  return [...penOf(canvas).getImageData(x, y, 1, 1).data.slice(0, 3)];
}"""
SIGNED = np.array([[-2.0, 0.0, 2.0, 1.0]])


def rgb(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def painted(stage, panel, cell, right=0.15, down=0.15):
    """Colour of a cell, away from its number and its lines."""
    return stage.front(panel).evaluate(PAINTED, [cell, right, down])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lowest_zero_and_highest_get_the_scales_own_colours(open_stage, theme):
    stage = open_stage(relu_forward(SIGNED), theme=theme)
    stops = palette(theme)["roles"]["activation"]["stops"]
    cells = [painted(stage, "x", cell) for cell in range(3)]
    assert cells == [rgb(stops[0]), rgb(stops[2]), rgb(stops[-1])]


def test_what_relu_stops_turns_to_the_ground_on_the_same_scale(open_stage):
    stage = open_stage(relu_forward(SIGNED), t=3)
    assert painted(stage, "y", 0) == rgb(palette("light")["ground"])
    assert painted(stage, "y", 3) == painted(stage, "x", 3)


def test_a_cell_that_is_not_computed_yet_is_told_from_zero(open_stage):
    stage = open_stage(relu_forward(SIGNED), t=1)
    assert painted(stage, "y", 1) != painted(stage, "y", 2)


def test_stepping_back_takes_the_output_cell_away_again(open_stage):
    stage = open_stage(relu_forward(SIGNED), t=2)
    empty = painted(stage, "y", 3)
    assert painted(stage, "y", 2) != empty
    stage.page.keyboard.press("ArrowLeft")
    assert painted(stage, "y", 2) == empty


def test_a_picture_is_painted_black_at_zero_and_in_its_channels_colour(open_stage):
    x = np.zeros((1, 3, 2, 2))
    x[0, :, 0, 0] = 1
    scene = convolution_forward(x, np.ones((1, 3, 1, 1)), Geometry((1, 1)))
    stage = open_stage(scene)
    assert painted(stage, "x", 3) == [0, 0, 0]
    for tab, role in (("R", "red"), ("G", "green"), ("B", "blue")):
        stage.panel("x").get_by_role("button", name=tab, exact=True).click()
        last = palette("light")["roles"][role]["stops"][-1]
        assert painted(stage, "x", 0) == rgb(last)


def test_cells_that_no_window_reaches_are_hatched_and_others_are_not(open_stage):
    x = np.ones((1, 1, 1, 6))
    scene = convolution_forward(x, np.ones((1, 1, 1, 2)), Geometry((1, 2), (1, 3)))
    stage = open_stage(scene)
    places = [(share, 0.15) for share in np.linspace(0.1, 0.9, 12)]
    looks = [
        {tuple(painted(stage, "x", cell, *place)) for place in places}
        for cell in range(6)
    ]
    assert [len(look) > 1 for look in looks] == [False, False, True] * 2


def test_a_zero_that_no_window_reaches_has_the_ground_of_zero(open_stage):
    x = np.array([1.0, 0, 0, 1, 0, 0]).reshape(1, 1, 1, 6)
    scene = convolution_forward(x, np.ones((1, 1, 1, 2)), Geometry((1, 2), (1, 3)))
    stage = open_stage(scene)
    shares = np.linspace(0.1, 0.9, 12)
    hatched = [painted(stage, "x", 2, share, 0.15) for share in shares]
    assert painted(stage, "x", 1) in hatched
