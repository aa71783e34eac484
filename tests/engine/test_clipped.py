"""Activations with corners, by hand and against ONNX Runtime."""

import numpy as np
import pytest

import engine
from tests.engine.oracle import agrees, tensor

X = tensor((2, 3, 4)) * 4
TEN = np.full(5, 10, np.float32)


def at(*values):
    return np.array(values, np.float32)


def test_clip_keeps_both_ends():
    x = at(-2, -1, 0, 2, 3)
    assert engine.clip(x, -1, 2).tolist() == [-1, -1, 0, 2, 2]
    assert engine.clip_backward(TEN, x, -1, 2).tolist() == [0, 10, 10, 10, 0]
    assert engine.clip(x, high=0).tolist() == [-2, -1, 0, 0, 0]


def test_clip_between_bounds_that_cross_gives_the_upper_one():
    assert engine.clip(at(-2, 0, 3), 2, 1).tolist() == [1, 1, 1]
    assert engine.clip_backward(TEN[:3], at(-2, 1, 2), 2, 1).tolist() == [0, 0, 0]


def test_relu6_stops_the_gradient_at_both_ends():
    x = at(-1, 0, 3, 6, 7)
    assert engine.relu6(x).tolist() == [0, 0, 3, 6, 6]
    assert engine.relu6_backward(TEN, x).tolist() == [0, 0, 10, 0, 0]


def test_the_hard_sigmoid_rises_from_minus_three_to_three():
    x = at(-4, -3, 0, 3, 4)
    assert engine.hard_sigmoid(x).tolist() == [0, 0, 0.5, 1, 1]
    slopes = engine.hard_sigmoid_backward(TEN, x)
    np.testing.assert_allclose(slopes, [0, 0, 10 / 6, 0, 0], rtol=1e-6)


def test_hard_swish_is_nothing_on_the_left_and_x_on_the_right():
    x = at(-4, -3, 0, 3, 4)
    assert engine.hard_swish(x).tolist() == [0, 0, 0, 3, 4]
    assert engine.hard_swish_backward(TEN, x).tolist() == [0, 0, 5, 10, 10]


def test_curves_with_corners_are_onnx_runtimes():
    low, high = np.array(-1.5, np.float32), np.array(2, np.float32)
    agrees(engine.clip(X, -1.5, 2), "Clip", X, low, high)
    agrees(engine.hard_sigmoid(X), "HardSigmoid", X, alpha=1 / 6, beta=0.5)
    agrees(engine.hard_sigmoid(X, 0.2, 0.4), "HardSigmoid", X, alpha=0.2, beta=0.4)
    agrees(engine.hard_swish(X), "HardSwish", X)


@pytest.mark.parametrize("name", ["clip", "relu6", "hard_sigmoid", "hard_swish"])
def test_what_is_endless_or_no_number_stays_so_where_nothing_cuts_it_off(name):
    f, f_backward = getattr(engine, name), getattr(engine, f"{name}_backward")
    with np.errstate(all="raise"):
        assert np.isnan(f(at(np.nan)))
        assert f_backward(at(np.inf), at(1)) == np.inf
        far = f_backward(at(3, 3), at(-np.inf, np.inf))
    assert np.isfinite(far).all()


@pytest.mark.parametrize("setting", [np.float64(0.5), np.int64(1)])
def test_a_numpy_number_as_setting_does_not_widen_float32(setting):
    for result in (
        engine.clip(X, -setting, setting),
        engine.clip_backward(X, X, -setting, setting),
        engine.hard_sigmoid(X, setting, setting),
        engine.hard_sigmoid_backward(X, X, setting, setting),
        engine.hard_swish_backward(X, X),
    ):
        assert result.dtype == np.float32
