import numpy as np
import pytest

from engine import conv2d
from lessons.contents import LESSONS
from scenes.start import POINTS, grey, opening, shrunk

SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], float)


def picture(rows, columns, seed=0):
    """Make a picture of noise, shape (1, 3, rows, columns)."""
    rng = np.random.default_rng(seed)
    return rng.random((1, 3, rows, columns), np.float32)


def test_every_lesson_has_a_point():
    assert set(POINTS) == set(LESSONS)


def test_a_picture_is_averaged_down_as_little_as_needed():
    image = np.array([[[[0, 1, 4, 4], [1, 2, 4, 4]]]], np.float32)
    assert shrunk(image, 2).tolist() == [[[[1, 4]]]]
    assert shrunk(image, 4).tolist() == image.tolist()


def test_brightness_is_mostly_green():
    image = np.eye(3, dtype=np.float32).reshape(1, 3, 1, 3)  # red, green, blue
    assert np.allclose(grey(image), [[[[0.299, 0.587, 0.114]]]])


def test_the_opening_shows_what_the_engine_computes_on_the_numbers_that_it_prints():
    scene = opening(picture(40, 50))
    x, y = scene.panel("x").values, scene.panel("y").values
    assert x.shape == (1, 20, 25)
    assert np.array_equal(x, x.round(2))
    assert np.allclose(y, conv2d(x[None], SOBEL[None, None])[0, 0])
    assert np.array_equal(scene.fills[0].values.ravel(), y.ravel())


def test_the_opening_stands_at_a_step_at_which_half_of_the_edges_are_there():
    scene = opening(picture(40, 50))
    assert scene.steps / 2 <= scene.start < scene.steps
    assert scene.equation is None


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 2), (2, 2), (28, 28)])
def test_a_picture_of_any_shape_plays_and_has_points(shape):
    assert opening(picture(*shape)).steps > 0
    for point in POINTS.values():
        tiles = point(picture(*shape))
        assert len(tiles) >= 1
        assert all(np.isfinite(tile.values).all() for tile in tiles)


def test_the_convolution_card_shows_picture_filter_and_edges():
    x, w, y = POINTS["convolution"](picture(30, 40))
    assert x.values.shape == (30, 40) and y.values.shape == (28, 38)
    expected = conv2d(x.values[None, None], SOBEL[None, None].astype(np.float32))
    assert np.allclose(y.values, expected[0, 0], atol=1e-6)
    assert np.array_equal(w.values, SOBEL)


def test_the_explore_card_goes_from_colours_to_ever_smaller_maps():
    first, *maps = POINTS["explore"](picture(64, 64))
    assert first.role == "rgb"
    sides = [tile.values.shape[-1] for tile in maps]
    assert sides == sorted(sides, reverse=True) and sides[-1] < sides[0]
