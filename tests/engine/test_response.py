"""Local response normalisation against its definition and against ONNX Runtime."""

import numpy as np
import pytest

import engine
from tests.engine.oracle import agrees, tensor

X = tensor((2, 7, 3, 2))
HOW = dict(alpha=0.3, beta=0.6)


@pytest.mark.parametrize("size", [1, 3, 5, 13, 15])
def test_local_response_norm_is_onnx_runtimes(size):
    y = engine.local_response_norm(X, size, **HOW, k=2)
    agrees(y, "LRN", X, size=size, **HOW, bias=2.0)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 6, 20])
def test_local_response_norm_is_its_definition(size):
    y, expected = engine.local_response_norm(X, size, **HOW), np.empty_like(X)
    for c in range(7):
        first, last = c - (size - 1) // 2, c + -(-(size - 1) // 2)
        near = X[:, max(first, 0) : last + 1]
        base = 1 + 0.3 / size * np.square(near).sum(1)
        expected[:, c] = X[:, c] / base**0.6
    np.testing.assert_allclose(y, expected, rtol=1e-5)
    assert y.dtype == np.float32


def test_a_loud_channel_quietens_its_neighbours_alone():
    x = np.array([[1.0, 1.0, 3.0, 1.0, 1.0]])
    y = engine.local_response_norm(x, 3, alpha=3, beta=1, k=0)
    np.testing.assert_allclose(y, [[1 / 2, 1 / 11, 3 / 11, 1 / 11, 1 / 2]])


def test_a_window_of_a_million_channels_costs_no_more_than_there_are():
    y = engine.local_response_norm(X[:, :2], 10**12, alpha=1e12)
    assert np.isfinite(y).all()
    dx = engine.local_response_norm_backward(y, X[:, :2], 10**12, alpha=np.float64(1))
    assert dx.dtype == np.float32
