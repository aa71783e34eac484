"""The scene of im2col: what stands in the columns is what the windows see."""

import numpy as np
import pytest
from hypothesis import given, settings

import engine
from scenes import replay
from scenes.im2col.forward import im2col_forward
from scenes.panels import PADDING, REAL
from scenes.windows import Geometry
from tests.scenes import pupil
from tests.scenes.shapes import rounded, unfoldings

TWO = Geometry((2, 2))


def how(geometry):
    return {key: getattr(geometry, key) for key in ("stride", "padding", "dilation")}


def engine_maps(case):
    b = np.full(len(case["w"]), case["bias"])
    return engine.conv2d(case["x"], case["w"], b, **how(case["geometry"]))[0]


def engine_columns(case):
    geometry = case["geometry"]
    return engine.im2col(case["x"], geometry.kernel, **how(geometry))[0]


def upright(case, values):
    return values.T if case["turned"] else values


def small(C=1, F=1, size=(4, 5), geometry=TWO, **more):
    x, w = rounded(3, 1, C, *size), rounded(4, F, C, *geometry.kernel)
    return im2col_forward(x, w, geometry, **more)


@settings(max_examples=25)
@given(unfoldings())
def test_the_terms_on_the_panels_give_the_engines_number_at_every_step(case):
    scene, y = im2col_forward(**case), engine_maps(case)[case["shown"]]
    assert scene.steps == y.size
    for step in range(scene.steps):
        assert pupil.computed(scene, step) == pytest.approx(y.flat[step], abs=1e-9)
        assert pupil.result(scene, step) == pytest.approx(y.flat[step], abs=1e-9)


@settings(max_examples=25)
@given(unfoldings())
def test_after_the_last_step_every_panel_holds_the_engines_array(case):
    scene, y = im2col_forward(**case), engine_maps(case)
    done = {p.name: replay.filled(scene, p.name, scene.steps) for p in scene.panels}
    assert np.array_equal(upright(case, done["cols"]), engine_columns(case))
    assert np.allclose(upright(case, done["product"]), y.reshape(len(y), -1))
    assert np.allclose(done["maps"], y)


@settings(max_examples=25)
@given(unfoldings())
def test_a_step_shows_its_patch_and_turns_it_into_the_next_column(case):
    scene, columns = im2col_forward(**case), engine_columns(case)
    for step in range(scene.steps):
        patch = replay.filled(scene, "patch", step + 1)
        filled = upright(case, replay.filled(scene, "cols", step + 1))
        assert np.array_equal(patch.ravel(), columns[:, step])
        assert np.array_equal(filled[:, : step + 1], columns[:, : step + 1])
        assert np.isnan(filled[:, step + 1 :]).all()


@settings(max_examples=25)
@given(unfoldings())
def test_both_factors_on_the_stage_and_the_bias_give_the_product_on_the_stage(case):
    scene = im2col_forward(**case)
    shown = {panel.name: panel.values for panel in scene.panels}
    w, cols, b = shown["w"], shown["cols"], shown.get("b", 0.0)
    assert ("b" in shown) == (case["bias"] != 0)
    assert np.allclose((cols @ w if case["turned"] else w @ cols) + b, shown["product"])


