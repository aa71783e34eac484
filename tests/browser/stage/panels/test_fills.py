"""What panels gain: products of other panels, added up, forward, back and again."""

import numpy as np
import pytest

from scenes.cells import Cells, Ragged
from scenes.panels import Panel
from scenes.scene import Fill, Mark, Scene, Source
from tests.browser.engines import SAME_SCRIPT, once
from tests.stage.scenes import gradient_of_weights, rounded

pytestmark = once(SAME_SCRIPT)


def shown(stage, panel, cells):
    """Read what the stage says of each cell."""
    return [said(stage, panel, cell) for cell in range(cells)]


def said(stage, panel, cell):
    stage.hover(panel, cell)
    text = stage.root.locator(".ls-narration").text_content()
    _, equal, number = text.partition("= ")
    return float(number.replace("−", "-")) if equal else None


def scrub(stage, step):
    stage.button("scrub").fill(str(step))
    stage.wait("step", step)


def test_what_travels_lands_on_the_sum(open_stage):
    sums, scene = gradient_of_weights()
    stage = open_stage(scene, t=0)
    stage.keep_time()
    stage.button("forward").click()
    stage.pass_time(1000)
    assert stage.step == 1
    assert shown(stage, "dw", 4) == pytest.approx(sums[1], abs=5e-5)


def test_what_travels_in_stages_lands_where_its_next_stage_starts(open_stage):
    cells, values = Cells.one_by_one(3), np.array([[2.0], [5], [7]])
    names = ("x", "between", "y")
    scene = Scene(
        steps=3,
        panels=tuple(Panel(name, values.T) for name in names),
        marks=(Mark("x", cells),),
        fills=(
            Fill("between", cells, values, source=Source.cell_by_cell("x", cells)),
            Fill("y", cells, values, source=Source.cell_by_cell("between", cells)),
        ),
    )
    stage = open_stage(scene, t=0, pace=1500)
    pixels = "(canvas) => canvas.toDataURL()"
    before = [stage.front(name).evaluate(pixels) for name in names[1:]]
    stage.keep_time()
    stage.button("forward").click()
    stage.pass_time(900)  # of 1200: the window glides, then two stages travel
    assert stage.front("between").evaluate(pixels) != before[0]
    assert stage.front("y").evaluate(pixels) == before[1]
    stage.pass_time(400)
    assert stage.front("y").evaluate(pixels) != before[1]


DRAWN = """canvas => {
  const { width, height } = canvas;
  const { data } = penOf(canvas).getImageData(0, 0, width, height);
  const columns = [];
  for (let i = 3; i < data.length; i += 4)
    if (data[i]) columns.push((i >> 2) % width);
  return Math.max(...columns) - Math.min(...columns);
}"""


def test_as_many_values_as_their_source_has_cells_may_set_out_from_its_middle(
    open_stage,
):
    def spread(source):
        """Width of what travels, at its start."""
        cells, values = Cells.fixed(2, range(6)), rounded(6, 2, 6)
        panels = tuple(Panel(name, values[1:]) for name in ("x", "y"))
        fill = Fill("y", cells, values, source=source("x", cells))
        stage = open_stage(Scene(2, panels, fills=(fill,)), t=0, pace=1500)
        stage.keep_time()
        stage.button("forward").click()
        stage.pass_time(450)  # of 840, half of them before anything travels
        return stage.root.locator(".ls-overlay").evaluate(DRAWN)

    one_by_one, together = map(spread, (Source.cell_by_cell, Source.as_a_whole))
    assert 0 < 3 * together < one_by_one


def test_a_map_that_is_emptied_again_looks_as_if_nothing_had_come(open_stage):
    y = rounded(4, 33, 33)  # cells of a fraction of a pixel
    cells = Ragged.listed([[], np.arange(y.size)])
    panels = (
        Panel("x", rounded(5, 70, 70), place=(0, 0)),
        Panel("y", y, scale=1.37, place=(0, 1)),
    )
    scene = Scene(2, panels, fills=(Fill("y", cells, y.ravel()),), goto="x")
    stage = open_stage(scene, t=0)
    picture = "(canvas) => canvas.toDataURL()"
    empty = stage.front("y").evaluate(picture)
    stage.keep_time()
    for action in ("forward", "back"):
        stage.button(action).click()
        stage.pass_time(1500)
        assert (stage.front("y").evaluate(picture) == empty) == (action == "back")
