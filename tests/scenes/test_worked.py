import numpy as np
import pytest

from scenes.im2col.forward import im2col_forward
from scenes.windows import Geometry
from scenes.worked import (
    DEEP,
    DEEP_FILTER,
    LARGE,
    area_shares,
    gabor_filters,
    large_input,
    squared,
)


def test_the_small_example_gives_a_sum_that_was_added_up_by_hand():
    w = DEEP_FILTER[None].astype(float)
    scene = im2col_forward(DEEP, w, Geometry((2, 2)))
    assert scene.panel("cols").values.shape == (12, 9)
    first = [1, 2, 4, 1, 0, 1, 2, 0, 2, 0, 0, 3]
    assert scene.panel("cols").values[:, 0].tolist() == first
    # red 1 - 1, green 1 - 2, blue 2 + 0 - 0 - 3
    assert scene.panel("product").values[0, 0] == -2


def test_the_large_example_has_the_sizes_that_are_taught_and_fits_into_bytes():
    x = squared(np.random.default_rng(0).random((1, 3, 40, 50)))
    scene = im2col_forward(x, gabor_filters(), LARGE, shown=95)
    shapes = {p.name: p.values.shape for p in scene.panels}
    assert shapes["x"] == (3, 227, 227)
    assert shapes["cols"] == (363, 3025)
    assert shapes["w"] == (96, 363)
    assert shapes["product"] == (96, 3025)
    assert shapes["maps"] == (55, 55)
    for name in ("x", "cols", "w"):
        panel = scene.panel(name)
        whole = np.rint(panel.values / panel.quantum)
        assert np.abs(panel.values - whole * panel.quantum).max() < 1e-12
        assert whole.min() >= -128 and whole.max() <= 127


def test_a_grey_picture_stands_in_all_three_channels_of_the_large_example():
    grey = np.random.default_rng(0).random((1, 1, 30, 40))
    x = large_input(grey)
    assert x.shape == (1, 3, 227, 227)
    assert np.array_equal(x[0], np.repeat(squared(grey)[0], 3, axis=0))


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_no_byte_is_the_product_of_what_is(turned):
    x = squared(np.random.default_rng(0).random((1, 3, 30, 30)))
    scene = im2col_forward(x, gabor_filters(), LARGE, turned=turned)
    product = scene.panel("product")
    first, second = (scene.panel(name).values for name in product.product)
    assert np.allclose(first @ second, product.values, atol=1e-12)


def test_the_numbers_of_the_filter_that_is_played_are_sent_in_full():
    x = squared(np.random.default_rng(0).random((1, 3, 30, 30)))
    scene = im2col_forward(x, gabor_filters(), LARGE, shown=7)
    values = [fill.values for fill in scene.fills if fill.values is not None]
    for each in values:
        assert np.array_equal(each.ravel(), scene.panel("product").values[7])


def test_the_96_filters_differ_add_up_to_nothing_and_have_two_decimals():
    w = gabor_filters()
    assert len(np.unique(w.reshape(96, -1), axis=0)) == 96
    assert np.abs(w.sum(axis=(1, 2, 3))).max() < 1.5
    assert np.array_equal(w, w.round(2))
    assert np.abs(w).max() <= 1.27


def test_areas_are_averaged_down_and_shared_out_when_it_grows():
    assert area_shares(4, 2).tolist() == [[0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5]]
    thirds = [[1, 0], [0.5, 0.5], [0, 1]]
    assert np.allclose(area_shares(2, 3), thirds, atol=1e-12)


def test_a_wide_picture_loses_its_sides_and_not_its_shape():
    image = np.zeros((1, 1, 2, 6))
    image[..., 2:4] = 1
    assert squared(image, 2).tolist() == [[[[1, 1], [1, 1]]]]
