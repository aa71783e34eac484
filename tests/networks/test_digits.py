"""Digits: their split, how they are enlarged and varied, and drawn ones."""

import numpy as np
import pytest

from networks.digits import _parts, digits, enlarge, from_ink, varied_digits


def rows_of(part):
    return {image.tobytes() for image in _parts()[part][0]}


def test_a_fifth_is_held_out_and_no_picture_of_it_is_trained_with():
    x, labels = digits("training")
    held_x, held_labels = digits("held out")
    assert (len(x), len(held_x)) == (1437, 360)
    assert x.shape[1:] == held_x.shape[1:] == (1, 16, 16)
    assert set(labels) == set(held_labels) == set(range(10))
    assert not rows_of("training") & rows_of("held out")


def test_pictures_are_floats_between_paper_and_ink():
    x, _ = digits("training")
    assert x.dtype == np.float32
    assert x.min() == 0 and 0.9 < x.max() <= 1


def test_enlarging_keeps_what_is_even_and_mirrors_with_the_picture():
    even = enlarge(np.ones((1, 8, 8)))[0, 0]
    assert (even[1:-1, 1:-1] == 1).all()
    picture = np.random.default_rng(0).random((1, 8, 8))
    mirrored = enlarge(picture[:, ::-1, ::-1])[0, 0]
    np.testing.assert_allclose(mirrored, enlarge(picture)[0, 0, ::-1, ::-1], atol=1e-6)


def test_enlarging_blends_neighbours_three_to_one():
    picture = np.zeros((1, 8, 8))
    picture[0, 3, 3] = 16
    x = enlarge(picture)[0, 0]
    assert x[6, 6] == 9 and x[5, 6] == 3 and x[5, 5] == 1 and x[4, 6] == 0


def test_a_shift_by_one_pixel_moves_a_picture_by_two_of_the_fine_ones():
    picture = np.zeros((1, 8, 8))
    picture[0, 3, 3] = 1
    moved = enlarge(picture, shifts=np.array([[[1.0], [0.0]]]))[0, 0]
    np.testing.assert_allclose(moved[:-2], enlarge(picture)[0, 0, 2:])


def test_varied_digits_differ_from_the_written_ones_but_not_much():
    x, labels = digits("training")
    varied, same_labels = varied_digits(np.random.default_rng(0))
    assert (labels == same_labels).all() and varied.dtype == np.float32
    assert 0 <= varied.min() and varied.max() <= 1
    likeness = np.corrcoef(x.ravel(), varied.ravel())[0, 1]
    assert 0.6 < likeness < 0.95
    again, _ = varied_digits(np.random.default_rng(0))
    assert (varied == again).all()


@pytest.mark.parametrize("side", [40, 200])
def test_a_drawn_stroke_fills_the_frame_wherever_and_however_large_it_is(side):
    ink = np.zeros((300, 300))
    ink[60 : 60 + side, 20 : 20 + side // 4] = 1
    x = from_ink(ink)
    assert x.shape == (1, 1, 16, 16) and x.dtype == np.float32
    assert x[0, 0, :, 7:9].min() > 0.5
    assert x[0, 0, :, :4].max() == x[0, 0, :, 12:].max() == 0


def test_where_nothing_is_drawn_there_is_paper():
    assert not from_ink(np.zeros((20, 20))).any()
