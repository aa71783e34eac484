"""What the layers that real networks need refuse, and that it says which numbers."""

import numpy as np
import pytest

import engine
from tests.engine.refusing import check_refusal

X, W, B = np.ones((2, 3, 6, 5)), np.ones((4, 3, 3, 2)), np.ones(4)
TURNED, DY, ROWS = np.ones((3, 4, 3, 2)), np.ones((2, 4, 4, 4)), np.ones((2, 5))

CASES = {
    "classes of axis 1": (
        lambda: engine.softmax(np.ones((2, 0, 3)), axis=1),
        "scores 1 axis 1 (2, 0, 3)",
    ),
    "axis of classes": (lambda: engine.softmax(ROWS, axis=2), "axis 2 scores 2"),
    "softmax dy": (
        lambda: engine.softmax_backward(ROWS[:1], ROWS),
        "dy (2, 5) (1, 5)",
    ),
    "turned channels": (
        lambda: engine.conv_transpose2d(X, W),
        "filters expect 4 channels the image has 3",
    ),
    "turned groups": (
        lambda: engine.conv_transpose2d(X, TURNED, groups=2),
        "groups must divide the channels 3 into 2",
    ),
    "turned bias": (lambda: engine.conv_transpose2d(X, TURNED, B[:2]), "b (4,) (2,)"),
    "turned axes": (lambda: engine.conv_transpose2d(X, B), "w 4 (C F KH KW) 1"),
    "output padding": (
        lambda: engine.conv_transpose2d(X, TURNED, stride=2, output_padding=2),
        "output_padding below 2 stride 2 dilation 1",
    ),
    "turned padding": (
        lambda: engine.conv_transpose2d(X, TURNED, padding=(0, 3)),
        "padding takes away 6 columns there are 6",
    ),
    "turned dy": (
        lambda: engine.conv_transpose2d_backward(DY, X, TURNED),
        "dy (2, 4, 8, 6) (2, 4, 4, 4)",
    ),
    "turned mixture": (
        lambda: engine.conv_transpose2d(X, TURNED.astype("f4")),
        "w float32",
    ),
    "turned naive": (
        lambda: engine.conv_transpose2d_naive(X, W),
        "filters expect 4 channels the image has 3",
    ),
    "no pixels turned": (
        lambda: engine.conv_transpose2d(X[:, :, :0], TURNED),
        "size at least 1 0",
    ),
    "gamma": (lambda: engine.batch_norm(X, B, B), "gamma (3,) (4,)"),
    "beta": (lambda: engine.batch_norm(X, B[:3], B), "beta (3,) (4,)"),
    "kept mean": (
        lambda: engine.batch_norm(X, B[:3], B[:3], B, B[:3]),
        "mean (3,) (4,)",
    ),
    "mean alone": (
        lambda: engine.batch_norm(X, B[:3], B[:3], mean=B[:3]),
        "mean and var go together var is None",
    ),
    "mixed gamma": (
        lambda: engine.batch_norm(X, B[:3].astype("f4"), B[:3]),
        "gamma float32",
    ),
    "eps": (lambda: engine.batch_norm(X, B[:3], B[:3], eps=0), "eps above 0 0"),
    "endless eps": (
        lambda: engine.batch_norm(X, B[:3], B[:3], eps=np.inf),
        "eps finite inf",
    ),
    "no channels": (lambda: engine.batch_norm(B, B, B), "x 2 (N, C, ...) 1"),
    "batch_norm dy": (
        lambda: engine.batch_norm_backward(X[:1], X, B[:3]),
        "dy (2, 3, 6, 5) (1, 3, 6, 5)",
    ),
    "statistics of one number": (
        lambda: engine.running_statistics(ROWS[:1], np.ones(5), np.ones(5)),
        "x 2 numbers 1",
    ),
    "running mean": (
        lambda: engine.running_statistics(X, B, B[:3]),
        "mean (3,) (4,)",
    ),
    "momentum of statistics": (
        lambda: engine.running_statistics(X, B[:3], B[:3], 0),
        "momentum above 0 0",
    ),
    "layer_norm gamma": (
        lambda: engine.layer_norm(X, ROWS),
        "x gamma (2, 5) (2, 3, 6, 5)",
    ),
    "layer_norm beta": (
        lambda: engine.layer_norm(ROWS, ROWS[0], B),
        "beta (5,) (4,)",
    ),
    "layer_norm number": (
        lambda: engine.layer_norm(ROWS, np.array(1.0)),
        "x gamma () (2, 5)",
    ),
    "clip": (lambda: engine.clip(X, low=np.nan), "low number nan"),
    "clip words": (lambda: engine.clip(X, high="6"), "high number 6"),
    "clip dy": (
        lambda: engine.clip_backward(X[:1], X),
        "dy (2, 3, 6, 5) (1, 3, 6, 5)",
    ),
    "hard slope": (lambda: engine.hard_sigmoid(X, np.inf), "slope finite inf"),
    "hard offset": (lambda: engine.hard_sigmoid(X, offset=None), "offset None"),
    "hard integers": (lambda: engine.hard_swish(X.astype(int)), "x int64"),
    "sum": (lambda: engine.add(X, ROWS[:, :4]), "a b (2, 3, 6, 5) (2, 4)"),
    "sum of a mixture": (
        lambda: engine.add(X, X.astype("f4")),
        "a is float64 b is float32",
    ),
    "sum of lists": (lambda: engine.add(ROWS.tolist(), ROWS), "a NumPy array list"),
    "product of lists": (
        lambda: engine.multiply(ROWS, ROWS.tolist()),
        "b NumPy array list",
    ),
    "turned by nothing": (
        lambda: engine.conv_transpose2d(X, TURNED[:, :, :0]),
        "kernel at least 1 0",
    ),
    "sum dy": (
        lambda: engine.add_backward(X, (2, 3, 6, 1), (6, 1)),
        "dy (2, 3, 6, 1) (2, 3, 6, 5)",
    ),
    "product": (lambda: engine.multiply(X, B), "a b (2, 3, 6, 5) (4,)"),
    "product dy": (
        lambda: engine.multiply_backward(ROWS, X, X),
        "dy (2, 3, 6, 5) (2, 5)",
    ),
    "nothing together": (lambda: engine.concatenate([]), "arrays 1 0"),
    "together": (
        lambda: engine.concatenate([X, X[:1]]),
        "axis 1 array 0 (2, 3, 6, 5) array 1 (1, 3, 6, 5)",
    ),
    "axes together": (
        lambda: engine.concatenate([X, ROWS]),
        "array 0 (2, 3, 6, 5) array 1 (2, 5)",
    ),
    "axis together": (lambda: engine.concatenate([ROWS], 2), "axis 2 array 0 2"),
    "negative axis": (lambda: engine.split(ROWS, [2], -3), "axis at least -2 -3"),
    "parts": (lambda: engine.split(X, [1, 1]), "sizes 2 x 3 axis 1"),
    "negative part": (lambda: engine.split(X, [4, -1]), "size at least 0 -1"),
    "order of axes": (lambda: engine.transpose(X, (0, 1, 1, 2)), "axes 4 0 1 1 2"),
    "too few axes": (lambda: engine.transpose(X, (0, 1)), "axes 4 0 1"),
    "frame": (lambda: engine.pad(ROWS, ((0, 0),)), "padding 2 1"),
    "mode of a frame": (
        lambda: engine.pad(ROWS, ((0, 0), (0, 0)), "mirror"),
        "mode constant reflect edge wrap",
    ),
    "mirrored too far": (
        lambda: engine.pad(ROWS, ((0, 2), (0, 0)), "reflect"),
        "padding 2 reflect 2",
    ),
    "edge of nothing": (
        lambda: engine.pad(ROWS[:0], ((1, 0), (0, 0)), "edge"),
        "padding 1 edge 0",
    ),
    "taken away": (
        lambda: engine.pad(ROWS, ((-1, -2), (0, 0))),
        "padding takes away 3 2",
    ),
    "value of a frame": (
        lambda: engine.pad(ROWS, ((1, 0), (0, 0)), value=np.nan),
        "value number nan",
    ),
    "frame dy": (
        lambda: engine.pad_backward(ROWS, (2, 5), ((1, 0), (0, 0))),
        "dy (3, 5) (2, 5)",
    ),
    "mean of nothing": (lambda: engine.global_avg_pool(X[:, :, :0]), "x 1 cell"),
    "mean of rows": (lambda: engine.global_avg_pool(ROWS), "x 4 axes 2"),
    "global dy": (
        lambda: engine.global_avg_pool_backward(X, X.shape),
        "dy (2, 3, 1, 1) (2, 3, 6, 5)",
    ),
    "adaptive size": (
        lambda: engine.adaptive_avg_pool2d(X, (2, 0)),
        "size at least 1 0",
    ),
    "adaptive nothing": (
        lambda: engine.adaptive_avg_pool2d(X[:, :, :, :0], 2),
        "x 1 cell",
    ),
    "adaptive dy": (
        lambda: engine.adaptive_avg_pool2d_backward(X, X.shape, (3, 5)),
        "dy (2, 3, 3, 5) (2, 3, 6, 5)",
    ),
    "slopes": (lambda: engine.prelu(X, B[:3]), "slope x (2, 3, 6, 5) (3,)"),
    "slopes of more axes": (
        lambda: engine.prelu(ROWS, np.ones((1, 2, 5))),
        "slope x (2, 5) (1, 2, 5)",
    ),
    "prelu dy": (
        lambda: engine.prelu_backward(X[:1], X, B[:1]),
        "dy (2, 3, 6, 5) (1, 3, 6, 5)",
    ),
    "swish of integers": (lambda: engine.swish(X.astype(int)), "x int64"),
    "swish dy": (
        lambda: engine.swish_backward(ROWS, X),
        "dy (2, 3, 6, 5) (2, 5)",
    ),
    "gelu of integers": (lambda: engine.gelu(X.astype(int)), "x int64"),
    "gelu dy": (lambda: engine.gelu_backward(ROWS, X), "dy (2, 3, 6, 5) (2, 5)"),
    "approximate": (
        lambda: engine.gelu(X, "sigmoid"),
        "approximate none tanh sigmoid",
    ),
    "neighbours": (lambda: engine.local_response_norm(X, 0), "size at least 1 0"),
    "weight of neighbours": (
        lambda: engine.local_response_norm(X, 3, alpha=np.inf),
        "alpha finite inf",
    ),
    "neighbours in a row": (lambda: engine.local_response_norm(B, 3), "x 2 axes 1"),
    "neighbours dy": (
        lambda: engine.local_response_norm_backward(ROWS, X, 3),
        "dy (2, 3, 6, 5) (2, 5)",
    ),
    "resize mode": (
        lambda: engine.resize(X, 2, "cubic"),
        "mode nearest linear cubic",
    ),
    "resize coordinates": (
        lambda: engine.resize(X, 2, coordinates="corner"),
        "coordinates half_pixel asymmetric corner",
    ),
    "resize rounding": (
        lambda: engine.resize(X, 2, nearest="round"),
        "nearest round_prefer_floor ceil round",
    ),
    "resize to nothing": (lambda: engine.resize(X, (2, 0)), "size at least 1 0"),
    "resize nothing": (lambda: engine.resize(X[:, :, :0], 2), "x 1 cell"),
    "resize rows": (lambda: engine.resize(ROWS, 2), "x 4 axes 2"),
    "scale": (lambda: engine.resize(X, 2, scale=0), "scale above 0 0"),
    "scale of three": (
        lambda: engine.resize(X, 2, scale=(1, 1, 1)),
        "scale (rows columns) 3",
    ),
    "resize dy": (
        lambda: engine.resize_backward(X[:1], X.shape),
        "dy (2, 3, 6, 5) (1, 3, 6, 5)",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_refusal_names_the_argument_and_both_numbers(case):
    check_refusal(*CASES[case])
