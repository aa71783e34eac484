"""The convolution's Scene: what it says is what the engine computed."""

import numpy as np
import pytest
from hypothesis import given

import engine
from scenes import replay
from scenes.convolution.forward import convolution_forward, telling_step
from scenes.panels import PADDING, REAL, UNREACHED
from scenes.windows import Geometry
from tests.scenes import oracle, pupil
from tests.scenes.shapes import convolutions, rounded

THREE = Geometry((3, 3))


def engine_maps(case):
    geometry = case["geometry"]
    how = {key: getattr(geometry, key) for key in ("stride", "padding", "dilation")}
    sums = engine.conv2d(case["x"], case["w"], **how)[0]
    return sums / case["divisor"][:, None, None] + case["bias"]


def small(C=1, F=1, size=(4, 5), geometry=THREE, **more):
    x, w = rounded(3, 1, C, *size), rounded(4, F, C, *geometry.kernel)
    return convolution_forward(x, w, geometry, **more)


@given(convolutions())
def test_the_terms_on_the_panels_give_the_engines_number_at_every_step(case):
    scene, y = convolution_forward(**case), engine_maps(case)[case["shown"]]
    assert scene.steps == y.size
    for step in range(scene.steps):
        assert pupil.computed(scene, step) == pytest.approx(y.flat[step], abs=1e-9)
        assert pupil.result(scene, step) == y.flat[step]


@given(convolutions())
def test_after_the_last_step_the_output_is_the_engines_map(case):
    scene = convolution_forward(**case)
    shown = engine_maps(case)[case["shown"]]
    assert np.array_equal(replay.filled(scene, "y", scene.steps), shown)


