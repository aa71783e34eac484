import numpy as np

from engine import conv2d
from scenes.start import opening

SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], float)


def picture(rows, columns):
    """Make a picture of noise, shape (1, 3, rows, columns)."""
    rng = np.random.default_rng(0)
    return rng.random((1, 3, rows, columns), np.float32)


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
