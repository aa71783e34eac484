"""Every backward function against numerical_gradient: one table, a row per layer."""

from functools import partial

import numpy as np
import pytest

import engine

RNG = np.random.default_rng(2)
# A shuffled ramp: no two numbers are closer than 0.05, none is within 0.02 of zero.
X = (RNG.permutation(2 * 3 * 7 * 6).reshape(2, 3, 7, 6) - 125.5) * 0.05
FILTERS = RNG.standard_normal((4, 3, 3, 2))
SIGNAL_FILTERS = RNG.standard_normal((4, 3, 2))
WEIGHTS = RNG.standard_normal((5, 6))
SIGNAL, ROWS = X[:, :, 0], X[0, 0]
MASK = RNG.random(X.shape) < 0.6
SLIDE = dict(stride=2, padding=1)
POOL = dict(kernel=(3, 2), stride=2, padding=1)
SHAPE = X.shape
GAMMA, BETA = RNG.standard_normal(3), RNG.standard_normal(3)
KEPT = dict(mean=RNG.standard_normal(3), var=np.array([0.5, 2.0, 3.0]))
LAYER_GAMMA, LAYER_BETA = RNG.standard_normal((2, 7, 6))
COLUMN, ROW = RNG.standard_normal((3, 1, 1)), RNG.standard_normal((2, 1, 7, 6))
TURNED = RNG.standard_normal((3, 4, 3, 2))
TURN = dict(stride=2, padding=1, output_padding=(1, 0))
DILATED = dict(stride=1, padding=(0, 1), output_padding=(1, 2), dilation=3)
LOUD = dict(alpha=0.5, beta=0.7, k=2)
FRAME = ((0, 1), (1, 0), (3, 2), (1, 4))
CROPPED = ((0, 0), (0, 1), (-2, 3), (1, -1))


def curve(name, x=X, **settings):
    """Return the row of a pair (x) and (dy, x)."""
    f, f_backward = getattr(engine, name), getattr(engine, f"{name}_backward")
    return partial(f, **settings), x, partial(f_backward, **settings)


def max_pool(x):
    return engine.max_pool2d(x, **POOL)[0]


def max_pool_back(dy, x):
    return engine.max_pool2d_backward(dy, engine.max_pool2d(x, **POOL)[1], SHAPE)


def pad_back(dy, x, **settings):
    return engine.pad_backward(dy, x.shape, **settings)


def resize_back(dy, x, **settings):
    return engine.resize_backward(dy, x.shape, **settings)


