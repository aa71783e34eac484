"""im2col, col2im and the number of windows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine

SIDES = st.tuples(st.integers(0, 2), st.integers(0, 3))
PAIRS = st.tuples(st.integers(1, 3), st.integers(1, 3))
SETTINGS = st.fixed_dictionaries(
    dict(kernel=PAIRS, stride=PAIRS, dilation=PAIRS, padding=st.tuples(SIDES, SIDES))
)


def test_each_window_becomes_a_column_with_channels_outermost():
    x = np.array([[[[1, 2, 3], [4, 5, 6]], [[10, 20, 30], [40, 50, 60]]]], np.float32)
    assert engine.im2col(x, 2)[0].tolist() == [
        [1, 2],
        [2, 3],
        [4, 5],
        [5, 6],
        [10, 20],
        [20, 30],
        [40, 50],
        [50, 60],
    ]


def test_columns_stand_in_row_major_order_of_the_windows():
    x = np.arange(9.0).reshape(1, 1, 3, 3)
    assert engine.im2col(x, 1, stride=2).tolist() == [[[0, 2, 6, 8]]]


def test_padding_is_zero_and_four_sided():
    x = np.full((1, 1, 1, 1), 7.0)
    cols = engine.im2col(x, 1, padding=((1, 0), (0, 2)))
    assert cols.tolist() == [[[0, 0, 0, 7, 0, 0]]]


def test_dilation_spreads_the_kernel():
    x = np.arange(5.0).reshape(1, 1, 1, 5)
    cols = engine.im2col(x, (1, 2), dilation=(1, 3))
    assert cols.tolist() == [[[0, 1], [3, 4]]]


def test_col2im_counts_how_often_a_pixel_was_copied():
    ones = np.ones((1, 4, 4))
    back = engine.col2im(ones, (1, 1, 3, 3), 2)
    assert back.tolist() == [[[[1, 2, 1], [2, 4, 2], [1, 2, 1]]]]


def test_col2im_leaves_cells_that_no_window_reached_at_zero():
    back = engine.col2im(np.ones((1, 4, 4)), (1, 1, 5, 5), 2, stride=2)
    assert back[0, 0, :, 4].tolist() == [0] * 5
    assert back[0, 0, 4].tolist() == [0] * 5
    assert back[0, 0, :4, :4].tolist() == [[1] * 4] * 4


@given(SETTINGS, st.integers(0, 999))
def test_im2col_and_col2im_are_adjoint(how, seed):
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((2, 3, 8, 9))
    cols = engine.im2col(x, **how)
    c = rng.standard_normal(cols.shape)
    left = np.sum(cols * c)
    right = np.sum(x * engine.col2im(c, x.shape, **how))
    assert left == pytest.approx(right, abs=1e-9)


def test_odd_layouts_and_empty_batches():
    x = np.arange(12.0).reshape(1, 1, 3, 4)
    odd = np.asfortranarray(x)[..., ::-1]
    odd.flags.writeable = False
    expected = engine.im2col(np.ascontiguousarray(odd), 2)
    assert np.array_equal(engine.im2col(odd, 2), expected)
    assert engine.im2col(x[:0], 2).shape == (0, 4, 6)
    assert engine.col2im(np.ones((0, 4, 6)), (0, 1, 3, 4), 2).shape == (0, 1, 3, 4)


@pytest.mark.parametrize(
    ("arguments", "windows"),
    [
        ((5, 3), 3),
        ((5, 2, 2), 2),
        ((227, 11, 4), 55),
        ((5, 3, 1, 1), 5),
        ((5, 3, 1, (0, 2)), 5),
        ((7, 3, 1, 0, 3), 1),
        ((7, 3, 2, (1, 0), 2), 2),
        ((1, 1, 9), 1),
    ],
)
def test_output_size_leaves_out_what_does_not_fit(arguments, windows):
    assert engine.output_size(*arguments) == windows
