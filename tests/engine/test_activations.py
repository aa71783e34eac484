"""Activations, dropout, dense and the loss, by hand."""

import numpy as np
import pytest

import engine
from tests.engine.oracle import agrees, tensor

INF, NAN = np.inf, np.nan
X = np.array([-2, 0, 3], np.float32)
DY = np.array([10, 10, 10], np.float32)
ODD = np.array([-INF, -1, -0.0, 0, 1, INF, NAN], np.float32)
PAIRS = [
    (engine.relu, engine.relu_backward),
    (engine.leaky_relu, engine.leaky_relu_backward),
    (engine.sigmoid, engine.sigmoid_backward),
    (engine.tanh, engine.tanh_backward),
]


def test_relu_cuts_off_what_is_negative():
    assert engine.relu(X).tolist() == [0, 0, 3]
    assert engine.relu_backward(DY, X).tolist() == [0, 0, 10]


def test_relu_backward_writes_no_minus_zero():
    assert not np.signbit(engine.relu_backward(-DY, X)[:2]).any()


def test_leaky_relu_lets_some_of_it_through():
    assert engine.leaky_relu(X, 0.5).tolist() == [-1, 0, 3]
    assert engine.leaky_relu_backward(DY, X, 0.5).tolist() == [5, 5, 10]


def test_sigmoid_and_tanh_at_zero_and_far_out():
    far = np.array([-1000, 0, 1000], np.float32)
    with np.errstate(all="raise", under="ignore"):
        assert engine.sigmoid(far).tolist() == [0, 0.5, 1]
        assert engine.tanh(far).tolist() == [-1, 0, 1]
        assert engine.sigmoid_backward(DY, far).tolist() == [0, 2.5, 0]
        assert engine.tanh_backward(DY, far).tolist() == [0, 10, 0]


@pytest.mark.parametrize(("f", "backward"), PAIRS)
def test_shape_and_dtype_stay_and_nothing_is_modified(f, backward):
    for dtype in (np.float32, np.float64):
        x = np.arange(-3, 3, dtype=dtype).reshape(2, 3)[:, ::-1]
        x.flags.writeable = False
        for result in (f(x), backward(x, x)):
            assert result.dtype == dtype and result.shape == (2, 3)
        assert f(x[:0]).shape == (0, 3)


def test_a_numpy_number_as_setting_does_not_widen_float32():
    assert engine.leaky_relu(X, np.float64(0.5)).dtype == np.float32
    rng = np.random.default_rng(0)
    assert engine.dropout(X, np.float64(0.5), rng)[0].dtype == np.float32


def test_dropout_scales_what_is_kept_and_backward_does_the_same():
    x = np.ones((50, 40), np.float32)
    y, mask = engine.dropout(x, 0.75, np.random.default_rng(0))
    assert mask.dtype == bool and mask.shape == x.shape
    assert np.array_equal(y, np.where(mask, 4, 0))
    assert 0.2 < mask.mean() < 0.3
    assert np.array_equal(engine.dropout_backward(x, mask, 0.75), y)


def test_dropout_of_channels_drops_whole_maps():
    x = np.ones((20, 10, 3, 2), np.float32)
    _, mask = engine.dropout(x, 0.5, np.random.default_rng(0), channels=True)
    per_map = mask.reshape(200, 6).sum(axis=1)
    assert set(per_map.tolist()) == {0, 6}


def test_dropout_in_test_mode_changes_nothing():
    y, mask = engine.dropout(X, 0.5, None, training=False)
    assert y.tolist() == X.tolist() and mask is None
    assert engine.dropout_backward(DY, None, 0.5).tolist() == DY.tolist()


def test_dropout_at_the_ends_of_its_range():
    rng = np.random.default_rng(0)
    assert engine.dropout(X, 0, rng)[0].tolist() == X.tolist()
    with np.errstate(all="raise"):
        y, mask = engine.dropout(X, 1, rng)
        assert engine.dropout_backward(DY, mask, 1).tolist() == [0, 0, 0]
    assert y.tolist() == [0, 0, 0] and not mask.any()


def test_the_same_seed_drops_the_same_numbers():
    masks = [engine.dropout(X, 0.5, np.random.default_rng(7))[1] for _ in range(2)]
    assert np.array_equal(*masks)


def test_dense_by_hand():
    x, w = np.array([[1.0, 2.0]]), np.array([[3.0, 4.0], [5.0, 6.0], [0.0, 1.0]])
    assert engine.dense(x, w, np.array([1.0, 0.0, 0.0])).tolist() == [[12, 17, 2]]
    dx, dw, db = engine.dense_backward(np.array([[1.0, 0.0, 2.0]]), x, w)
    assert dx.tolist() == [[3, 6]]
    assert dw.tolist() == [[1, 2], [0, 0], [2, 4]]
    assert db.tolist() == [1, 0, 2]


def test_softmax_adds_up_to_one_and_does_not_overflow():
    scores = np.array([[0, 0], [1000, 1000 + np.log(3)]])
    np.testing.assert_allclose(engine.softmax(scores), [[0.5, 0.5], [0.25, 0.75]])


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_softmax_over_any_axis_is_onnx_runtimes(axis):
    scores = tensor((3, 4, 5))
    agrees(engine.softmax(scores, axis), "Softmax", scores, axis=axis)


def test_cross_entropy_is_the_mean_over_the_batch():
    scores = np.log(np.array([[1, 3], [1, 1]], np.float32))
    loss, dscores = engine.softmax_cross_entropy(scores, np.array([1, 0]))
    assert loss == pytest.approx((np.log(4 / 3) + np.log(2)) / 2)
    np.testing.assert_allclose(dscores, [[0.125, -0.125], [-0.25, 0.25]], rtol=1e-6)
    assert dscores.dtype == np.float32


def test_the_loss_of_a_hopeless_score_is_finite():
    loss, _ = engine.softmax_cross_entropy(np.array([[0.0, 5000.0]]), [0])
    assert loss == 5000


def test_the_loss_of_an_empty_batch_is_zero():
    loss, dscores = engine.softmax_cross_entropy(np.ones((0, 3)), np.ones(0, int))
    assert loss == 0.0 and dscores.shape == (0, 3)
    assert engine.dense(np.ones((0, 2)), np.ones((4, 2))).shape == (0, 4)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("slope", [0, 0.5, -2, 3])
def test_masked_gradients_keep_infinities_and_nan(dtype, slope):
    dy, x = (side.astype(dtype) for side in np.meshgrid(ODD, ODD))
    above = x > 0
    with np.errstate(invalid="ignore"):
        weak = x * dtype(slope), dy * dtype(slope)
        got = (
            engine.relu_backward(dy, x),
            engine.leaky_relu(x, slope),
            engine.leaky_relu_backward(dy, x, slope),
        )
    np.testing.assert_array_equal(got[0], np.where(above, dy, 0))
    np.testing.assert_array_equal(got[1], np.where(above, x, weak[0]))
    np.testing.assert_array_equal(got[2], np.where(above, dy, weak[1]))


def test_curves_of_infinities_and_nan():
    assert engine.relu(ODD).tolist()[:6] == [0, 0, 0, 0, 1, INF]
    with np.errstate(all="raise"):
        assert engine.sigmoid(ODD[[0, 2, 3, 5]]).tolist() == [0, 0.5, 0.5, 1]
    for f in (engine.relu, engine.leaky_relu, engine.sigmoid, engine.tanh):
        assert np.isnan(f(ODD)[6])
        assert np.shape(f(np.array(0.0))) == ()
