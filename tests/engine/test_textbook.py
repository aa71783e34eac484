"""The textbook's convolution: by hand, beside the engine's, and what it refuses."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine
from engine import textbook
from tests.engine.refusing import check_refusal

X = np.array([[1.0, 2, 0], [0, 1, 3], [2, 1, 0]])[None, None]
W, B = np.array([[1.0, -1], [2, 0]])[None, None], np.array([10.0])


@st.composite
def convolutions(draw):
    """Draw x, w, b, a stride and a padding; few strides divide what they walk over."""
    counts = st.integers(1, 3)
    kernel, stride, pad = (
        draw(st.tuples(counts, counts)),
        draw(counts),
        draw(counts) - 1,
    )
    picture = [max(1, K - 2 * pad) + draw(st.integers(0, 4)) for K in kernel]
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    channels, maps = draw(counts), draw(counts)
    x = rng.standard_normal((draw(counts), channels, *picture))
    w = rng.standard_normal((maps, channels, *kernel))
    return x, w, rng.standard_normal(maps), stride, pad


def test_each_window_becomes_a_column_channel_after_channel():
    picture = np.array([[[1.0, 2, 3], [4, 5, 6]], [[10, 20, 30], [40, 50, 60]]])
    columns = [[1, 2, 4, 5, 10, 20, 40, 50], [2, 3, 5, 6, 20, 30, 50, 60]]
    assert textbook.im2col(picture, 2).T.tolist() == columns
    assert textbook.im2row(picture, 2).tolist() == columns


def test_the_windows_of_a_first_layer_are_363_by_3025_or_3025_by_363():
    picture = np.zeros((3, 227, 227), np.float32)
    assert textbook.im2col(picture, 11, 4).shape == (363, 3025)
    assert textbook.im2row(picture, 11, 4).shape == (3025, 363)


def test_columns_go_back_to_where_they_came_from_and_overlaps_add_up():
    counted = textbook.col2im(np.ones((4, 4)), (1, 3, 3), 2)
    assert counted.tolist() == [[[1, 2, 1], [2, 4, 2], [1, 2, 1]]]


def test_a_stride_that_does_not_divide_leaves_the_last_cells_without_a_window():
    counted = textbook.col2im(np.ones((4, 4)), (1, 5, 5), 2, stride=2)
    assert counted[0, :, 4].tolist() == counted[0, 4].tolist() == [0] * 5
    assert counted[0, :4, :4].tolist() == [[1] * 4] * 4


def test_each_row_of_a_product_is_folded_into_a_map():
    maps = textbook.fold(np.array([[1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 7]]), 2, 3)
    assert maps.tolist() == [[[1, 2, 3], [4, 5, 6]], [[0, 0, 0], [0, 0, 7]]]


def test_forward_by_hand():
    y = textbook.conv_forward(X, W, B)
    assert y.tolist() == [[[[9, 14], [13, 10]]]]


def test_backward_by_hand():
    dy = np.array([[1.0, 0], [0, 2]])[None, None]
    dx, dw, db = textbook.conv_backward(dy, X, W, B)
    assert dx.tolist() == [[[[1, -1, 0], [2, 2, -2], [0, 4, 0]]]]
    assert dw.tolist() == [[[[3, 8], [2, 1]]]]
    assert db.tolist() == [3]


@settings(max_examples=60)
@given(convolutions())
def test_forward_and_backward_are_the_engines(drawn):
    x, w, b, stride, pad = drawn
    y = textbook.conv_forward(x, w, b, stride, pad)
    expected = engine.conv2d(x, w, b, stride, pad)
    np.testing.assert_allclose(y, expected, atol=1e-12)
    dy = np.random.default_rng(1).standard_normal(y.shape)
    gradients = textbook.conv_backward(dy, x, w, b, stride, pad)
    expected = engine.conv2d_backward(dy, x, w, stride, pad)
    for gradient, other in zip(gradients, expected, strict=True):
        np.testing.assert_allclose(gradient, other, atol=1e-12)


@pytest.mark.parametrize("stride", range(1, 7))
def test_every_stride_that_fits_gives_the_engines_numbers(stride):
    rng = np.random.default_rng(stride)
    x, w, b = (rng.standard_normal(s) for s in ((2, 2, 7, 6), (3, 2, 3, 2), (3,)))
    y = textbook.conv_forward(x, w, b, stride, 1)
    np.testing.assert_allclose(y, engine.conv2d(x, w, b, stride, 1), atol=1e-12)
    gradients = textbook.conv_backward(y, x, w, b, stride, 1)
    expected = engine.conv2d_backward(y, x, w, stride, 1)
    for gradient, other in zip(gradients, expected, strict=True):
        np.testing.assert_allclose(gradient, other, atol=1e-12)


def test_float32_stays_float32_and_what_is_given_stays_as_it_is():
    x, w, b = (array.astype(np.float32) for array in (X, W, B))
    before = [array.copy() for array in (x, w, b)]
    y = textbook.conv_forward(x, w, b, 1, 1)
    results = y, *textbook.conv_backward(y, x, w, b, 1, 1)
    assert {result.dtype for result in results} == {np.dtype(np.float32)}
    assert all(map(np.array_equal, before, (x, w, b)))


def test_a_batch_of_nothing_and_no_filters_are_no_error():
    empty = textbook.conv_forward(X[:0], W, B), textbook.conv_forward(X, W[:0], B[:0])
    assert [y.shape for y in empty] == [(0, 1, 2, 2), (1, 0, 2, 2)]
    dx, dw, db = textbook.conv_backward(empty[1], X, W[:0], B[:0])
    assert (dx.any(), dw.shape, db.shape) == (False, (0, 1, 2, 2), (0,))


REFUSED = {
    "channels": (
        lambda: textbook.conv_forward(np.ones((1, 3, 4, 4)), W, B),
        "filters expect 1 channels, the image has 3",
    ),
    "a kernel that does not fit": (
        lambda: textbook.conv_forward(X[:, :, :1], W, B),
        "kernel spans 2 cells, the padded input has 1",
    ),
    "half a stride": (lambda: textbook.conv_forward(X, W, B, 0.5), "stride whole 0.5"),
    "half a row of padding": (
        lambda: textbook.conv_forward(X, W, B, 1, 0.5),
        "pad whole 0.5",
    ),
    "negative padding": (
        lambda: textbook.conv_backward(X, X, W, B, 1, -1),
        "pad at least 0 -1",
    ),
    "no bias": (lambda: textbook.conv_forward(X, W, None), "b one number a filter"),
    "too many biases": (
        lambda: textbook.conv_forward(X, W, np.ones(2)),
        "b must have shape (1,) (2,)",
    ),
    "whole numbers": (
        lambda: textbook.conv_forward(X.astype(int), W, B),
        "x int64 astype",
    ),
    "another gradient": (
        lambda: textbook.conv_backward(X, X, W, B),
        "dy must have shape (1, 1, 2, 2) (1, 1, 3, 3)",
    ),
    "other columns": (
        lambda: textbook.col2im(np.ones((4, 5)), (1, 3, 3), 2),
        "cols must have shape (4, 4) (4, 5)",
    ),
    "a batch of pictures": (lambda: textbook.im2col(X, 2), "picture 3 axes has 4"),
    "a product that is no map": (
        lambda: textbook.fold(np.ones((2, 5)), 2, 3),
        "product must have shape (2, 6) (2, 5)",
    ),
}


@pytest.mark.parametrize(("call", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_go_together_is_refused_in_a_sentence(call, expected):
    check_refusal(call, expected)
