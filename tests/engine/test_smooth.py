"""Swish, GELU, PReLU and the error function."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.erf import erf
from tests.engine.oracle import agrees, tensor

X = tensor((2, 3, 4)) * 3
FAR = np.array([-1e30, -30, 0, 30, 1e30], np.float32)


@given(st.floats(allow_nan=False))
def test_erf_is_right_to_the_last_digits(x):
    with np.errstate(all="raise", under="ignore"):
        result = float(erf(np.array([x]))[0])
    assert result == pytest.approx(math.erf(x), rel=1e-15, abs=1e-323)


@pytest.mark.parametrize("x", [0.46875, 0.46876, 5.9, 6.0, 6.1])
def test_erf_is_right_on_both_sides_of_where_its_formulas_meet(x):
    both = erf(np.array([x, -x]))
    np.testing.assert_allclose(both, [math.erf(x), -math.erf(x)], rtol=5e-16)


def test_erf_is_right_all_along():
    x = np.linspace(-7, 7, 20001)
    expected = [math.erf(each) for each in x]
    np.testing.assert_allclose(erf(x), expected, rtol=1e-15)
    narrow = x.astype(np.float32)
    expected = [math.erf(each) for each in narrow]
    np.testing.assert_allclose(erf(narrow), expected, rtol=5e-7)


def test_erf_in_float32_stays_there_and_knows_the_ends():
    x = np.array([-np.inf, -0.0, 0.0, np.inf, np.nan], np.float32)
    with np.errstate(all="raise", under="ignore"):
        y = erf(x)
    assert y.dtype == np.float32
    assert y[:4].tolist() == [-1, 0, 0, 1] and np.isnan(y[4])
    assert np.signbit(y[:3]).tolist() == [True, True, False]


def test_gates_are_onnx_runtimes():
    agrees(engine.gelu(X), "Gelu", X)
    agrees(engine.gelu(X, "tanh"), "Gelu", X, approximate="tanh")
    agrees(engine.swish(X), "QuickGelu", X, domain="com.microsoft", alpha=1.0)


@pytest.mark.parametrize(
    ("name", "how"),
    [("swish", {}), ("gelu", {}), ("gelu", {"approximate": "tanh"})],
)
def test_a_gate_is_shut_far_left_and_open_far_right(name, how):
    f, f_backward = getattr(engine, name), getattr(engine, f"{name}_backward")
    with np.errstate(all="raise", under="ignore"):
        y = f(FAR, **how)
        dx = f_backward(np.full_like(FAR, 10), FAR, **how)
    np.testing.assert_allclose(y, [0, 0, 0, 30, 1e30], rtol=1e-6, atol=1e-10)
    np.testing.assert_allclose(dx, [0, 0, 5, 10, 10], atol=1e-9)
    assert y.dtype == dx.dtype == np.float32


def test_prelu_has_a_slope_for_every_channel():
    x = np.array([[[-2.0, 3.0]], [[-4.0, 0.0]]])  # (C, H, W)
    slope = np.array([[[0.5]], [[0.25]]])
    assert engine.prelu(x, slope).tolist() == [[[-1, 3]], [[-1, 0]]]
    dx, dslope = engine.prelu_backward(np.full(x.shape, 10.0), x, slope)
    assert dx.tolist() == [[[5, 10]], [[2.5, 2.5]]]
    assert dslope.tolist() == [[[-20]], [[-40]]]


def test_prelu_is_onnx_runtimes():
    slope = tensor((3, 1), 1)
    agrees(engine.prelu(X, slope), "PRelu", X, slope)