@given(convolutions())
def test_a_step_fills_exactly_one_cell_of_the_output(case):
    scene = convolution_forward(**case)
    half = replay.filled(scene, "y", scene.steps // 2)
    assert np.isfinite(half).sum() == scene.steps // 2
    assert np.isfinite(half.ravel()[: scene.steps // 2]).all()


@given(convolutions())
def test_the_window_lies_where_the_definition_says_in_every_channel(case):
    scene = convolution_forward(**case)
    geometry, size = case["geometry"], case["x"].shape[2:]
    rows, columns = oracle.padded_shape(geometry, size)
    for step in range(scene.steps):
        flat = [r * columns + c for r, c in oracle.window(geometry, size, step)]
        for channel, group in enumerate(scene.equation.groups):
            cells = pupil.cells_at(group.values_cells, step)
            assert cells == [channel * rows * columns + cell for cell in flat]


@given(convolutions())
def test_the_mark_on_the_input_is_the_windows_of_all_channels(case):
    scene = convolution_forward(**case)
    (mark,) = [mark for mark in scene.marks if mark.panel == "x"]
    for step in range(scene.steps):
        groups = [group.values_cells for group in scene.equation.groups]
        together = [cell for cells in groups for cell in pupil.cells_at(cells, step)]
        assert pupil.cells_at(mark.cells, step) == together


@given(convolutions())
def test_cells_are_real_padding_or_never_reached_as_counted_one_by_one(case):
    state = convolution_forward(**case).panel("x").state
    counted = oracle.states(case["geometry"], case["x"].shape[2:])
    assert np.array_equal(state, counted)


@given(convolutions())
def test_the_input_panel_is_the_picture_inside_a_border_of_zeros(case):
    x = convolution_forward(**case).panel("x").values
    (top, bottom), (left, right) = case["geometry"].padding
    rows, columns = x.shape[1:]
    inside = x[:, top : rows - bottom, left : columns - right]
    assert np.array_equal(inside, case["x"][0])
    assert np.abs(x).sum() == pytest.approx(np.abs(inside).sum())


@given(convolutions())
def test_an_output_cell_is_linked_to_its_window_and_to_its_place_in_all_maps(case):
    scene = convolution_forward(**case)
    step, maps = scene.steps // 2, len(case["w"])
    groups = [group.values_cells for group in scene.equation.groups]
    window = {("x", cell) for each in groups for cell in pupil.cells_at(each, step)}
    stack = {("maps", step + n * scene.steps) for n in range(maps if maps > 1 else 0)}
    assert pupil.partners(scene, "y", step) == window | stack
    for _, cell in stack:
        assert pupil.partners(scene, "maps", cell) == window | {("y", step)}


@given(convolutions())
def test_a_weight_is_linked_to_every_input_that_it_multiplies(case):
    scene = convolution_forward(**case)
    area = np.prod(case["geometry"].kernel)
    weight = scene.panel("w").values.size - 1
    group = scene.equation.groups[weight // area]
    met = {
        ("x", pupil.cells_at(group.values_cells, step)[weight % area])
        for step in range(scene.steps)
    }
    assert pupil.partners(scene, "w", weight) == met


@given(convolutions())
def test_every_cell_that_a_scene_names_lies_on_its_panel(case):
    scene = convolution_forward(**case)
    for name, cells in pupil.all_cells(scene):
        assert len(cells.origin) == scene.steps
        for step in range(scene.steps):
            flat = pupil.cells_at(cells, step)
            assert all(0 <= cell < scene.panel(name).values.size for cell in flat)


@given(convolutions())
def test_it_opens_on_a_step_that_exists_and_has_a_sentence_for_every_step(case):
    scene = convolution_forward(**case)
    assert 0 <= scene.start < scene.steps
    assert len(scene.narration.index) == scene.steps
    assert scene.narration.index.max() < len(scene.narration.keys)


@given(convolutions())
def test_several_filters_stand_as_one_sheet_and_a_single_one_does_not(case):
    scene, y = convolution_forward(**case), engine_maps(case)
    sheets = [panel for panel in scene.panels if panel.name == "maps"]
    assert len(sheets) == (len(y) > 1)
    for sheet in sheets:
        assert np.array_equal(sheet.values, y)
        assert (sheet.front, sheet.pick) == (case["shown"], True)


def test_a_hand_checked_window_gives_a_hand_checked_sum():
    x = np.array([[[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]], float)
    w = np.array([[[[1, 0], [0, -1]]]], float)
    scene = convolution_forward(x, w, Geometry((2, 2)), 10.0, np.array([2.0]))
    assert replay.terms(scene, 3) == [[(5, 1), (6, 0), (8, 0), (9, -1)]]
    assert pupil.computed(scene, 3) == pupil.result(scene, 3) == 8  # −4 ÷ 2 + 10


def test_the_border_that_a_stride_leaves_over_is_never_reached():
    state = small(size=(1, 6), geometry=Geometry((1, 2), (1, 3))).panel("x").state
    assert state.tolist() == [[REAL, REAL, UNREACHED, REAL, REAL, UNREACHED]]


def test_padding_may_differ_on_all_four_sides():
    geometry = Geometry((1, 1), padding=((1, 0), (0, 2)))
    state = small(size=(1, 1), geometry=geometry).panel("x").state
    assert state.tolist() == [[PADDING] * 3, [REAL, PADDING, PADDING]]


def test_three_channels_are_red_green_and_blue_cards():
    scene = small(C=3)
    assert scene.panel("x").colour == ("red", "green", "blue")
    assert scene.panel("x").cards == scene.panel("w").cards == ("R", "G", "B")
    assert [group.label for group in scene.equation.groups] == ["R", "G", "B"]


def test_one_channel_is_grey_and_has_no_label():
    scene = small()
    assert scene.panel("x").colour == ("grey",)
    assert [group.label for group in scene.equation.groups] == [""]


def test_maps_of_a_layer_keep_the_names_that_the_page_gives_them():
    scene = small(C=2, colours="activation", cards=("edges", "blur"))
    assert scene.panel("x").colour == "activation"
    assert [group.label for group in scene.equation.groups] == ["edges", "blur"]


def test_a_divisor_is_noted_beside_the_kernel_and_one_is_not():
    assert small(divisor=[9.0]).panel("w").note == "÷ 9"
    assert small(divisor=[1048576.0]).panel("w").note == "÷ 1048576"
    assert small().panel("w").note == ""


def test_output_and_stack_share_one_range_of_colour():
    scene = small(F=2)
    assert scene.panel("maps").share == scene.panel("y").share != ""


def test_all_steps_have_the_whole_kernel_lit():
    scene = small(C=2)
    (mark,) = [mark for mark in scene.marks if mark.panel == "w"]
    assert pupil.cells_at(mark.cells, 0) == list(range(18))
    assert pupil.cells_at(mark.cells, scene.steps - 1) == list(range(18))


def test_it_opens_in_the_lower_half_where_the_output_is_large():
    x = np.zeros((1, 1, 6, 6))
    x[0, 0, 0, 0], x[0, 0, 3, 4] = 9, 5
    scene = convolution_forward(x, np.ones((1, 1, 1, 1)), Geometry((1, 1)))
    assert scene.start == 3 * 6 + 4


def test_neither_the_picture_nor_the_filters_are_changed():
    x, w = rounded(1, 1, 2, 4, 4), rounded(2, 2, 2, 3, 3)
    copies = x.copy(), w.copy()
    convolution_forward(x, w, THREE, 1.0, np.array([9.0, 2.0]), 1)
    assert np.array_equal(x, copies[0]) and np.array_equal(w, copies[1])


def test_a_single_cell_that_is_not_zero_is_where_it_opens():
    y = np.zeros((6, 6))
    y[0, 3] = -1
    assert telling_step(y) == 3
