"""Convolution backward, in three views: every step and every sum as the engine's."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import conv2d, conv2d_backward, numerical_gradient
from scenes import replay
from scenes.convolution.backward import weights_gradient
from scenes.convolution.full import two_ways
from scenes.convolution.input_gradient import folded_back
from scenes.panels import REAL, UNREACHED
from scenes.windows import Geometry
from tests.scenes import pupil
from tests.scenes.shapes import geometries, rounded


@st.composite
def cases(draw):
    """Draw pictures, a filter and a gradient that fit each other."""
    geometry, size = draw(geometries())
    C, N = draw(st.sampled_from([1, 3])), draw(st.integers(1, 3))
    x, w = rounded(1, N, C, *size), rounded(2, C, *geometry.kernel)
    dy = rounded(3, N, *geometry.output(size))
    return x, w, dy, geometry


def backward(x, w, dy, geometry):
    """Ask the engine for all three gradients."""
    move = (geometry.stride, geometry.padding, geometry.dilation)
    dx, dw, db = conv2d_backward(dy[:, None], x, w[None], *move)
    return dx, dw[0], db


def close(values, expected):
    """Agree to 1e-6 of the largest magnitude."""
    largest = max(1e-9, np.abs(expected).max(initial=0))
    return np.abs(np.nan_to_num(values) - expected).max(initial=0) <= 1e-6 * largest


def check_steps(scene):
    """Follow the equation of every step: it gives what is there after it."""
    for step in range(scene.steps):
        equation = replay.equation_at(scene, step)
        if equation is None:
            continue
        cells = pupil.cells_at(equation.result_cells, step)
        if equation.kind == "add":
            values = pupil.added(scene, step)
        else:
            values = [pupil.computed(scene, step)]
        after = replay.filled(scene, equation.result, step + 1).reshape(-1)[cells]
        assert np.allclose(values, after, atol=1e-9)


def every(scene, names):
    return {name: replay.filled(scene, name, scene.steps) for name in names}


@given(cases())
def test_dw_and_db_pile_up_to_the_engines_over_the_whole_batch(case):
    scene = weights_gradient(*case)
    _, dw, db = backward(*case)
    assert scene.steps == case[2].size
    sums = every(scene, ["dw", "db"])
    assert close(sums["dw"], dw) and close(sums["db"].ravel(), db)
    assert close(scene.panel("dw").values, dw)


@given(cases())
def test_columns_fold_back_to_the_engines_dx_without_its_padding(case):
    x, w, dy, geometry = case
    scene = folded_back(w, dy[0], geometry, x.shape[2:])
    expected, _, _ = backward(x[:1], w, dy[:1], geometry)
    assert close(replay.filled(scene, "dx", scene.steps), expected[0])
    cut = any(map(any, geometry.padding))
    assert scene.steps == dy[0].size + cut


@given(cases())
def test_both_ways_to_dx_end_in_the_same_numbers(case):
    x, w, dy, geometry = case
    scene = two_ways(w, dy[0], geometry, x.shape[2:])
    expected, _, _ = backward(x[:1], w, dy[:1], geometry)
    ends = every(scene, ["dx", "full"])
    assert close(ends["dx"], expected[0]) and close(ends["full"], expected[0])


@settings(max_examples=15)
@given(cases())
def test_what_a_step_prints_is_what_its_panel_holds_after_it(case):
    x, w, dy, geometry = case
    check_steps(weights_gradient(x[:2], w, dy[:2], geometry))
    check_steps(folded_back(w, dy[0], geometry, x.shape[2:]))
    check_steps(two_ways(w, dy[0], geometry, x.shape[2:]))


@given(cases())
def test_the_count_says_how_many_windows_touch_a_cell(case):
    x, w, dy, geometry = case
    scene = folded_back(w, dy[0], geometry, x.shape[2:])
    bare = np.zeros(scene.panel("count").values.shape)
    for row, column in np.ndindex(dy[0].shape):
        for i, j in np.ndindex(geometry.kernel):
            place = np.multiply((row, column), geometry.stride)
            bare[tuple(place + np.multiply((i, j), geometry.dilation))] += 1
    counted = np.nan_to_num(replay.filled(scene, "count", scene.steps))
    assert np.array_equal(counted, bare)
    assert np.array_equal(scene.panel("count").values, bare)


@settings(max_examples=15)
@given(cases())
def test_every_cell_that_a_scene_names_lies_on_its_panel(case):
    x, w, dy, geometry = case
    for scene in (
        weights_gradient(*case),
        folded_back(w, dy[0], geometry, x.shape[2:]),
        two_ways(w, dy[0], geometry, x.shape[2:]),
    ):
        for name, cells in pupil.all_cells(scene):
            for step in range(cells.steps):
                flat = pupil.cells_at(cells, step)
                assert all(0 <= c < scene.panel(name).values.size for c in flat)


X = np.array([[1.0, 2, 0], [0, 1, 3], [2, 1, 0]])[None, None]
W = np.array([[[1.0, -1], [2, 0]]])
DY = np.array([[[1.0, -1], [2, 3]]])
SMALL = Geometry((2, 2))


def test_a_worked_example_by_hand():
    scene = weights_gradient(X, W, DY, SMALL)
    piled = [replay.filled(scene, "dw", step)[0].tolist() for step in (1, 2, 3, 4)]
    assert piled[:2] == [[[1, 2], [0, 1]], [[-1, 2], [-1, -2]]]
    assert piled[3] == [[2, 13], [6, 0]]
    assert replay.filled(scene, "db", 4).tolist() == [[5]]
    folded = folded_back(W, DY[0], SMALL, (3, 3))
    assert replay.filled(folded, "dx", 4)[0].tolist() == [
        [1, -2, 1],
        [4, -1, -3],
        [4, 6, 0],
    ]
    assert replay.filled(folded, "count", 4)[1].tolist() == [2, 4, 2]


def test_each_step_shows_what_it_adds_and_its_colours_reach_all_of_that():
    scene = weights_gradient(X, W, np.array([[[1.0, -5], [2, 1]]]), SMALL)
    shown = [replay.filled(scene, "patch", step)[0] for step in (1, 2, 3, 4)]
    assert shown[1].tolist() == [[-10, 0], [-5, -15]]
    assert np.allclose(sum(shown), scene.panel("dw").values[0])
    range_of = scene.panel("patch").values
    assert (range_of.min(), range_of.max()) == (np.min(shown), np.max(shown))


def test_the_gradients_are_those_of_central_differences():
    dw = numerical_gradient(lambda w: conv2d(X, w[None]), W, DY[None])
    dx = numerical_gradient(lambda x: conv2d(x, W[None]), X, DY[None])
    scene = two_ways(W, DY[0], SMALL, (3, 3))
    assert np.allclose(weights_gradient(X, W, DY, SMALL).panel("dw").values, dw)
    assert np.allclose(scene.panel("full").values, dx[0])


def test_padding_is_cut_off_in_a_step_of_its_own():
    geometry = Geometry((2, 2), padding=((1, 0), (0, 1)))
    dy = np.ones((3, 3))
    scene = folded_back(W, dy, geometry, (3, 3))
    assert scene.panel("padded").values.shape == (1, 4, 4)
    last = scene.steps - 1
    assert np.isnan(replay.filled(scene, "dx", last)).all()
    (key,) = {scene.narration.keys[scene.narration.index[last]]}
    assert key == "cut"
    assert replay.equation_at(scene, last) is None


def test_of_a_batch_every_picture_stands_beside_its_gradient():
    scene = weights_gradient(
        np.concatenate([X] * 3), W, np.concatenate([DY] * 3), SMALL
    )
    places = {panel.name: panel.place for panel in scene.panels}
    assert places["x₂"] == (0, 1) and places["dy₃"] == (1, 2)
    assert places["w"][1] == places["dw"][1]


def test_an_output_cell_is_linked_to_its_window_and_a_weight_to_its_inputs():
    scene = weights_gradient(X, W, DY, SMALL)
    assert pupil.partners(scene, "dy", 3) == {("x", c) for c in (4, 5, 7, 8)}
    assert pupil.partners(scene, "dw", 1) == {("x", c) for c in (1, 2, 4, 5)}


@pytest.mark.parametrize("stride", [1, 2, 3])
def test_dy_that_reaches_only_padding_is_not_scattered(stride):
    geometry = Geometry((1, 1), (stride, stride), ((2, 2), (2, 2)))
    dy = np.ones(geometry.output((3, 3)))
    scene = two_ways(np.ones((1, 1, 1)), dy, geometry, (3, 3))
    ends = every(scene, ["dx", "full"])
    assert np.array_equal(np.nan_to_num(ends["dx"]), ends["full"])


def test_both_ways_to_dx_leave_out_the_same_cells():
    geometry = Geometry((1, 2), (1, 3))
    scene = two_ways(np.ones((1, 1, 2)), np.ones((1, 2)), geometry, (1, 6))
    looks = [scene.panel(name).state.tolist() for name in ("dx", "full")]
    assert looks == [[[REAL, REAL, UNREACHED] * 2]] * 2
