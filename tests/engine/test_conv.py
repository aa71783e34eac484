"""Convolution: by hand, against its definition, in every memory layout."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine

MIB = 1 << 20


def sides():
    return st.tuples(st.integers(0, 2), st.integers(0, 2))


@st.composite
def convolutions(draw):
    """Draw x, w, b and settings that go together, with sides that differ."""
    small, pairs = st.integers(1, 2), st.tuples(st.integers(1, 3), st.integers(1, 2))
    groups, kernel, dilation = draw(small), draw(pairs), draw(pairs)
    padding = draw(st.tuples(sides(), sides()))
    picture = [
        max(1, d * (k - 1) + 1 - sum(p)) + draw(st.integers(0, 2)) + axis
        for axis, (d, k, p) in enumerate(zip(dilation, kernel, padding, strict=True))
    ]
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    channels, maps = draw(small), groups * draw(small)
    x = rng.standard_normal((draw(small), groups * channels, *picture))
    w = rng.standard_normal((maps, channels, *kernel))
    how = dict(stride=draw(pairs), padding=padding, dilation=dilation, groups=groups)
    return x, w, rng.standard_normal(maps), how


def random_like(y):
    return np.random.default_rng(1).standard_normal(y.shape).astype(y.dtype)


def test_every_output_is_the_sum_over_its_window():
    x = np.array([[[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]], np.float32)
    w = np.array([[[[1, 0], [0, -1]]]], np.float32)
    b = np.array([10], np.float32)
    assert engine.conv2d(x, w, b).tolist() == [[[[6, 6], [6, 6]]]]
    assert engine.conv2d_naive(x, w, b).tolist() == [[[[6, 6], [6, 6]]]]


def test_the_kernel_is_not_flipped():
    x = np.array([[[[1, 2, 3]]]], np.float32)
    w = np.array([[[[1, 10]]]], np.float32)
    assert engine.conv2d(x, w).tolist() == [[[[21, 32]]]]
    assert engine.conv2d_naive(x, w).tolist() == [[[[21, 32]]]]


@pytest.mark.parametrize("conv2d", [engine.conv2d, engine.conv2d_naive])
def test_padding_is_top_bottom_then_left_right(conv2d):
    x, w = np.full((1, 1, 1, 1), 5.0), np.ones((1, 1, 1, 1))
    y = conv2d(x, w, padding=((1, 0), (0, 2)))
    assert y.tolist() == [[[[0, 0, 0], [5, 0, 0]]]]


@pytest.mark.parametrize("conv2d", [engine.conv2d, engine.conv2d_naive])
def test_stride_and_dilation_are_rows_then_columns(conv2d):
    x = np.arange(20.0).reshape(1, 1, 4, 5)
    w = np.array([[[[1.0, 100.0]]]])
    y = conv2d(x, w, stride=(3, 1), dilation=(1, 3))
    assert y.tolist() == [[[[300, 401], [1815, 1916]]]]


@pytest.mark.parametrize("conv2d", [engine.conv2d, engine.conv2d_naive])
def test_groups_of_channels_do_not_meet(conv2d):
    x = np.array([1.0, 10.0, 100.0, 1000.0]).reshape(1, 4, 1, 1)
    w = np.ones((2, 2, 1, 1))
    assert conv2d(x, w, groups=2).ravel().tolist() == [11, 1100]


def test_backward_by_hand():
    x = np.array([[[[1, 2, 3]]]], np.float32)
    w = np.array([[[[10, 20]]]], np.float32)
    dy = np.array([[[[1, 5]]]], np.float32)
    for backward in (engine.conv2d_backward, engine.conv2d_backward_naive):
        dx, dw, db = backward(dy, x, w)
        assert dx.tolist() == [[[[10, 70, 100]]]]
        assert dw.tolist() == [[[[11, 17]]]]
        assert db.tolist() == [6]


@given(convolutions())
@settings(max_examples=50)
def test_conv2d_follows_its_definition(case):
    x, w, b, how = case
    np.testing.assert_allclose(
        engine.conv2d(x, w, b, **how), engine.conv2d_naive(x, w, b, **how), atol=1e-12
    )


@given(convolutions())
@settings(max_examples=50)
def test_backward_follows_its_definition(case):
    x, w, b, how = case
    dy = random_like(engine.conv2d_naive(x, w, b, **how))
    got = engine.conv2d_backward(dy, x, w, **how)
    expected = engine.conv2d_backward_naive(dy, x, w, **how)
    for ours, theirs in zip(got, expected, strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-12)
    dx = engine.conv2d_input_gradient(dy, w, x.shape, **how)
    np.testing.assert_allclose(dx, expected[0], atol=1e-12)
    dw = engine.conv2d_filter_gradient(dy, x, w.shape, **how)
    np.testing.assert_allclose(dw, expected[1], atol=1e-12)


@given(convolutions())
@settings(max_examples=25)
def test_backward_agrees_with_numerical_gradient(case):
    x, w, b, how = case
    dy = random_like(engine.conv2d_naive(x, w, b, **how))
    dx, dw, db = engine.conv2d_backward(dy, x, w, **how)
    numerical = engine.numerical_gradient
    for ours, f, nudged in (
        (dx, lambda x: engine.conv2d(x, w, b, **how), x),
        (dw, lambda w: engine.conv2d(x, w, b, **how), w),
        (db, lambda b: engine.conv2d(x, w, b, **how), b),
    ):
        np.testing.assert_allclose(ours, numerical(f, nudged, dy), atol=1e-7)


@given(convolutions())
@settings(max_examples=50)
def test_convolution_is_linear(case):
    x, w, b, how = case
    other = np.roll(x, 1, axis=-1) * 3
    both = engine.conv2d(2 * x + other, w, **how)
    apart = 2 * engine.conv2d(x, w, **how) + engine.conv2d(other, w, **how)
    np.testing.assert_allclose(both, apart, atol=1e-10)


@pytest.mark.parametrize(
    "layout",
    [
        np.asfortranarray,
        lambda a: np.ascontiguousarray(a[..., ::-1])[..., ::-1],
        lambda a: np.ascontiguousarray(a[:, :, ::-1])[:, :, ::-1],
        lambda a: np.repeat(a, 2, axis=-1)[..., ::2],
        lambda a: np.ascontiguousarray(a.transpose(2, 3, 0, 1)).transpose(2, 3, 0, 1),
    ],
    ids=["fortran", "mirrored", "upside-down", "every-second", "channels-last"],
)
def test_any_memory_layout_works_and_nothing_is_modified(layout):
    rng = np.random.default_rng(0)
    x, w = rng.standard_normal((2, 4, 9, 8)), rng.standard_normal((6, 2, 3, 2))
    how = dict(stride=(2, 1), padding=1, groups=2)
    y = engine.conv2d_naive(x, w, **how)
    dy = random_like(y)
    expected = y, *engine.conv2d_backward_naive(dy, x, w, **how)
    odd = [layout(array) for array in (dy, x, w)]
    for array in odd:
        array.flags.writeable = False
    got = engine.conv2d(*odd[1:], **how), *engine.conv2d_backward(*odd, **how)
    for ours, theirs in zip(got, expected, strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_dtype_stays(dtype):
    x, w = np.ones((1, 2, 5, 4), dtype), np.ones((3, 2, 3, 3), dtype)
    y = engine.conv2d(x, w, np.ones(3, dtype), padding=1)
    results = y, *engine.conv2d_backward(y, x, w, padding=1)
    assert {array.dtype for array in results} == {np.dtype(dtype)}


def test_an_empty_batch_gives_an_empty_result():
    x, w = np.zeros((0, 3, 5, 4)), np.ones((2, 3, 3, 3))
    y = engine.conv2d(x, w)
    assert y.shape == (0, 2, 3, 2)
    dx, dw, db = engine.conv2d_backward(y, x, w)
    assert dx.shape == x.shape
    assert not dw.any() and not db.any() and dw.shape == w.shape


@pytest.mark.parametrize("side", [5, 200])
def test_no_filters_give_no_maps_and_no_gradient(side):
    x, w = np.ones((1, 3, side, side)), np.ones((0, 3, 3, 3))
    y = engine.conv2d(x, w)
    dx, dw, db = engine.conv2d_backward(y, x, w)
    assert y.shape[1] == len(dw) == len(db) == 0 and not dx.any()


def test_blocks_join_without_a_seam():
    rng = np.random.default_rng(0)
    x = rng.standard_normal((3, 5, 150, 140)).astype(np.float32)
    w = rng.standard_normal((4, 5, 5, 3)).astype(np.float32)
    how = dict(stride=(1, 2), padding=((2, 1), (0, 1)), dilation=(2, 1))
    cols = engine.im2col(x, (5, 3), **how)
    y = engine.conv2d(x, w, **how)
    np.testing.assert_allclose(
        y.reshape(3, 4, -1), w.reshape(4, -1) @ cols, rtol=1e-4, atol=1e-4
    )
    dy = random_like(y)
    dx, dw, _ = engine.conv2d_backward(dy, x, w, **how)
    flat = dy.reshape(3, 4, -1)
    dcols = w.reshape(4, -1).T @ flat
    np.testing.assert_allclose(
        dx, engine.col2im(dcols, x.shape, (5, 3), **how), rtol=1e-4, atol=1e-4
    )
    expected = (flat @ cols.transpose(0, 2, 1)).sum(axis=0).reshape(w.shape)
    np.testing.assert_allclose(dw, expected, rtol=1e-3, atol=1e-2)


def peak_beside_results(call):
    """Measure what a call held at most beside what it gave back."""
    tracemalloc.start()
    try:
        result = call()
        arrays = result if isinstance(result, tuple) else (result,)
        peak = tracemalloc.get_traced_memory()[1]
        return peak - sum(array.nbytes for array in arrays)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("x_shape", "w_shape", "how"),
    [
        ((1, 3, 2048, 2048), (16, 3, 11, 11), dict(padding=5)),
        ((1, 256, 9, 700), (4, 256, 9, 9), dict(padding=(4, 0))),
        ((1, 3, 2048, 2048), (4, 3, 2, 2), dict(stride=64, dilation=500, padding=3)),
        ((64, 4, 200, 200), (1, 4, 1, 1), dict(stride=40)),
        ((1, 1, 256, 256), (512, 1, 1, 1), {}),
        ((1, 2, 1024, 2048), (4, 1, 5, 5), dict(padding=2, groups=2)),
        ((1, 900, 30, 30), (900, 1, 31, 31), dict(padding=15, groups=900)),
        ((64, 256, 3, 3), (256, 256, 3, 3), dict(padding=1)),
        ((1, 3, 300, 64), (512, 3, 7, 7), dict(padding=3)),
    ],
    ids=[
        *("large-picture", "many-channels", "far-apart", "few-windows"),
        *("many-filters", "depthwise", "large-kernels"),
        *("many-filters-few-windows", "many-filters-long-rows"),
    ],
)
def test_no_more_than_32_mib_are_held_beside_inputs_and_outputs(x_shape, w_shape, how):
    rng = np.random.default_rng(0)
    x, w = rng.random(x_shape, np.float32), rng.random(w_shape, np.float32)
    dy = engine.conv2d(x, w, **how)
    assert peak_beside_results(lambda: engine.conv2d(x, w, **how)) < 32 * MIB
    assert (
        peak_beside_results(lambda: engine.conv2d_backward(dy, x, w, **how)) < 32 * MIB
    )
    back = peak_beside_results(
        lambda: engine.conv2d_input_gradient(dy, w, x.shape, **how)
    )
    assert back < 32 * MIB


def test_conv1d_slides_along_a_signal():
    x = np.array([[[1, 2, 3, 4]]], np.float32)
    w = np.array([[[1, 10]]], np.float32)
    b = np.array([100], np.float32)
    assert engine.conv1d(x, w, b, stride=2).tolist() == [[[121, 143]]]
    assert engine.conv1d(x, w, padding=(1, 0)).tolist() == [[[10, 21, 32, 43]]]


def test_conv1d_backward_by_hand():
    x = np.array([[[1, 2, 3]]], np.float32)
    w = np.array([[[10, 20]]], np.float32)
    dy = np.array([[[1, 5]]], np.float32)
    dx, dw, db = engine.conv1d_backward(dy, x, w)
    assert dx.tolist() == [[[10, 70, 100]]]
    assert dw.tolist() == [[[11, 17]]]
    assert db.tolist() == [6]


@pytest.mark.parametrize("filters", [0, 4])
@pytest.mark.parametrize("channels", [0, 3])
@pytest.mark.parametrize("images", [0, 2])
def test_of_nothing_comes_what_the_definition_says(images, channels, filters):
    x = np.ones((images, channels, 5, 6), np.float32)
    w, b = np.ones((filters, channels, 3, 2), np.float32), np.ones(filters, "f4")
    y, expected = engine.conv2d(x, w, b), engine.conv2d_naive(x, w, b)
    assert y.shape == expected.shape and (y == expected).all()
    found = engine.conv2d_backward(y, x, w)
    for array, wanted in zip(found, engine.conv2d_backward_naive(y, x, w), strict=True):
        assert array.shape == wanted.shape and np.allclose(array, wanted)
    assert engine.conv1d(x[:, :, 0], w[:, :, 0]).shape == (images, filters, 5)
