import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import numerical_gradient
from scenes.pooling.layer import (
    FIRST,
    POOLS,
    PoolLayer,
    moving_dot,
    shift_experiment,
)
from scenes.windows import Geometry
from tests.scenes import oracle
from tests.scenes.shapes import plain_maps, rounded

TWO = Geometry((2, 2), (2, 2))


@given(plain_maps())
def test_every_kind_has_the_same_windows(case):
    x, geometry = case
    for kind in (*POOLS, FIRST):
        y = PoolLayer(kind, geometry).forward(x[None, None])
        assert y.shape == (1, 1, *oracle.output_shape(geometry, x.shape))


@given(plain_maps())
def test_plain_subsampling_takes_cells_of_the_picture_itself(case):
    x, geometry = case
    y = PoolLayer(FIRST, geometry).forward(x[None, None])
    assert np.isin(y, x).all()


def test_plain_subsampling_takes_the_middle_of_a_window_of_three():
    x = np.arange(16.0).reshape(1, 1, 4, 4)
    geometry = Geometry((3, 3), (1, 1))
    assert PoolLayer(FIRST, geometry).forward(x).tolist() == [[[[5, 6], [9, 10]]]]


@pytest.mark.parametrize("kind", POOLS)
def test_the_gradient_is_what_central_differences_find(kind):
    x = np.random.default_rng(0).permutation(np.arange(60.0)).reshape(1, 2, 5, 6)
    layer = PoolLayer(kind, Geometry((3, 2), (2, 1), ((1, 0), (0, 1))))
    dy = rounded(3, *layer.forward(x).shape)
    numerical = numerical_gradient(layer.forward, x, dy)
    assert np.allclose(layer.backward(dy, x), numerical, atol=1e-6)


def test_only_a_maximum_can_change_its_winner():
    x = np.array([[[[1.0, 4.0], [3.0, 2.0]]]])
    assert PoolLayer("max", TWO).branches(x).tolist() == [[[[1]]]]
    assert PoolLayer("average", TWO).branches is None


def test_a_spot_that_moves_inside_its_window_changes_no_maximum_and_no_mean():
    x = np.zeros((4, 4))
    x[0, 0] = 1
    largest, mean, first = shift_experiment(TWO, x, np.roll(x, 1, axis=1))
    assert [r.kind for r in (largest, mean, first)] == ["max", "average", "first"]
    assert not largest.changed.any() and not mean.changed.any()
    moved = shift_experiment(TWO, np.roll(x, (1, 1), (0, 1)), x)
    assert [int(r.changed.sum()) for r in moved] == [0, 0, 1]


@given(data=st.data())
def test_a_dot_stays_inside_of_the_map_and_is_all_that_moves(data):
    sides, far = st.integers(1, 4), st.integers(-3, 3)
    pads = st.tuples(st.integers(0, 1), st.integers(0, 1))
    kernel, stride, shift, padding = (
        data.draw(st.tuples(each, each)) for each in (sides, sides, far, pads)
    )
    geometry = Geometry(kernel, stride, padding)
    before, after, window = moving_dot(geometry, shift, 3)
    assert before.sum() == after.sum() == 1
    places = np.argwhere(before)[0], np.argwhere(after)[0]
    assert tuple(places[1] - places[0]) == shift
    cells = np.ndindex(*geometry.output(before.shape))
    assert window in [geometry.window(cell) for cell in cells]
    assert sorted(np.unique([before, after])) == [0, 1]


@given(
    kernel=st.integers(2, 4),
    padding=st.integers(0, 1),
    step=st.integers(0, 3),
)
def test_a_dot_inside_of_its_window_changes_no_maximum_and_one_step_more_does(
    kernel, padding, step
):
    side = (padding, padding)
    geometry = Geometry((kernel, kernel), (kernel, kernel), (side, side))
    *dots, _ = moving_dot(geometry, (0, step), 3)
    largest, mean, _ = shift_experiment(geometry, *dots)
    assert largest.changed.any() == mean.changed.any() == (step >= kernel)


def test_a_dot_is_where_plain_subsampling_sees_it_come():
    *dots, _ = moving_dot(TWO, (0, 1), 3)
    _, _, first = shift_experiment(TWO, *dots)
    assert first.change.sum() == 1


def test_what_changed_is_counted_and_measured_by_what_stood_there():
    x = np.zeros((4, 4))
    x[0, 1] = 1
    largest, mean, _ = shift_experiment(TWO, x, np.roll(x, 1, axis=1))
    assert largest.changed.tolist() == [[True, True], [False, False]]
    assert largest.change.tolist() == [[-1, 1], [0, 0]]
    assert largest.relative_change == mean.relative_change == 2


def test_where_nothing_stood_nothing_is_measured():
    _, _, first = shift_experiment(TWO, np.zeros((4, 4)), np.ones((4, 4)))
    assert first.relative_change == 0


def test_the_same_values_in_another_order_have_the_same_average():
    x = np.array([[0.8, 0.9], [0.6, 0.7]])
    _, mean, _ = shift_experiment(TWO, x, x[::-1])
    assert mean.before != mean.after  # in the last bit
    assert not mean.changed.any()
