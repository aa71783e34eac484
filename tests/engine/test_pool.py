"""Pooling: ties, minus infinity, NaN and windows that do not fit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine

NAN, INF = np.nan, np.inf


def picture(*rows):
    return np.array([[rows]], np.float32)


def test_max_pool_gives_the_largest_and_where_it_stood():
    y, winners = engine.max_pool2d(picture([1, 7, 3, 2], [4, 5, 9, 8]), 2)
    assert y.tolist() == [[[[7, 9]]]]
    assert winners.tolist() == [[[[1, 6]]]]


def test_a_tie_goes_to_the_first_in_row_major_order():
    _, winners = engine.max_pool2d(picture([0, 5], [5, 5]), 2)
    assert winners.tolist() == [[[[1]]]]


def test_padding_never_wins_over_negative_numbers():
    y, winners = engine.max_pool2d(picture([-3, -2], [-4, -1]), 3, 1, padding=1)
    assert y.tolist() == [[[[-1, -1], [-1, -1]]]]
    assert winners.tolist() == [[[[3, 3], [3, 3]]]]


def test_minus_infinity_in_the_picture_wins_over_padding():
    _, winners = engine.max_pool2d(picture([-INF, -INF]), (1, 2), 1, ((0, 0), (1, 0)))
    assert winners.tolist() == [[[[0, 0]]]]


def test_a_window_of_nothing_but_padding_has_no_winner_and_sends_nothing_back():
    x = picture([1, 2])
    y, winners = engine.max_pool2d(x, (1, 2), 1, (0, 1), dilation=(1, 3))
    assert y.tolist() == [[[[-INF]]]]
    assert winners.tolist() == [[[[-1]]]]
    dx = engine.max_pool2d_backward(np.ones_like(y), winners, x.shape)
    assert dx.tolist() == [[[[0, 0]]]]


def test_the_last_nan_wins():
    y, winners = engine.max_pool2d(picture([NAN, 9], [NAN, INF]), 2)
    assert np.isnan(y).all()
    assert winners.tolist() == [[[[2]]]]


def test_windows_that_do_not_fit_are_left_out():
    x = picture([1, 2, 3], [4, 5, 6], [7, 8, 9])
    assert engine.max_pool2d(x, 2)[0].tolist() == [[[[5]]]]
    assert engine.max_pool2d(x, 2, ceil_mode=True)[0].tolist() == [[[[5, 6], [8, 9]]]]


def test_ceil_mode_drops_a_window_that_starts_in_the_padding_behind():
    x = picture([1, 2, 3])
    y, _ = engine.max_pool2d(x, (1, 2), 2, (0, 1), ceil_mode=True)
    assert y.tolist() == [[[[1, 3]]]]
    y, _ = engine.max_pool2d(x[..., :2], (1, 2), 3, (0, 1), ceil_mode=True)
    assert y.tolist() == [[[[1]]]]


def test_ceil_mode_keeps_a_window_larger_than_the_picture_as_far_as_it_reaches():
    y, winners = engine.max_pool2d(picture([1, 2, 3]), 2, ceil_mode=True)
    assert y.tolist() == [[[[2, 3]]]]
    assert winners.tolist() == [[[[1, 2]]]]


def test_dilation_spreads_the_window():
    y, winners = engine.max_pool2d(picture([5, 9, 6, 1]), (1, 2), 1, dilation=(1, 2))
    assert y.tolist() == [[[[6, 9]]]]
    assert winners.tolist() == [[[[2, 1]]]]


def test_the_winner_of_several_windows_gets_all_their_gradients():
    x = picture([1, 9, 2])
    y, winners = engine.max_pool2d(x, (1, 2), 1)
    dx = engine.max_pool2d_backward(picture([10, 5]), winners, x.shape)
    assert dx.tolist() == [[[[0, 15, 0]]]]


@st.composite
def pools(draw):
    """Draw a picture full of ties, NaN and infinities, and settings for it."""
    kernel = draw(st.tuples(st.integers(1, 3), st.integers(1, 4)))
    padding = [
        draw(st.tuples(st.integers(0, k // 2), st.integers(0, k // 2))) for k in kernel
    ]
    pairs = st.tuples(st.integers(1, 3), st.integers(1, 2))
    dilation, stride = draw(pairs), draw(pairs)
    shape = [draw(st.integers(1, 2)), draw(st.integers(1, 2))] + [
        max(1, d * (k - 1) + 1 - sum(p)) + draw(st.integers(0, 4))
        for d, k, p in zip(dilation, kernel, padding, strict=True)
    ]
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    values = draw(st.sampled_from([[0, 1, 2], [1, NAN, -INF, INF], [-INF, -1]]))
    how = dict(kernel=kernel, stride=stride, padding=padding, dilation=dilation)
    return rng.choice(np.array(values, np.float32), shape), how


@given(pools(), st.booleans())
@settings(max_examples=100)
def test_without_winners_the_same_values_and_gradients_come_out(case, ceil_mode):
    x, how = case
    y, winners = engine.max_pool2d(x, **how, ceil_mode=ceil_mode)
    values = engine.max_pool2d_values(x, **how, ceil_mode=ceil_mode)
    np.testing.assert_array_equal(values, y)
    dy = np.random.default_rng(1).standard_normal(y.shape).astype(np.float32)
    dx = engine.max_pool2d_values_backward(dy, x, y, **how, ceil_mode=ceil_mode)
    expected = engine.max_pool2d_backward(dy, winners, x.shape)
    np.testing.assert_allclose(dx, expected, atol=1e-5)


@given(pools())
@settings(max_examples=100)
def test_winners_follow_their_definition(case):
    x, how = case
    (KH, KW), (SH, SW), (DH, DW) = how["kernel"], how["stride"], how["dilation"]
    (top, _), (left, _) = how["padding"]
    y, winners = engine.max_pool2d(x, **how)
    for n, c, oh, ow in np.ndindex(y.shape):
        best, winner = -INF, -1
        for i, j in np.ndindex(KH, KW):
            row, column = oh * SH + i * DH - top, ow * SW + j * DW - left
            if 0 <= row < x.shape[2] and 0 <= column < x.shape[3]:
                value = x[n, c, row, column]
                if winner < 0 or value > best or np.isnan(value):
                    best, winner = value, row * x.shape[3] + column
        assert winners[n, c, oh, ow] == winner
        np.testing.assert_array_equal(y[n, c, oh, ow], np.float32(best))


def test_a_kernel_of_256_cells_still_counts_them():
    x = np.zeros((1, 1, 16, 17), np.float32)
    x[..., 15, 15:] = 1
    y, winners = engine.max_pool2d(x, 16, 1)
    assert winners.tolist() == [[[[15 * 17 + 15, 15 * 17 + 15]]]]
    dx = engine.max_pool2d_values_backward(y, x, y, 16, 1)
    assert dx[0, 0, 15].tolist() == [0] * 15 + [2, 0]


def test_channels_and_images_are_pooled_apart():
    x = np.arange(16, dtype=np.float32).reshape(2, 2, 2, 2)
    y, winners = engine.max_pool2d(x, 2)
    assert y.ravel().tolist() == [3, 7, 11, 15]
    dx = engine.max_pool2d_backward(y, winners, x.shape)
    assert dx.ravel().tolist() == [0, 0, 0, 3, 0, 0, 0, 7, 0, 0, 0, 11, 0, 0, 0, 15]


def test_avg_pool_counts_padding_as_zeros_or_not_at_all():
    x = picture([2, 4])
    how = dict(kernel=(1, 2), stride=2, padding=(0, 1))
    assert engine.avg_pool2d(x, **how).tolist() == [[[[1, 2]]]]
    y = engine.avg_pool2d(x, **how, count_include_pad=False)
    assert y.tolist() == [[[[2, 4]]]]


def test_avg_pool_never_counts_what_lies_beyond_the_padding():
    x = picture([2, 4, 6])
    y = engine.avg_pool2d(x, (1, 2), ceil_mode=True)
    assert y.tolist() == [[[[3, 6]]]]
    y = engine.avg_pool2d(x, (1, 4), 2, (0, 1), ceil_mode=True)
    np.testing.assert_allclose(y, [[[[3, 10 / 3]]]], rtol=1e-6)


def test_avg_pool_backward_shares_out_evenly():
    dx = engine.avg_pool2d_backward(picture([6, 8]), (1, 1, 1, 3), (1, 2), 1)
    assert dx.tolist() == [[[[3, 7, 4]]]]


@pytest.mark.parametrize("ceil_mode", [False, True])
def test_an_empty_batch_and_odd_layouts(ceil_mode):
    x = np.random.default_rng(0).standard_normal((2, 3, 7, 6)).astype(np.float32)
    odd = np.asfortranarray(x[::-1, :, ::-1])[::-1, :, ::-1]
    odd.flags.writeable = False
    how = dict(kernel=3, stride=2, padding=1, ceil_mode=ceil_mode)
    for ours, theirs in zip(
        engine.max_pool2d(odd, **how), engine.max_pool2d(x, **how), strict=True
    ):
        assert np.array_equal(ours, theirs)
        assert ours.shape[0] == 2
    assert np.array_equal(engine.avg_pool2d(odd, **how), engine.avg_pool2d(x, **how))
    y, winners = engine.max_pool2d(x[:0], **how)
    assert len(y) == len(engine.avg_pool2d(x[:0], **how)) == 0
    assert engine.max_pool2d_backward(y, winners, (0, 3, 7, 6)).shape == (0, 3, 7, 6)
    assert engine.avg_pool2d(x, **how).dtype == np.float32