# name: (f, what f's gradient is for, backward from (dy, that))
TABLE = {
    "conv2d x": (
        lambda x: engine.conv2d(x, FILTERS, **SLIDE),
        X,
        lambda dy, x: engine.conv2d_backward(dy, x, FILTERS, **SLIDE)[0],
    ),
    "conv2d_input_gradient": (
        lambda x: engine.conv2d(x, FILTERS, **SLIDE),
        X,
        lambda dy, x: engine.conv2d_input_gradient(dy, FILTERS, SHAPE, **SLIDE),
    ),
    "conv2d w": (
        lambda w: engine.conv2d(X, w, **SLIDE),
        FILTERS,
        lambda dy, w: engine.conv2d_backward(dy, X, w, **SLIDE)[1],
    ),
    "conv2d_filter_gradient": (
        lambda w: engine.conv2d(X, w, **SLIDE),
        FILTERS,
        lambda dy, w: engine.conv2d_filter_gradient(dy, X, w.shape, **SLIDE),
    ),
    "conv2d b": (
        lambda b: engine.conv2d(X, FILTERS, b, **SLIDE),
        np.arange(4.0),
        lambda dy, b: engine.conv2d_backward(dy, X, FILTERS, **SLIDE)[2],
    ),
    "conv1d x": (
        lambda x: engine.conv1d(x, SIGNAL_FILTERS, **SLIDE),
        SIGNAL,
        lambda dy, x: engine.conv1d_backward(dy, x, SIGNAL_FILTERS, **SLIDE)[0],
    ),
    "conv1d w": (
        lambda w: engine.conv1d(SIGNAL, w, **SLIDE),
        SIGNAL_FILTERS,
        lambda dy, w: engine.conv1d_backward(dy, SIGNAL, w, **SLIDE)[1],
    ),
    "conv1d b": (
        lambda b: engine.conv1d(SIGNAL, SIGNAL_FILTERS, b, **SLIDE),
        np.arange(4.0),
        lambda dy, b: engine.conv1d_backward(dy, SIGNAL, SIGNAL_FILTERS, **SLIDE)[2],
    ),
    "im2col": (
        lambda x: engine.im2col(x, (3, 2), **SLIDE),
        X,
        lambda dy, x: engine.col2im(dy, SHAPE, (3, 2), **SLIDE),
    ),
    "max_pool2d": (max_pool, X, max_pool_back),
    "max_pool2d_values": (
        lambda x: engine.max_pool2d_values(x, **POOL),
        X,
        lambda dy, x: engine.max_pool2d_values_backward(dy, x, max_pool(x), **POOL),
    ),
    "avg_pool2d": (
        lambda x: engine.avg_pool2d(x, **POOL),
        X,
        lambda dy, x: engine.avg_pool2d_backward(dy, SHAPE, **POOL),
    ),
    "avg_pool2d without padding": (
        lambda x: engine.avg_pool2d(x, **POOL, count_include_pad=False),
        X,
        lambda dy, x: engine.avg_pool2d_backward(
            dy, SHAPE, **POOL, count_include_pad=False
        ),
    ),
    "avg_pool2d ceil": (
        lambda x: engine.avg_pool2d(x, **POOL, ceil_mode=True),
        X,
        lambda dy, x: engine.avg_pool2d_backward(dy, SHAPE, **POOL, ceil_mode=True),
    ),
    "relu": curve("relu"),
    "sigmoid": curve("sigmoid"),
    "tanh": curve("tanh"),
    "leaky_relu": curve("leaky_relu", slope=0.2),
    "clip": curve("clip", low=-1.01, high=2.01),
    "clip low": curve("clip", low=-1.01),
    "relu6": curve("relu6", X + 0.01),
    "hard_sigmoid": curve("hard_sigmoid", X + 0.01),
    "hard_sigmoid of ONNX": curve("hard_sigmoid", X + 0.01, slope=0.2, offset=0.6),
    "hard_swish": curve("hard_swish", X + 0.01),
    "swish": curve("swish"),
    "gelu": curve("gelu"),
    "gelu by tanh": curve("gelu", approximate="tanh"),
    "local_response_norm": curve("local_response_norm", size=2, **LOUD),
    "local_response_norm of five": curve("local_response_norm", size=5, **LOUD),
    "prelu x": (
        lambda x: engine.prelu(x, COLUMN),
        X,
        lambda dy, x: engine.prelu_backward(dy, x, COLUMN)[0],
    ),
    "prelu slope": (
        lambda slope: engine.prelu(X, slope),
        COLUMN,
        lambda dy, slope: engine.prelu_backward(dy, X, slope)[1],
    ),
    "softmax": curve("softmax"),
    "softmax over channels": curve("softmax", axis=1),
    "dropout": (
        lambda x: np.where(MASK, x / 0.6, 0),
        X,
        lambda dy, x: engine.dropout_backward(dy, MASK, 0.4),
    ),
    "dense x": (
        lambda x: engine.dense(x, WEIGHTS),
        ROWS,
        lambda dy, x: engine.dense_backward(dy, x, WEIGHTS)[0],
    ),
    "dense w": (
        lambda w: engine.dense(ROWS, w),
        WEIGHTS,
        lambda dy, w: engine.dense_backward(dy, ROWS, w)[1],
    ),
    "dense b": (
        lambda b: engine.dense(ROWS, WEIGHTS, b),
        np.arange(5.0),
        lambda dy, b: engine.dense_backward(dy, ROWS, WEIGHTS)[2],
    ),
    "softmax_cross_entropy": (
        lambda scores: np.array(engine.softmax_cross_entropy(scores, [0, 5, 2] * 2)[0]),
        ROWS[:6],
        lambda dy, s: dy * engine.softmax_cross_entropy(s, [0, 5, 2] * 2)[1],
    ),
    "conv_transpose2d x": (
        lambda x: engine.conv_transpose2d(x, TURNED, **TURN),
        X,
        lambda dy, x: engine.conv_transpose2d_backward(dy, x, TURNED, **TURN)[0],
    ),
    "conv_transpose2d x dilated": (
        lambda x: engine.conv_transpose2d(x, TURNED, **DILATED),
        X,
        lambda dy, x: engine.conv_transpose2d_backward(dy, x, TURNED, **DILATED)[0],
    ),
    "conv_transpose2d x of groups": (
        lambda x: engine.conv_transpose2d(x, TURNED, **TURN, groups=3),
        X,
        lambda dy, x: engine.conv_transpose2d_backward(dy, x, TURNED, **TURN, groups=3)[
            0
        ],
    ),
    "conv_transpose2d w": (
        lambda w: engine.conv_transpose2d(X, w, **TURN),
        TURNED,
        lambda dy, w: engine.conv_transpose2d_backward(dy, X, w, **TURN)[1],
    ),
    "conv_transpose2d w dilated": (
        lambda w: engine.conv_transpose2d(X, w, **DILATED),
        TURNED,
        lambda dy, w: engine.conv_transpose2d_backward(dy, X, w, **DILATED)[1],
    ),
    "conv_transpose2d b": (
        lambda b: engine.conv_transpose2d(X, TURNED, b, **TURN),
        np.arange(4.0),
        lambda dy, b: engine.conv_transpose2d_backward(dy, X, TURNED, **TURN)[2],
    ),
    "batch_norm x": (
        lambda x: engine.batch_norm(x, GAMMA, BETA),
        X,
        lambda dy, x: engine.batch_norm_backward(dy, x, GAMMA)[0],
    ),
    "batch_norm x kept": (
        lambda x: engine.batch_norm(x, GAMMA, BETA, **KEPT),
        X,
        lambda dy, x: engine.batch_norm_backward(dy, x, GAMMA, **KEPT)[0],
    ),
    "batch_norm x of rows": (
        lambda x: engine.batch_norm(x, GAMMA, BETA, eps=0.1),
        X[:, :, 0, 0],
        lambda dy, x: engine.batch_norm_backward(dy, x, GAMMA, eps=0.1)[0],
    ),
    "batch_norm gamma": (
        lambda gamma: engine.batch_norm(X, gamma, BETA),
        GAMMA,
        lambda dy, gamma: engine.batch_norm_backward(dy, X, gamma)[1],
    ),
    "batch_norm gamma kept": (
        lambda gamma: engine.batch_norm(X, gamma, BETA, **KEPT),
        GAMMA,
        lambda dy, gamma: engine.batch_norm_backward(dy, X, gamma, **KEPT)[1],
    ),
    "batch_norm beta": (
        lambda beta: engine.batch_norm(X, GAMMA, beta),
        BETA,
        lambda dy, beta: engine.batch_norm_backward(dy, X, GAMMA)[2],
    ),
    "layer_norm x": (
        lambda x: engine.layer_norm(x, LAYER_GAMMA, LAYER_BETA),
        X,
        lambda dy, x: engine.layer_norm_backward(dy, x, LAYER_GAMMA)[0],
    ),
    "layer_norm gamma": (
        lambda gamma: engine.layer_norm(X, gamma),
        LAYER_GAMMA[0],
        lambda dy, gamma: engine.layer_norm_backward(dy, X, gamma)[1],
    ),
    "layer_norm beta": (
        lambda beta: engine.layer_norm(X, LAYER_GAMMA, beta),
        LAYER_BETA,
        lambda dy, beta: engine.layer_norm_backward(dy, X, LAYER_GAMMA)[2],
    ),
    "global_avg_pool": (
        engine.global_avg_pool,
        X,
        lambda dy, x: engine.global_avg_pool_backward(dy, SHAPE),
    ),
    "adaptive_avg_pool2d": (
        lambda x: engine.adaptive_avg_pool2d(x, (3, 4)),
        X,
        lambda dy, x: engine.adaptive_avg_pool2d_backward(dy, SHAPE, (3, 4)),
    ),
    "adaptive_avg_pool2d that repeats": (
        lambda x: engine.adaptive_avg_pool2d(x, (9, 1)),
        X,
        lambda dy, x: engine.adaptive_avg_pool2d_backward(dy, SHAPE, (9, 1)),
    ),
    "add a": (
        lambda a: engine.add(a, ROW),
        COLUMN,
        lambda dy, a: engine.add_backward(dy, a.shape, ROW.shape)[0],
    ),
    "add b": (
        lambda b: engine.add(COLUMN, b),
        ROW,
        lambda dy, b: engine.add_backward(dy, COLUMN.shape, b.shape)[1],
    ),
    "multiply a": (
        lambda a: engine.multiply(a, ROW),
        COLUMN,
        lambda dy, a: engine.multiply_backward(dy, a, ROW)[0],
    ),
    "multiply b": (
        lambda b: engine.multiply(COLUMN, b),
        ROW,
        lambda dy, b: engine.multiply_backward(dy, COLUMN, b)[1],
    ),
    "concatenate": (
        lambda x: engine.concatenate([X[:, :1], x, X], axis=1),
        X,
        lambda dy, x: engine.concatenate_backward(dy, [1, 3, 3], axis=1)[1],
    ),
    "split": (
        lambda x: engine.split(x, [2, 1, 4], axis=-2)[2],
        X,
        lambda dy, x: engine.split_backward(
            [np.zeros((2, 3, 2, 6)), np.zeros((2, 3, 1, 6)), dy], axis=-2
        ),
    ),
    "transpose": (
        lambda x: engine.transpose(x, (1, 3, 0, -2)),
        X,
        lambda dy, x: engine.transpose_backward(dy, (1, 3, 0, -2)),
    ),
    **{
        f"resize {mode} {coordinates} to {size}": (
            partial(engine.resize, size=size, mode=mode, coordinates=coordinates),
            X,
            partial(resize_back, mode=mode, coordinates=coordinates),
        )
        for mode in ("nearest", "linear")
        for coordinates in ("half_pixel", "align_corners", "asymmetric")
        for size in ((3, 9), (11, 1))
    },
    "resize by a scale": (
        partial(engine.resize, size=(10, 4), mode="linear", scale=(1.5, 0.8)),
        X,
        partial(resize_back, mode="linear", scale=(1.5, 0.8)),
    ),
    **{
        f"pad {mode} {name}": (
            partial(engine.pad, padding=padding, mode=mode),
            X,
            partial(pad_back, padding=padding, mode=mode),
        )
        for mode in ("constant", "reflect", "edge", "wrap")
        for name, padding in (("around", FRAME), ("cropped", CROPPED))
    },
}


