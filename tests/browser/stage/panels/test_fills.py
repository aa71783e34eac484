"""What panels gain: products of other panels, added up, forward, back and again."""

import numpy as np
import pytest

from scenes.cells import Cells, Ragged
from scenes.panels import Panel
from scenes.scene import Fill, Link, Mark, Scene, Source
from tests.browser.engines import SAME_SCRIPT, once
from tests.browser.stage.scenes import rounded

pytestmark = once(SAME_SCRIPT)

WINDOWS = np.int32([0, 1, 2, 4, 5, 6]), np.int32([0, 1, 4, 5])
TRIANGLE = [[0], [0, 1], [], [0, 1, 2, 3]]


def gradient_of_weights():
    """Each step adds a window of x, times one cell of dy, on to dw."""
    x, dy = rounded(1, 4, 4), rounded(2, 2, 3)
    windows, cells = Cells(*WINDOWS), Cells.one_by_one(6)
    gains = np.array([x.flat[windows.at(t)] * dy.flat[t] for t in range(6)])
    fill = Fill(
        *("dw", Cells.fixed(6, range(4)), None, "add"),
        source=Source.cell_by_cell("x", windows),
        factors=(("x", windows), ("dy", cells)),
    )
    marks = (Mark("x", windows, "window"), Mark("dy", cells))
    return np.cumsum(gains, 0), playing(
        6, x, dy, gains.sum(0).reshape(2, 2), fill, marks
    )


def playing(steps, x, dy, dw, fill, marks):
    panels = Panel("x", x), Panel("dy", dy), Panel("dw", dw, "gradient", digits=4)
    return Scene(steps, panels, marks, (fill,), goto="dy")


def ragged():
    """Each step adds other numbers to another number of cells."""
    cells = Ragged.listed(TRIANGLE)
    values = np.arange(1.0, 8)
    return Scene(
        steps=4,
        panels=(Panel("x", rounded(3, 1, 4)), Panel("y", np.array([[11.0, 8, 6, 7]]))),
        marks=(Mark("x", Cells.one_by_one(4)), Mark("y", cells)),
        fills=(Fill("y", cells, values, "add"),),
        links=(Link.step_by_step("x", Cells.one_by_one(4), "y", cells),),
    )


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


def test_products_pile_up_forward_back_and_at_a_jump(open_stage):
    sums, scene = gradient_of_weights()
    stage = open_stage(scene, t=0)
    for step in (0, 3, 1, 5, 4):
        scrub(stage, step)
        assert shown(stage, "dw", 4) == pytest.approx(sums[step], abs=5e-5)


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


def test_the_legend_spans_what_sums_reach_on_their_way_too(open_stage):
    cells = Cells.fixed(2, range(2))
    fill = Fill("y", cells, np.array([[3.0, 1], [-5, 0]]), "add")
    panels = tuple(Panel(name, np.array([[-2.0, 1]])) for name in ("x", "y"))
    stage = open_stage(Scene(2, panels, fills=(fill,)), t=0)
    ends = [stage.panel(name).locator(".ls-legend span") for name in ("x", "y")]
    assert [each.all_text_contents() for each in ends] == [["−2", "1"], ["−2", "3"]]


DRAWN = """canvas => {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
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


def test_steps_may_be_about_few_cells_many_or_none(open_stage):
    stage = open_stage(ragged(), t=1)
    assert shown(stage, "y", 4) == [3, 3, None, None]
    scrub(stage, 2)
    assert shown(stage, "y", 4) == [3, 3, None, None]
    scrub(stage, 3)
    assert shown(stage, "y", 4) == [7, 8, 6, 7]


def test_a_cell_finds_its_partners_among_ragged_cells(open_stage):
    stage = open_stage(ragged(), t=3)
    stage.hover("x", 1)
    assert stage.lit("y", range(4)) == [0, 1]
    stage.hover("y", 1)
    assert stage.lit("x", range(4)) == [1, 3]


def test_a_click_goes_to_the_first_step_of_a_ragged_cell(open_stage):
    stage = open_stage(ragged(), t=0)
    stage.click("y", 1)
    assert stage.step == 1
    stage.click("y", 1)
    assert stage.step == 3


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
    for action in ("forward", "back"):
        stage.button(action).click()
        stage.frames(90)
        assert (stage.front("y").evaluate(picture) == empty) == (action == "back")
