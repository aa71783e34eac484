"""im2col backward: two products and the adding-up of columns are the gradients."""

import numpy as np
import pytest
from hypothesis import given, settings

import engine
from scenes import replay
from scenes.im2col.bias import bias_from_columns
from scenes.im2col.col2im import input_from_columns
from scenes.im2col.weights import weights_from_columns
from scenes.windows import Geometry
from tests.scenes import pupil
from tests.scenes.shapes import rounded, unfoldings_back

SCENES = (weights_from_columns, bias_from_columns, input_from_columns)


def engine_gradients(case):
    g = case["geometry"]
    move = (g.stride, g.padding, g.dilation)
    return engine.conv2d_backward(case["dy"][None], case["x"], case["w"], *move)


def upright(case, values):
    return values.T if case["turned"] else values


@settings(max_examples=15)
@given(unfoldings_back())
def test_after_the_last_step_the_weights_gradient_is_the_engines(case):
    scene = weights_from_columns(**case)
    dw = upright(case, replay.filled(scene, "dw", scene.steps))
    expected = engine_gradients(case)[1].reshape(dw.shape)
    assert np.abs(dw - expected).max() <= 1e-9
    assert np.allclose(upright(case, scene.panel("dw").values), expected)


@settings(max_examples=15)
@given(unfoldings_back())
def test_after_the_last_step_the_biases_gradient_is_the_engines(case):
    scene = bias_from_columns(**case)
    expected = engine_gradients(case)[2]
    assert np.allclose(replay.filled(scene, "db", scene.steps).ravel(), expected)
    assert np.allclose(scene.panel("db").values.ravel(), expected)


@settings(max_examples=15)
@given(unfoldings_back())
def test_a_bias_is_a_weight_that_meets_ones(case):
    scene = bias_from_columns(**case)
    dy, ones, db = (scene.panel(name).values for name in ("dy", "ones", "db"))
    assert set(ones.ravel()) == {1}
    assert np.allclose(ones @ dy if case["turned"] else dy @ ones, db)


@settings(max_examples=15)
@given(unfoldings_back())
def test_after_the_last_step_the_columns_have_added_up_to_the_engines_gradient(case):
    scene = input_from_columns(**case)
    dx = np.nan_to_num(replay.filled(scene, "dx", scene.steps))
    assert np.abs(dx - engine_gradients(case)[0][0]).max() <= 1e-9


def test_what_fell_on_padding_is_cut_off_at_the_last_step():
    x, w, dy = rounded(1, 1, 1, 2, 3), rounded(2, 1, 1, 2, 2), rounded(3, 1, 3, 4)
    padded = Geometry((2, 2), padding=((1, 1), (1, 1)))
    scene = input_from_columns(x, w, dy, padded)
    assert scene.steps == 12 + 1
    assert np.isnan(replay.filled(scene, "dx", 12)).all()
    whole = replay.filled(scene, "padded", 12)
    assert np.allclose(replay.filled(scene, "dx", 13), whole[:, 1:-1, 1:-1])


@settings(max_examples=15)
@given(unfoldings_back())
def test_the_columns_come_out_of_the_product_on_the_stage(case):
    scene = input_from_columns(**case)
    w, dy = (scene.panel(name).values for name in ("w", "dy"))
    done = replay.filled(scene, "dcols", scene.steps)
    assert np.allclose(dy @ w if case["turned"] else w @ dy, done)


@settings(max_examples=15)
@given(unfoldings_back())
def test_both_factors_on_the_stage_multiply_to_the_weights_gradient(case):
    scene = weights_from_columns(**case)
    cols, dy = (scene.panel(name).values for name in ("cols", "dy"))
    product = cols @ dy if case["turned"] else dy @ cols
    assert np.allclose(product, scene.panel("dw").values)


@pytest.mark.parametrize("make", SCENES)
@settings(max_examples=15)
@given(case=unfoldings_back())
def test_every_step_adds_what_the_equation_says(make, case):
    scene = make(**case)
    for step in (0, case["dy"][0].size - 1):
        equation = replay.equation_at(scene, step)
        cells = pupil.cells_at(equation.result_cells, step)
        after = replay.filled(scene, equation.result, step + 1).reshape(-1)[cells]
        assert np.allclose(pupil.added(scene, step), after)


@settings(max_examples=15)
@given(unfoldings_back())
def test_the_biases_gradient_opens_where_it_is_the_sum_of_the_rows_on_show(case):
    scene = bias_from_columns(**case)
    opened = replay.filled(scene, "db", scene.start + 1).ravel()
    assert np.allclose(opened, scene.panel("db").values.ravel())


@settings(max_examples=15)
@given(unfoldings_back())
def test_the_count_says_how_many_windows_have_touched_each_cell(case):
    scene = input_from_columns(**case)
    (mark,) = [mark for mark in scene.marks if mark.panel == "count"]
    steps = range(case["dy"][0].size)
    windows = [pupil.cells_at(mark.cells, step) for step in steps]
    times = np.bincount(
        np.ravel(windows).astype(int), minlength=scene.panel("count").values.size
    )
    done = np.nan_to_num(replay.filled(scene, "count", scene.steps))
    assert done.ravel().tolist() == times.tolist()
    assert scene.panel("count").values.ravel().tolist() == times.tolist()


@pytest.mark.parametrize("make", SCENES)
@settings(max_examples=15)
@given(case=unfoldings_back())
def test_every_cell_that_a_scene_names_lies_on_its_panel(make, case):
    scene = make(**case)
    assert 0 <= scene.start < scene.steps
    for name, cells in pupil.all_cells(scene):
        for step in range(cells.steps):
            flat = pupil.cells_at(cells, step)
            assert all(0 <= cell < scene.panel(name).values.size for cell in flat)


@pytest.mark.parametrize("make", SCENES)
def test_dy_stands_there_as_maps_and_as_a_matrix(make):
    x, w = rounded(1, 1, 2, 4, 5), rounded(2, 3, 2, 2, 2)
    dy = rounded(3, 3, 3, 4)
    scene = make(x, w, dy, Geometry((2, 2)), shown=1, choose=True)
    assert np.array_equal(scene.panel("dy").values, dy.reshape(3, 12))
    maps = scene.panel("dmaps")
    assert np.array_equal(maps.values, dy)
    assert (maps.front, maps.choose) == (1, True)
