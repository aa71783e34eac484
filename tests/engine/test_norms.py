"""Normalisation, by hand and against ONNX Runtime."""

import numpy as np
import pytest

import engine
from tests.engine.oracle import agrees, onnx_runtime, tensor

X, GAMMA, BETA = tensor((3, 4, 5, 2)), tensor(4, 1), tensor(4, 2)
MEAN, VAR = tensor(4, 3), np.exp(tensor(4, 4))


def test_batch_norm_takes_off_the_mean_and_divides_by_the_deviation():
    x = np.array([[1.0, 10.0], [3.0, 10.0]])  # two examples of two channels
    y = engine.batch_norm(x, np.array([1.0, 5.0]), np.array([0.0, 7.0]), eps=1e-12)
    np.testing.assert_allclose(y, [[-1, 7], [1, 7]])


def test_batch_norm_with_what_was_kept_is_onnx_runtimes():
    y = engine.batch_norm(X, GAMMA, BETA, MEAN, VAR, eps=0.01)
    call = "BatchNormalization", X, GAMMA, BETA, MEAN, VAR
    agrees(y, *call, epsilon=0.01)


def test_batch_norm_over_the_batch_is_that_with_the_batchs_own_statistics():
    own = X.mean((0, 2, 3)), X.var((0, 2, 3))
    expected = engine.batch_norm(X, GAMMA, BETA, *own)
    np.testing.assert_allclose(engine.batch_norm(X, GAMMA, BETA), expected, atol=1e-6)


def test_batch_norm_of_one_number_everywhere_is_the_shift_however_large_it_is():
    x = np.full((2, 4, 3, 3), 12345, np.float32)
    y = engine.batch_norm(x, GAMMA, BETA)
    np.testing.assert_array_equal(y, np.broadcast_to(BETA[:, None, None], x.shape))


def test_batch_norm_of_no_pictures_is_empty_and_warns_of_nothing():
    with np.errstate(all="raise"):
        y = engine.batch_norm(X[:0], GAMMA, BETA)
        dx, dgamma, dbeta = engine.batch_norm_backward(y, X[:0], GAMMA)
    assert y.shape == dx.shape == (0, 4, 5, 2)
    assert dgamma.tolist() == dbeta.tolist() == [0] * 4


def test_running_statistics_move_by_the_batchs_share_and_with_bessels_correction():
    x, kept = np.array([[1.0], [3.0]]), (np.array([10.0]), np.array([6.0]))
    mean, var = engine.running_statistics(x, *kept, momentum=0.25)
    assert mean.tolist() == [10 + 0.25 * (2 - 10)]
    assert var.tolist() == [6 + 0.25 * (2 - 6)]  # 2, not 1: divided by n - 1
    assert [array.tolist() for array in kept] == [[10], [6]]


@pytest.mark.parametrize("axes", [1, 2])
def test_layer_norm_is_onnx_runtimes(axes):
    gamma, beta = tensor(X.shape[-axes:], 1), tensor(X.shape[-axes:], 2)
    call = "LayerNormalization", X, gamma, beta
    agrees(engine.layer_norm(X, gamma, beta, 0.01), *call, axis=-axes, epsilon=0.01)
    agrees(engine.layer_norm(X, gamma), *call[:3], axis=-axes)


def test_a_batch_norm_layer_looks_at_the_batch_in_training_alone():
    layer = engine.BatchNorm(GAMMA, BETA, MEAN, VAR)
    (kept,) = onnx_runtime("BatchNormalization", X, GAMMA, BETA, MEAN, VAR)
    np.testing.assert_allclose(layer.forward(X)[0], kept, atol=1e-6)
    y, _ = layer.forward(X, training=True)
    np.testing.assert_array_equal(y, engine.batch_norm(X, GAMMA, BETA))


def test_float32_stays_float32_and_nothing_is_modified():
    for array in (X, GAMMA, BETA, MEAN, VAR):
        array.flags.writeable = False
    for kept in ({}, dict(mean=MEAN, var=VAR)):
        grads = engine.batch_norm_backward(X, X, GAMMA, **kept, eps=np.float64(1e-5))
        assert {array.dtype for array in grads} == {np.dtype(np.float32)}
    grads = engine.layer_norm_backward(X, X, X[0], eps=np.float64(1e-5))
    assert {array.dtype for array in grads} == {np.dtype(np.float32)}
    moved = engine.running_statistics(X, MEAN, VAR, np.float64(0.1))
    assert {array.dtype for array in moved} == {np.dtype(np.float32)}
