"""Boxes on a picture: inside of it, and where there is much to see."""

import numpy as np
import pytest

from lessons.common.boxes import busiest, fullest, lens_box


@pytest.mark.parametrize(
    ("place", "box"),
    [
        ({"n": 4, "r0": "", "c0": ""}, (3, 8, 4, 4)),
        ({"n": 4, "r0": "0", "c0": "2"}, (0, 2, 4, 4)),
        ({"n": 4, "r0": "99", "c0": "17"}, (6, 16, 4, 4)),
        ({"n": 12, "r0": "3", "c0": "3"}, (0, 3, 10, 12)),
    ],
    ids=["middle", "given", "clamped", "larger than the picture"],
)
def test_the_box_is_in_the_picture(place, box):
    assert lens_box(place, rows=10, columns=20) == box


def test_the_box_opens_where_edges_run_in_both_directions():
    image = np.zeros((1, 1, 20, 30), np.float32)
    image[0, 0, 12:, 22:] = 1  # one corner
    row, column = busiest(image, 4, 4)
    assert 9 <= row <= 11 and 19 <= column <= 21


@pytest.mark.parametrize("size", [4, 8])
def test_a_box_as_large_as_a_field_of_the_checkerboard_shows_its_corners(size):
    fields = np.indices((8, 8)).sum(axis=0) % 2
    image = np.kron(fields, np.ones((8, 8)))[None, None].astype(np.float32)
    row, column = busiest(image, size, size)
    box = image[0, 0, row : row + size, column : column + size]
    assert np.ptp(box, axis=0).any() and np.ptp(box, axis=1).any()


def test_a_picture_of_one_pixel_is_its_own_box():
    assert busiest(np.ones((1, 1, 1, 1), np.float32), 1, 1) == (0, 0)


def test_a_picture_without_edges_opens_in_the_middle():
    assert busiest(np.full((1, 3, 10, 20), 0.5, np.float32), 4, 6) == (3, 7)


def test_the_fullest_box_holds_the_largest_numbers_whatever_their_sign():
    maps = np.zeros((1, 2, 6, 5))
    maps[0, 0, 1, 1] = 3
    maps[0, 1, 4, 3] = -2
    maps[0, 0, 4, 4] = 2
    assert fullest(maps, 1, 2) == (4, 3)
    assert fullest(maps, 1, 1) == (1, 1)
