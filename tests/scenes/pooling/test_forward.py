"""The pooling's Scene: winners, ties and borders as the engine has them."""

import numpy as np
import pytest
from hypothesis import given

import engine
from scenes import replay
from scenes.pooling.forward import avg_pool_forward, max_pool_forward
from scenes.windows import Geometry
from tests.scenes import oracle, pupil
from tests.scenes.shapes import maps, plain_maps

TWO = Geometry((2, 2), (2, 2))


def engine_pool(x, geometry):
    y, winners = engine.max_pool2d(
        x[None, None],
        geometry.kernel,
        geometry.stride,
        geometry.padding,
        geometry.dilation,
    )
    return y[0, 0], winners[0, 0]


def winner_cells(scene):
    return next(mark.cells for mark in scene.marks if mark.style == "winner")


@given(maps())
def test_the_largest_of_the_window_is_the_engines_number_at_every_step(case):
    scene, (y, _) = max_pool_forward(*case), engine_pool(*case)
    assert scene.steps == y.size
    for step in range(scene.steps):
        assert pupil.computed(scene, step) == y.flat[step]


@given(maps())
def test_after_the_last_step_the_output_is_the_engines_map(case):
    scene = max_pool_forward(*case)
    played = replay.filled(scene, "y", scene.steps)
    assert np.array_equal(played, engine_pool(*case)[0])


@given(maps())
def test_the_window_lies_where_the_definition_says(case):
    scene, (x, geometry) = max_pool_forward(*case), case
    columns = oracle.padded_shape(geometry, x.shape)[1]
    (group,) = scene.equation.groups
    for step in range(scene.steps):
        places = oracle.window(geometry, x.shape, step)
        flat = [row * columns + column for row, column in places]
        assert pupil.cells_at(group.values_cells, step) == flat


@given(maps())
def test_the_winner_is_the_first_of_the_largest_in_its_window(case):
    scene, (x, geometry) = max_pool_forward(*case), case
    padded = scene.panel("x").values
    for step in range(scene.steps):
        cells = oracle.window(geometry, x.shape, step)
        values = [padded[cell] for cell in cells]
        first = cells[int(np.argmax(values))]
        winner = pupil.cells_at(winner_cells(scene), step)
        nothing = max(values) == -np.inf
        flat = [] if nothing else [first[0] * padded.shape[1] + first[1]]
        assert winner == flat


@given(maps())
def test_a_tie_is_said_where_the_largest_stands_twice(case):
    scene = max_pool_forward(*case)
    for step in range(scene.steps):
        (values,) = replay.terms(scene, step)
        key = scene.narration.keys[scene.narration.index[step]]
        twice = values.count(max(values)) > 1
        assert key == ("tie" if twice else "winner")


@given(maps())
def test_cells_are_real_padding_or_never_reached_as_counted_one_by_one(case):
    x, geometry = case
    state = max_pool_forward(*case).panel("x").state
    assert np.array_equal(state, oracle.states(geometry, x.shape))


@given(maps())
def test_every_cell_that_a_scene_names_lies_on_its_panel(case):
    scene = max_pool_forward(*case)
    for name, cells in pupil.all_cells(scene):
        assert cells.steps == scene.steps
        for step in range(scene.steps):
            flat = pupil.cells_at(cells, step)
            assert all(0 <= cell < scene.panel(name).values.size for cell in flat)


@given(maps())
def test_the_winners_are_counted_as_the_windows_go_by(case):
    scene, (x, geometry) = max_pool_forward(*case), case
    counts = np.zeros(oracle.padded_shape(geometry, x.shape))
    for step in range(scene.steps):
        counts.flat[pupil.cells_at(winner_cells(scene), step)] += 1
        seen = replay.filled(scene, "winners", step + 1)
        assert np.array_equal(np.nan_to_num(seen), counts)
    assert np.array_equal(scene.panel("winners").values, counts)


@given(maps())
def test_a_cell_has_won_nothing_only_once_a_window_has_come_to_it(case):
    scene, reached = max_pool_forward(*case), set()
    window = scene.marks[0].cells
    for step in range(scene.steps):
        reached |= set(pupil.cells_at(window, step))
        seen = replay.filled(scene, "winners", step + 1)
        assert set(np.flatnonzero(~np.isnan(seen))) == reached


