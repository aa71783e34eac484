"""Sheets whose maps lie side by side, and scenes of several layers in a row."""

from dataclasses import replace

from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Link, Scene, Source
from scenes.sequence import one_after_another
from tests.browser.engines import SAME_SCRIPT, once
from tests.stage.scenes import convolution, rounded

pytestmark = once(SAME_SCRIPT)


def sheets(**look):
    """Copy four maps of 2 × 3 cells from ``x`` to ``y``, a cell a step."""
    x, cells = rounded(1, 4, 2, 3), Cells.one_by_one(24)
    look = {"across": 2, "pick": True, "slim": True} | look
    return Scene(
        24,
        (Panel("x", x, place=(0, 0), **look), Panel("y", x, place=(0, 1), **look)),
        fills=(
            Fill("y", cells, x.reshape(-1, 1), source=Source.cell_by_cell("x", cells)),
        ),
        links=(Link.cell_by_cell("x", cells, "y", cells),),
        equation=Equation("apply", (Group("x", cells),), "y", cells, function="·"),
    )


def centre(stage, panel, card, cell):
    """Find where a cell of a map lies in the window."""
    box = stage.panel(panel).locator(f'[data-card="{card}"]').bounding_box()
    row, column = divmod(cell, 3)
    width, height = box["width"] / 3, box["height"] / 2
    return box["x"] + (column + 0.5) * width, box["y"] + (row + 0.5) * height


def test_a_cell_of_any_map_lights_its_partner_in_the_same_map(open_stage):
    stage = open_stage(sheets(), t=0)
    for pointed in (1, 2, 3):
        stage.page.mouse.move(*centre(stage, "x", pointed, 4))
        stage.frames(2)
        alphas = [stage.pixel(centre(stage, "y", card, 4))[3] for card in range(4)]
        lit = [card for card, alpha in enumerate(alphas) if 90 < alpha < 140]
        assert lit == [pointed]


def test_a_click_says_which_map_it_meant(open_stage):
    stage = open_stage(sheets(), t=23)
    stage.page.mouse.click(*centre(stage, "y", 3, 0))
    (press,) = stage.events
    assert press["press"] == "pick"
    assert press["detail"] == {"panel": "y", "card": 3}


def test_the_caption_says_the_arrays_own_shape_where_the_picture_has_another(
    open_stage,
):
    stage = open_stage(sheets(shape=(4, 1, 6)))
    assert stage.panel("x").locator(".ls-shape").inner_text() == "4 × 1 × 6"
    assert open_stage(sheets()).panel("x").locator(".ls-shape").inner_text() == (
        "4 × 2 × 3"
    )


def test_escape_leaves_the_scene_if_the_page_wants_that_and_nothing_is_enlarged(
    open_stage,
):
    stage = open_stage(sheets(), leaves=True)
    stage.button("enlarge").click()
    stage.page.keyboard.press("Escape")
    assert stage.events == []
    stage.page.keyboard.press("Escape")
    assert [press["press"] for press in stage.events] == ["leave"]


def test_escape_is_no_press_where_the_page_does_not_want_it(open_stage):
    stage = open_stage(sheets())
    stage.page.keyboard.press("Escape")
    assert stage.events == []


def test_the_card_has_room_for_the_highest_arithmetic_at_every_step(open_stage):
    large, small = convolution(size=4), sheets()
    small = replace(small, panels=tuple(replace(p, place=None) for p in small.panels))
    named = {"x": "a", "y": "b"}
    panels = tuple(replace(p, name=named[p.name]) for p in small.panels)
    group = replace(small.equation.groups[0], values="a")
    equation = replace(small.equation, groups=(group,), result="b")
    small = Scene(24, panels, equation=equation)
    stage = open_stage(one_after_another(large, small), t=0)
    alone = stage.equation.bounding_box()
    stage.page.keyboard.press("End")
    assert stage.step == large.steps + 23
    assert stage.equation.bounding_box() == alone
