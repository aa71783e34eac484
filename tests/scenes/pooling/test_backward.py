"""Pooling backward: to the winner, or shared out; overlaps add up."""

import numpy as np
import pytest
from hypothesis import given

import engine
from scenes import replay
from scenes.pooling.backward import avg_pool_backward, max_pool_backward
from scenes.pooling.forward import avg_pool_forward, max_pool_forward
from scenes.windows import Geometry
from tests.scenes import oracle, pupil
from tests.scenes.shapes import maps, plain_maps, rounded

TWO = Geometry((2, 2), (2, 2))
OVERLAPPING = Geometry((2, 2), (1, 1))


def bare(panel, geometry):
    """Cut the padding off."""
    (top, bottom), (left, right) = geometry.padding
    rows, columns = panel.shape
    return panel[top : rows - bottom, left : columns - right]


def gradient(case, seed=1):
    x, geometry = case
    return rounded(seed, *oracle.output_shape(geometry, x.shape))


def said(scene):
    return [scene.narration.keys[index] for index in scene.narration.index]


@given(maps())
def test_after_the_last_step_dx_is_the_engines(case):
    (x, geometry), dy = case, gradient(case)
    moves = (geometry.kernel, geometry.stride, geometry.padding, geometry.dilation)
    _, winners = engine.max_pool2d(x[None, None], *moves)
    dx = engine.max_pool2d_backward(dy[None, None], winners, (1, 1, *x.shape))[0, 0]
    scene = max_pool_backward(dy, *case)
    played = replay.filled(scene, "dx", scene.steps)
    assert np.allclose(bare(played, geometry), dx, atol=1e-12)
    assert np.allclose(played, scene.panel("dx").values, atol=1e-12)
    assert played.sum() == pytest.approx(dx.sum(), abs=1e-9)  # none went to the padding


@given(plain_maps())
def test_after_the_last_step_the_shares_are_the_engines_dx(case):
    (x, geometry), dy = case, gradient(case)
    moves = (geometry.kernel, geometry.stride, geometry.padding)
    dx = engine.avg_pool2d_backward(dy[None, None], (1, 1, *x.shape), *moves)[0, 0]
    scene = avg_pool_backward(dy, *case)
    played = replay.filled(scene, "dx", scene.steps)
    assert np.allclose(bare(played, geometry), dx, atol=1e-12)
    assert np.allclose(played, scene.panel("dx").values, atol=1e-12)


@pytest.mark.parametrize(
    ("play", "cases"), [(max_pool_backward, maps()), (avg_pool_backward, plain_maps())]
)
def test_what_a_cell_held_and_what_it_gains_make_what_it_holds(play, cases):
    @given(cases)
    def check(case):
        scene = play(gradient(case), *case)
        for step in range(scene.steps):
            cells = pupil.cells_at(scene.equation.result_cells, step)
            if not cells:
                continue  # a window of nothing but padding: nobody wins anything
            held = replay.filled(scene, "dx", step + 1).reshape(-1)[cells]
            assert pupil.added(scene, step) == pytest.approx(held)

    check()


@given(maps())
def test_the_gradient_goes_where_the_forward_pass_found_the_winner(case):
    scene, there = max_pool_backward(gradient(case), *case), max_pool_forward(*case)
    (back,) = (mark.cells for mark in scene.marks if mark.panel == "dx")
    winner = next(mark.cells for mark in there.marks if mark.style == "winner")
    for step in range(scene.steps):
        assert pupil.cells_at(back, step) == pupil.cells_at(winner, step)


@given(maps())
def test_every_cell_that_a_scene_names_lies_on_its_panel(case):
    scene = max_pool_backward(gradient(case), *case)
    for name, cells in pupil.all_cells(scene):
        assert cells.steps == scene.steps
        for step in range(scene.steps):
            flat = pupil.cells_at(cells, step)
            assert all(0 <= cell < scene.panel(name).values.size for cell in flat)


@given(plain_maps())
def test_what_backward_shows_is_what_central_differences_find(case):
    (x, geometry), dy = case, gradient(case)
    moves = (geometry.kernel, geometry.stride, geometry.padding)
    numerical = engine.numerical_gradient(
        lambda values: engine.avg_pool2d(values, *moves), x[None, None], dy[None, None]
    )
    dx = bare(avg_pool_backward(dy, *case).panel("dx").values, geometry)
    assert np.allclose(dx, numerical[0, 0], atol=1e-6)


def test_a_winner_of_two_windows_gets_both_gradients():
    x = np.array([[0.0, 9.0, 0.0], [1.0, 2.0, 3.0]])
    scene = max_pool_backward(np.array([[0.25, 0.5]]), x, OVERLAPPING)
    assert replay.filled(scene, "dx", 1).tolist() == [[0, 0.25, 0], [0, 0, 0]]
    assert replay.filled(scene, "dx", 2).tolist() == [[0, 0.75, 0], [0, 0, 0]]
    assert said(scene) == ["sent", "added"]


def test_a_tie_is_said_on_the_way_back_too():
    scene = max_pool_backward(np.ones((1, 1)), np.ones((2, 2)), TWO)
    assert said(scene) == ["sent_tie"]
    assert scene.panel("dx").values.tolist() == [[1, 0], [0, 0]]


def test_the_mean_gives_every_cell_of_the_window_the_same_share():
    scene = avg_pool_backward(np.array([[2.0]]), np.eye(2), TWO)
    assert scene.panel("dx").values.tolist() == [[0.5, 0.5], [0.5, 0.5]]
    assert scene.equation.divisor == 4


@pytest.mark.parametrize(
    ("back", "there"),
    [(max_pool_backward, max_pool_forward), (avg_pool_backward, avg_pool_forward)],
)
def test_gradients_stand_under_their_twins_and_nothing_else_fills(back, there):
    dy = np.ones((2, 2))
    scene, before = back(dy, np.eye(4), TWO), there(np.eye(4), TWO)
    places = {panel.name: panel.place for panel in scene.panels}
    assert places["dx"] == (1, places["x"][1]) and places["x"] == (0, 0)
    assert places["dy"] == (1, places["y"][1]) and places["y"] == (0, 2)
    assert {fill.panel for fill in scene.fills} == {"dx"}
    for panel in before.panels:
        assert np.array_equal(scene.panel(panel.name).values, panel.values)
