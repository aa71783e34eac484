"""Which cells belong together, and where a click or a tap on one of them leads."""

from dataclasses import replace

import numpy as np
import pytest

from tests.scenes import pupil
from tests.scenes.lessons import every_lesson
from tests.stage.scenes import convolution, pooling, ragged

LESSONS = every_lesson()
WINDOW = [7, 8, 9, 13, 14, 15, 19, 20, 21]  # of output cell (1, 1) on 6×6 cells


@pytest.fixture
def lit(scripts):
    """Cells of a panel that light up with a cell: ``lit(scene, ("y", 5), "x")``."""

    def ask(scene, pointed, panel):
        return sorted(
            cell for name, cell in scripts.lit(scene, *pointed) if name == panel
        )

    return ask


@pytest.fixture
def clicks(scripts):
    """Where clicks on cells lead: ``clicks(scene, 4, ("y", 9))``."""

    def ask(scene, step, *cells, pointer="mouse"):
        return scripts.touched(scene, {"step": step, "pointer": pointer}, cells)

    return ask


@pytest.mark.parametrize("lesson", LESSONS)
def test_what_lights_up_is_what_the_links_of_a_lesson_say(scripts, lesson):
    scene, rng = LESSONS[lesson], np.random.default_rng()
    for name in {end for link in scene.links for end in (link.a, link.b)}:
        for cell in rng.integers(0, scene.panel(name).values.size, 3).tolist():
            whole = pupil.shown_whole(scene, name, cell)
            expected = pupil.partners(scene, name, cell) | {
                (panel, other) for panel, _, cells in whole for other in cells
            }
            found = {tuple(each) for each in scripts.lit(scene, name, cell)}
            assert found == expected, f"{name}, cell {cell}"


def test_an_output_cell_lights_its_window_and_an_input_cell_all_its_outputs(lit):
    scene = convolution()
    assert lit(scene, ("y", 5), "x") == WINDOW
    assert lit(scene, ("x", 7), "y") == [0, 1, 4, 5]


def test_a_weight_lights_every_input_that_it_multiplies(lit):
    below = [row * 6 + column for row in range(2, 6) for column in range(2, 6)]
    assert lit(convolution(), ("w", 8), "x") == below


@pytest.mark.parametrize("maps", [2, 9])  # 9: as many as the window has cells
def test_a_cell_of_all_maps_lights_its_window_and_its_output_cell(lit, maps):
    scene = convolution(F=maps)
    assert lit(scene, ("maps", 5), "x") == WINDOW
    assert lit(scene, ("maps", 5), "y") == [5]


def test_with_a_stride_only_the_windows_that_exist_are_lit(lit):
    assert lit(convolution(stride=3), ("w", 0), "x") == [0, 3, 18, 21]


def test_a_cell_finds_its_partners_among_ragged_cells(lit):
    assert lit(ragged(), ("x", 1), "y") == [0, 1]
    assert lit(ragged(), ("y", 1), "x") == [1, 3]


def test_a_click_on_an_output_cell_goes_to_its_step(clicks):
    assert clicks(convolution(), 0, ("y", 9)) == [["seek", 9]]


def test_a_click_on_an_input_cell_goes_to_its_first_window_then_to_the_next(clicks):
    steps = clicks(convolution(), 0, *5 * [("x", 8)])  # three windows across, two down
    assert steps == [["seek", step] for step in (1, 2, 4, 5, 6)]


def test_after_the_last_window_of_a_cell_comes_its_first_again(clicks):
    assert clicks(convolution(), 6, ("x", 8)) == [["seek", 0]]


def test_in_a_pooling_an_input_cell_leads_to_its_one_window(clicks):
    assert clicks(pooling(), 0, ("x", 7)) == [["seek", 1]]


def test_a_click_on_a_cell_of_no_window_or_on_a_weight_goes_nowhere(clicks):
    assert clicks(convolution(stride=2), 1, ("x", 35)) == []
    assert clicks(convolution(), 0, ("w", 4)) == []


def test_a_click_goes_to_the_first_step_of_a_ragged_cell_then_to_its_next(clicks):
    assert clicks(ragged(), 0, ("y", 1), ("y", 1)) == [["seek", 1], ["seek", 3]]


def test_a_click_on_a_map_of_the_stack_picks_it_and_leaves_the_step_alone(clicks):
    assert clicks(convolution(F=3), 4, ("maps", 16)) == [["pick", "maps", 1]]


def test_a_click_on_a_channel_behind_brings_it_to_the_front(clicks):
    assert clicks(convolution(C=3), 4, ("x", 40)) == [["front", "x", 1]]


def test_a_click_where_the_page_wants_a_cell_chooses_it(clicks):
    scene = convolution()
    panels = [replace(panel, choose=panel.name == "y") for panel in scene.panels]
    chosen = clicks(replace(scene, panels=panels), 4, ("y", 6))
    assert chosen == [["choose", "y", {"row": 1, "column": 2}]]


def test_a_first_tap_points_and_a_second_on_the_same_cell_goes_there(clicks):
    scene = convolution()
    assert clicks(scene, 0, ("y", 5), ("y", 6), pointer="touch") == []
    twice = clicks(scene, 0, ("y", 5), ("y", 6), ("y", 6), pointer="touch")
    assert twice == [["seek", 6]]