@settings(max_examples=25)
@given(unfoldings())
def test_a_pixel_is_linked_to_every_copy_of_it_and_a_copy_to_its_pixel(case):
    scene = im2col_forward(**case)
    (mark,) = [mark for mark in scene.marks if mark.panel == "x"]
    pixel = pupil.cells_at(mark.cells, scene.steps // 2)[-1]
    windows = (pupil.cells_at(mark.cells, step) for step in range(scene.steps))
    copies = [c for n, c in pupil.partners(scene, "x", pixel) if n == "cols"]
    assert len(copies) == sum(pixel in window for window in windows)
    for copy in copies:
        assert (
            scene.panel("cols").values.flat[copy] == scene.panel("x").values.flat[pixel]
        )
        assert ("x", pixel) in pupil.partners(scene, "cols", copy)


@settings(max_examples=25)
@given(unfoldings())
def test_every_cell_that_a_scene_names_lies_on_its_panel(case):
    scene = im2col_forward(**case)
    for name, cells in pupil.all_cells(scene):
        for step in range(cells.steps):
            flat = pupil.cells_at(cells, step)
            assert all(0 <= cell < scene.panel(name).values.size for cell in flat)


def test_a_column_holds_channel_after_channel_row_after_row():
    x = np.arange(18, dtype=float).reshape(1, 2, 3, 3)
    scene = im2col_forward(x, np.ones((1, 2, 2, 2)), TWO)
    first = [0, 1, 3, 4, 9, 10, 12, 13]
    assert scene.panel("cols").values[:, 0].tolist() == first
    assert scene.panel("cols").values[0].tolist() == [0, 1, 3, 4]


def test_the_rows_of_the_columns_are_banded_by_channel_and_so_are_the_filters():
    scene = small(C=3)
    rows = [(b.start, b.stop, b.colour) for b in scene.panel("cols").row_bands]
    assert rows == [(0, 4, "red"), (4, 8, "green"), (8, 12, "blue")]
    assert scene.panel("w").column_bands == scene.panel("cols").row_bands


def test_patches_as_rows_turn_all_matrices_and_their_order():
    upright, turned = small(C=3, F=2), small(C=3, F=2, turned=True)
    for name in ("cols", "w", "product"):
        assert np.array_equal(upright.panel(name).values.T, turned.panel(name).values)
    names = [[p.name for p in scene.panels] for scene in (upright, turned)]
    assert names[0].index("w") < names[0].index("cols")
    assert names[1].index("cols") < names[1].index("w")


def test_what_comes_from_padding_is_marked_in_the_columns():
    scene = small(size=(1, 1), geometry=Geometry((1, 2), padding=((0, 0), (1, 0))))
    assert scene.panel("cols").state.tolist() == [[PADDING], [REAL]]
    assert small(size=(3, 3)).panel("cols").state is None  # where there is none


@pytest.mark.parametrize(
    ("size", "geometry", "case"),
    [
        ((3, 4), Geometry((1, 1)), "reshape"),
        ((3, 4), Geometry((1, 1), (2, 2)), "window"),
        ((2, 2), TWO, "dense"),
        ((3, 4), TWO, "window"),
    ],
)
def test_a_reshape_and_a_dense_layer_are_called_so(size, geometry, case):
    assert small(size=size, geometry=geometry).narration.keys == (case,)


def test_a_cell_of_the_columns_shows_its_window_and_all_that_its_weight_meets():
    scene = small(C=2, size=(3, 3))  # X_col is 8 × 4
    row, column = 5, 2
    lit = pupil.shown_whole(scene, "cols", row * 4 + column)
    assert ("x", "window", [3, 4, 6, 7, 12, 13, 15, 16]) in lit
    assert ("x", "cell", [10, 11, 13, 14]) in lit
    assert ("cols", "window", [20, 21, 22, 23]) in lit
    assert ("cols", "window", [2, 6, 10, 14, 18, 22, 26, 30]) in lit


@pytest.mark.parametrize("turned", [False, True])
def test_a_weight_of_any_filter_shows_its_row_and_all_pixels_that_it_meets(turned):
    scene = small(size=(3, 3), F=3, turned=turned)  # X_col is 4 × 4
    for number in range(3):
        weight = np.ravel_multi_index((number, 1), (3, 4))
        row = [4, 5, 6, 7]
        if turned:
            weight, row = np.ravel_multi_index((1, number), (4, 3)), [1, 5, 9, 13]
        lit = pupil.shown_whole(scene, "w", weight)
        assert sorted(lit) == [("cols", "cell", row), ("x", "cell", [1, 2, 4, 5])]


def test_a_pixel_shows_every_column_that_holds_a_copy_of_it():
    scene = small(size=(3, 3))  # X_col is 4 × 4
    lit = pupil.shown_whole(scene, "x", 1)  # in the windows 0 and 1
    columns = [each for each in lit if each[0] == "cols"]
    assert columns == [("cols", "window", [t, 4 + t, 8 + t, 12 + t]) for t in (0, 1)]
    assert ("w", "cell", [1]) in lit and ("w", "cell", [0]) in lit


@settings(max_examples=15)
@given(unfoldings())
def test_the_filter_that_is_played_becomes_its_row_at_the_first_step(case):
    scene, w = im2col_forward(**case), case["w"]
    own = scene.panel("filter").values
    assert np.array_equal(own, w[case["shown"]])
    first = upright(case, replay.filled(scene, "w", 1))
    assert np.array_equal(first, w.reshape(len(w), -1))
    (travelling,) = [fill for fill in scene.fills if fill.panel == "w" and fill.source]
    assert (travelling.source.panel, travelling.source.kind) == ("filter", "cells")
    assert travelling.cells.counts.tolist() == [own.size] + [0] * (scene.steps - 1)


def test_a_weight_of_the_filter_is_linked_to_its_place_in_the_row():
    scene = small(C=2, F=2, shown=1)
    partners = dict(pupil.partners(scene, "filter", 5))
    assert partners["w"] == 8 + 5
    assert scene.panel("w").values.flat[13] == scene.panel("filter").values.flat[5]
