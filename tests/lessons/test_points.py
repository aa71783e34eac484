"""What stands on the cards of the start page: the point of each lesson."""

import numpy as np
import pytest

import lessons
from engine import conv2d
from lessons.contents import LESSONS
from scenes.start import opening
from tests.scenes.test_start import SOBEL, picture

SHAPES = [(1, 1), (1, 300), (300, 2), (2, 2), (28, 28)]


def point(name, *shape):
    return lessons.find(name).point(picture(*shape))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_picture_of_any_shape_plays_and_shows_the_point_of_every_lesson(shape):
    assert opening(picture(*shape)).steps > 0
    for name in LESSONS:
        tiles = point(name, *shape)
        assert tiles, name
        assert all(np.isfinite(tile.values).all() for tile in tiles)


def test_the_convolution_card_shows_picture_filter_and_edges():
    x, w, y = point("convolution", 30, 40)
    assert x.values.shape == (30, 40) and y.values.shape == (28, 38)
    expected = conv2d(x.values[None, None], SOBEL[None, None].astype(np.float32))
    assert np.allclose(y.values, expected[0, 0], atol=1e-6)
    assert np.array_equal(w.values, SOBEL)


def test_the_explore_card_goes_from_colours_to_ever_smaller_maps():
    first, *maps = point("explore", 64, 64)
    assert first.role == "rgb"
    sides = [tile.values.shape[-1] for tile in maps]
    assert sides == sorted(sides, reverse=True) and sides[-1] < sides[0]