@pytest.mark.parametrize("name", TABLE)
def test_backward_agrees_with_numerical_gradient(name):
    f, x, backward = TABLE[name]
    dy = np.random.default_rng(3).standard_normal(f(x).shape)
    numerical = engine.numerical_gradient(f, x, dy)
    np.testing.assert_allclose(backward(dy, x), numerical, rtol=1e-6, atol=1e-8)


def test_numerical_gradient_of_a_parabola_by_hand():
    slopes = engine.numerical_gradient(np.square, np.array([1.0, -3.0]), [10, 1])
    np.testing.assert_allclose(slopes, [20, -6], rtol=1e-8)


def test_numerical_gradient_of_chosen_cells_comes_cell_by_cell():
    x = np.arange(6.0).reshape(2, 3)
    slopes = engine.numerical_gradient(np.square, x, 1.0, cells=[5, 2])
    np.testing.assert_allclose(slopes, [10, 4], rtol=1e-8)


def test_numerical_gradient_works_in_float64_and_leaves_its_input_alone():
    x = np.array([[1.0, 2.0]], np.float32)
    x.flags.writeable = False
    slopes = engine.numerical_gradient(np.square, x, np.ones((1, 2), np.float32))
    assert slopes.dtype == np.float64
    np.testing.assert_allclose(slopes, [[2, 4]], rtol=1e-8)


def test_numerical_gradient_at_a_kink_is_the_mean_of_both_slopes():
    slope = engine.numerical_gradient(engine.relu, np.zeros(1), np.ones(1))
    np.testing.assert_allclose(slope, [0.5])
