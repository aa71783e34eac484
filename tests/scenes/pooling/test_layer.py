import numpy as np
import pytest
from hypothesis import given

from engine import numerical_gradient
from scenes.pooling.layer import FIRST, POOLS, PoolLayer, shift_experiment
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


def test_what_changed_is_counted_and_measured():
    x = np.zeros((4, 4))
    x[0, 1] = 1
    largest, mean, _ = shift_experiment(TWO, x, np.roll(x, 1, axis=1))
    assert largest.changed.tolist() == [[True, True], [False, False]]
    assert largest.mean_change == 0.5
    assert mean.mean_change == 0.125


def test_the_same_values_in_another_order_have_the_same_average():
    x = np.array([[0.8, 0.9], [0.6, 0.7]])
    _, mean, _ = shift_experiment(TWO, x, x[::-1])
    assert mean.before != mean.after  # in the last bit
    assert not mean.changed.any()
