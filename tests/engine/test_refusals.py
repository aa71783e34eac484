"""What the engine refuses, and that it says which numbers do not go together."""

import numpy as np
import pytest

import engine
from tests.engine.refusing import check_refusal

X, W, B = np.ones((2, 3, 6, 5)), np.ones((4, 3, 3, 2)), np.ones(4)
SIGNAL, SIGNAL_W = np.ones((2, 3, 6)), np.ones((4, 3, 2))
DY, ROWS, DENSE_W = np.ones((2, 4, 4, 4)), np.ones((2, 5)), np.ones((3, 5))
WINNERS = np.zeros((2, 3, 3, 2), int)
RNG = np.random.default_rng(0)


def trained(**how):
    return engine.train(engine.Network([]), (ROWS, [1, 1]), engine.SGD(), **how)


CASES = {
    "channels": (
        lambda: engine.conv2d(X[:, :1], W),
        "filters expect 3 channels, the image has 1",
    ),
    "channels of groups": (
        lambda: engine.conv2d(np.ones((1, 4, 6, 5)), W, groups=2),
        "filters expect 6 channels, the image has 4",
    ),
    "groups and channels": (
        lambda: engine.conv2d(X, W, groups=2),
        "groups must divide the channels: 3 into 2",
    ),
    "groups and filters": (
        lambda: engine.conv2d(X, W[:, :1], groups=3),
        "groups must divide the filters: 4 into 3",
    ),
    "groups of zero": (lambda: engine.conv2d(X, W, groups=0), "groups at least 1 0"),
    "kernel rows": (
        lambda: engine.conv2d(X[:, :, :2], W),
        "kernel spans 3 rows, the padded input has 2",
    ),
    "kernel columns": (
        lambda: engine.conv2d(X, W, dilation=(1, 7), padding=1),
        "kernel spans 8 columns, the padded input has 7",
    ),
    "no rows": (lambda: engine.conv2d(X[:, :, :0], W), "kernel spans 3 rows has 0"),
    "stride": (lambda: engine.conv2d(X, W, stride=0), "stride at least 1 0"),
    "stride pair": (lambda: engine.conv2d(X, W, stride=(1, -2)), "stride 1 -2"),
    "stride of three": (lambda: engine.conv2d(X, W, stride=(1, 1, 1)), "stride 3"),
    "half a stride": (lambda: engine.conv2d(X, W, stride=1.5), "stride whole 1.5"),
    "true as stride": (lambda: engine.conv2d(X, W, stride=True), "stride whole True"),
    "dilation": (lambda: engine.conv2d(X, W, dilation=0), "dilation at least 1 0"),
    "padding": (lambda: engine.conv2d(X, W, padding=-1), "padding at least 0 -1"),
    "one side": (
        lambda: engine.conv2d(X, W, padding=((0, 0), (0, -3))),
        "padding at least 0 -3",
    ),
    "padding of three": (lambda: engine.conv2d(X, W, padding=(1, 1, 1)), "padding 3"),
    "integers": (lambda: engine.conv2d(X.astype(int), W), "x int64 astype"),
    "bytes": (lambda: engine.conv2d(X, W.astype(np.uint8)), "w uint8 astype"),
    "half floats": (lambda: engine.conv2d(X.astype("f2"), W), "x float16"),
    "mixture": (
        lambda: engine.conv2d(X, W.astype("f4")),
        "x is float64, w is float32 convert",
    ),
    "mixed bias": (lambda: engine.conv2d(X, W, B.astype("f4")), "b float32"),
    "list": (lambda: engine.conv2d(X.tolist(), W), "x NumPy array list"),
    "axes of x": (lambda: engine.conv2d(X[0], W), "x 4 axes (N, C, H, W) 3"),
    "axes of w": (lambda: engine.conv2d(X, W[0]), "w 4 axes (F, C, KH, KW) 3"),
    "bias": (lambda: engine.conv2d(X, W, B[:3]), "b (4,) (3,)"),
    "dy": (
        lambda: engine.conv2d_backward(DY[:, :, 1:], X, W),
        "dy (2, 4, 4, 4) (2, 4, 3, 4)",
    ),
    "dy mixed": (lambda: engine.conv2d_backward(DY.astype("f4"), X, W), "dy float32"),
    "input gradient's dy": (
        lambda: engine.conv2d_input_gradient(DY[:, :, 1:], W, X.shape),
        "dy (2, 4, 4, 4) (2, 4, 3, 4)",
    ),
    "input gradient's channels": (
        lambda: engine.conv2d_input_gradient(DY, W, (2, 1, 6, 5)),
        "filters expect 3 channels, the image has 1",
    ),
    "filter gradient's dy": (
        lambda: engine.conv2d_filter_gradient(DY[:, :, 1:], X, W.shape),
        "dy (2, 4, 4, 4) (2, 4, 3, 4)",
    ),
    "filter gradient's channels": (
        lambda: engine.conv2d_filter_gradient(DY, X[:, :1], W.shape),
        "filters expect 3 channels, the image has 1",
    ),
    "naive channels": (
        lambda: engine.conv2d_naive(X[:, :1], W),
        "filters expect 3 channels, the image has 1",
    ),
    "naive integers": (lambda: engine.conv2d_naive(X.astype(int), W), "x int64 astype"),
    "naive dy": (
        lambda: engine.conv2d_backward_naive(DY[:, :, 1:], X, W),
        "dy (2, 4, 4, 4) (2, 4, 3, 4)",
    ),
    "naive groups": (
        lambda: engine.conv2d_backward_naive(DY, X, W, groups=2),
        "groups must divide the channels: 3 into 2",
    ),
    "conv1d axes": (lambda: engine.conv1d(X, SIGNAL_W), "x 3 axes (N, C, W) 4"),
    "conv1d filter": (lambda: engine.conv1d(SIGNAL, W), "w 3 axes (F, C, K) 4"),
    "conv1d stride": (lambda: engine.conv1d(SIGNAL, SIGNAL_W, stride=0), "stride 1 0"),
    "conv1d padding": (
        lambda: engine.conv1d(SIGNAL, SIGNAL_W, padding=-1),
        "padding 0 -1",
    ),
    "conv1d dy": (
        lambda: engine.conv1d_backward(np.ones((2, 4)), SIGNAL, SIGNAL_W),
        "dy 3 axes 2",
    ),
    "conv1d shape of dy": (
        lambda: engine.conv1d_backward(np.ones((2, 4, 3)), SIGNAL, SIGNAL_W),
        "dy (2, 4, 5) (2, 4, 3)",
    ),
    "conv1d sides": (
        lambda: engine.conv1d(SIGNAL, SIGNAL_W, padding=(1, 2, 3)),
        "padding (left, right) 3",
    ),
    "im2col kernel": (lambda: engine.im2col(X, 0), "kernel at least 1 0"),
    "im2col integers": (lambda: engine.im2col(X.astype(int), 2), "x int64"),
    "im2col too large": (lambda: engine.im2col(X, 7), "kernel spans 7 rows has 6"),
    "col2im shape": (
        lambda: engine.col2im(np.ones((2, 12, 7)), X.shape, 2),
        "cols (2, 12, 20) (2, 12, 7)",
    ),
    "col2im x_shape": (
        lambda: engine.col2im(np.ones((2, 12, 7)), (3, 6, 5), 2),
        "x_shape 4 3",
    ),
    "output_size": (lambda: engine.output_size(2, 3), "kernel spans 3 cells has 2"),
    "output_size stride": (lambda: engine.output_size(5, 3, 0), "stride 1 0"),
    "pool padding": (
        lambda: engine.max_pool2d(X, 3, padding=2),
        "padding half 2 3",
    ),
    "mean padding": (
        lambda: engine.avg_pool2d(X, 2, padding=((0, 2), (0, 0))),
        "padding half 2 2",
    ),
    "pool kernel": (lambda: engine.max_pool2d(X, 7), "kernel spans 7 rows has 6"),
    "pool stride": (lambda: engine.max_pool2d(X, 2, 0), "stride 1 0"),
    "pool axes": (lambda: engine.avg_pool2d(X[0], 2), "x 4 axes 3"),
    "winners": (
        lambda: engine.max_pool2d_backward(X[:, :, ::2, :2], WINNERS + 30, X.shape),
        "winners -1..29 30",
    ),
    "winners of halves": (
        lambda: engine.max_pool2d_backward(X[:, :, ::2, :2], WINNERS + 0.5, X.shape),
        "winners whole float64",
    ),
    "shape of winners": (
        lambda: engine.max_pool2d_backward(X, WINNERS, X.shape),
        "winners (2, 3, 6, 5) (2, 3, 3, 2)",
    ),
    "pool x_shape": (
        lambda: engine.max_pool2d_backward(X[:, :, ::2, :2], WINNERS, (2, 9, 6, 5)),
        "x_shape (2, 9) (2, 3)",
    ),
    "values' dy": (
        lambda: engine.max_pool2d_values_backward(X, X, X, 2),
        "dy (2, 3, 3, 2) (2, 3, 6, 5)",
    ),
    "values": (
        lambda: engine.max_pool2d_values_backward(X[:, :, ::2, :2], X, X, 2),
        "y (2, 3, 3, 2) (2, 3, 6, 5)",
    ),
    "values' padding": (
        lambda: engine.max_pool2d_values(X, 3, padding=2),
        "padding half 2 3",
    ),
    "mean dy": (
        lambda: engine.avg_pool2d_backward(X, X.shape, 2),
        "dy (2, 3, 3, 2) (2, 3, 6, 5)",
    ),
    "relu": (lambda: engine.relu(X.astype(int)), "x int64"),
    "relu dy": (lambda: engine.relu_backward(X[:1], X), "dy (2, 3, 6, 5) (1, 3, 6, 5)"),
    "slope": (lambda: engine.leaky_relu(X, np.nan), "slope nan"),
    "rate": (lambda: engine.dropout(X, 1.1, RNG), "rate between 0 and 1 1.1"),
    "negative rate": (lambda: engine.dropout(X, -0.1, RNG), "rate -0.1"),
    "no rate": (lambda: engine.dropout(X, np.nan, RNG), "rate nan"),
    "layer's rate": (lambda: engine.Dropout(2), "rate between 0 and 1 2"),
    "no rng": (lambda: engine.dropout(X, 0.5, None), "rng Generator NoneType"),
    "maps of rows": (
        lambda: engine.dropout(ROWS, 0.5, RNG, channels=True),
        "channels x 3 axes 2",
    ),
    "mask": (lambda: engine.dropout_backward(X, X, 0.5), "mask bool float64"),
    "shape of mask": (
        lambda: engine.dropout_backward(X, X[0] > 0, 0.5),
        "mask (2, 3, 6, 5) (3, 6, 5)",
    ),
    "rate of backward": (lambda: engine.dropout_backward(X, None, 3), "rate 1 3"),
    "dense": (lambda: engine.dense(ROWS[:, :4], DENSE_W), "w expects 5 x has 4"),
    "dense axes": (lambda: engine.dense(X, DENSE_W), "x 2 axes (N, D) 4"),
    "dense bias": (lambda: engine.dense(ROWS, DENSE_W, B), "b (3,) (4,)"),
    "dense dy": (
        lambda: engine.dense_backward(ROWS, ROWS, DENSE_W),
        "dy (2, 3) (2, 5)",
    ),
    "scores": (lambda: engine.softmax(np.ones(3, int)), "scores int64"),
    "no classes": (lambda: engine.softmax(np.ones((2, 0))), "scores 1 (2, 0)"),
    "label": (
        lambda: engine.softmax_cross_entropy(ROWS, [4, 5]),
        "labels 0..4 5",
    ),
    "negative label": (
        lambda: engine.softmax_cross_entropy(ROWS, [-1, 0]),
        "labels 0..4 -1",
    ),
    "half labels": (
        lambda: engine.softmax_cross_entropy(ROWS, [0.5, 1]),
        "labels whole float64",
    ),
    "number of labels": (
        lambda: engine.softmax_cross_entropy(ROWS, [1]),
        "labels (2,) (1,)",
    ),
    "step": (
        lambda: engine.numerical_gradient(np.square, ROWS, 1.0, step=0),
        "step above 0 0",
    ),
    "endless step": (
        lambda: engine.numerical_gradient(np.square, ROWS, 1.0, step=np.inf),
        "step finite above 0 inf",
    ),
    "weights of the outputs": (
        lambda: engine.numerical_gradient(np.square, ROWS, ROWS[0]),
        "dy (2, 5) (5,)",
    ),
    "nudged cells": (
        lambda: engine.numerical_gradient(np.square, ROWS, 1.0, cells=[0, 10]),
        "cells 0..9 10",
    ),
    "two layers of one name": (
        lambda: engine.Network([("a", engine.ReLU()), ("a", engine.Tanh())]),
        "layers 2 different 1",
    ),
    "learning rate": (lambda: engine.SGD(lr=0), "lr above 0 0"),
    "endless learning rate": (lambda: engine.SGD(np.inf), "lr finite above 0 inf"),
    "no learning rate": (lambda: engine.Adam(np.nan), "lr finite above 0 nan"),
    "learning rate in words": (lambda: engine.Adam("0.1"), "lr number 0.1"),
    "beta1": (lambda: engine.Adam(beta1=1), "beta1 below 1 1 0.9"),
    "beta2": (lambda: engine.Adam(beta2=1.0), "beta2 below 1 1.0 0.999"),
    "epsilon": (lambda: engine.Adam(epsilon=np.inf), "epsilon finite inf"),
    "negative l2": (lambda: next(trained(l2=-0.1)), "l2 0 or above -0.1 switches off"),
    "endless l2": (lambda: next(trained(l2=np.inf)), "l2 finite inf"),
    "no l2": (lambda: next(trained(l2=np.nan)), "l2 finite nan"),
    "momentum": (lambda: engine.SGD(momentum=1.5), "momentum between 0 and 1 1.5"),
    "data": (
        lambda: next(engine.train(engine.Network([]), (ROWS, [1]), engine.SGD())),
        "data 2 1 labels",
    ),
    "preset": (lambda: engine.filters.preset("blurr"), "name gaussian blurr"),
    "size of a preset": (lambda: engine.filters.preset("box", 0), "kernel 1 0"),
    "channels of a preset": (
        lambda: engine.filters.preset("box", 3, channels=0),
        "channels 1 0",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_refusal_names_the_argument_and_both_numbers(case):
    check_refusal(*CASES[case])