def test_a_hand_checked_tie_goes_to_the_first_cell():
    scene = max_pool_forward(np.array([[1.0, 3.0], [3.0, 2.0]]), TWO)
    assert pupil.cells_at(winner_cells(scene), 0) == [1]
    assert scene.narration.keys[scene.narration.index[0]] == "tie"


def test_padding_never_wins_over_a_negative_map():
    geometry = Geometry((2, 2), (2, 2), ((1, 0), (1, 0)))
    scene = max_pool_forward(np.array([[-1.0]]), geometry)
    assert scene.panel("x").values.tolist() == [[-np.inf, -np.inf], [-np.inf, -1.0]]
    assert pupil.cells_at(winner_cells(scene), 0) == [3]
    assert pupil.result(scene, 0) == -1


def test_padding_may_differ_on_all_four_sides():
    geometry = Geometry((2, 2), (1, 1), ((1, 0), (0, 1)))
    scene = max_pool_forward(np.array([[1.0, 2.0], [4.0, 3.0]]), geometry)
    assert scene.panel("y").values.tolist() == [[2.0, 2.0], [4.0, 3.0]]


def test_input_and_output_share_one_range_of_colour():
    scene = max_pool_forward(np.eye(4), TWO)
    assert scene.panel("x").share == scene.panel("y").share != ""


def test_the_value_travels_from_the_winner():
    scene = max_pool_forward(np.eye(4), TWO)
    (fill,) = (fill for fill in scene.fills if fill.source)
    source = fill.source
    assert (source.panel, pupil.cells_at(source.cells, 3)) == ("x", [10])


def test_a_window_of_nothing_but_padding_has_no_winner():
    geometry = Geometry((2, 2), (1, 1), ((1, 1), (1, 1)), (2, 2))
    scene = max_pool_forward(np.array([[1.0]]), geometry)
    assert pupil.result(scene, 0) == -np.inf
    assert pupil.cells_at(winner_cells(scene), 0) == []


def test_an_output_cell_is_linked_to_its_whole_window_and_to_the_winner():
    scene = max_pool_forward(np.eye(4), TWO)
    window = {("x", cell) for cell in (2, 3, 6, 7)}
    assert pupil.partners(scene, "y", 1) == window | {("winners", 2)}
    assert pupil.partners(scene, "x", 7) == {("y", 1)}


@given(plain_maps())
def test_the_mean_of_the_window_is_the_engines_number_at_every_step(case):
    scene, (x, geometry) = avg_pool_forward(*case), case
    for step in range(scene.steps):
        assert pupil.computed(scene, step) == pytest.approx(pupil.result(scene, step))
    y = engine.avg_pool2d(
        x[None, None], geometry.kernel, geometry.stride, geometry.padding
    )
    assert np.array_equal(replay.filled(scene, "y", scene.steps), y[0, 0])


def test_padding_counts_as_zeros_in_a_mean():
    geometry = Geometry((2, 2), (2, 2), ((1, 0), (1, 0)))
    scene = avg_pool_forward(np.array([[4.0]]), geometry)
    assert scene.panel("x").values.tolist() == [[0, 0], [0, 4]]
    assert scene.panel("y").values.tolist() == [[1]]


def test_it_opens_half_way_down_where_the_output_is_largest():
    x = np.array([[9.0, 0.0], [0.0, 5.0], [1.0, 2.0]])
    assert max_pool_forward(x, Geometry((1, 1))).start == 3


def test_it_opens_on_no_tie_if_that_can_be_helped():
    x = np.array([[9.0, 9.0, 1.0, 2.0]])
    assert max_pool_forward(x, Geometry((1, 2), (1, 2))).start == 1
    assert max_pool_forward(x[:, :2], Geometry((1, 2))).start == 0


def test_cells_that_are_printed_alike_are_a_tie_and_the_first_one_wins():
    x = np.array([[0.695, 0.1], [0.695 + 1e-9, 0.2]])
    scene = max_pool_forward(x, Geometry((2, 2)))
    assert scene.panel("winners").values.tolist() == [[1, 0], [0, 0]]
    assert scene.narration.index.tolist() == [1]
    assert scene.panel("y").values == x.max()
