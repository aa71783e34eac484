import numpy as np

from engine import conv2d
from engine.filters import preset
from scenes.signed import SIGNED, cut, grown, signed_maps

SLOPE = np.tile(np.arange(5, dtype=np.float32) / 8, (1, 1, 4, 1))


def test_the_maps_have_the_pictures_size_and_no_frame():
    maps = signed_maps(SLOPE, ("sobel-columns", "sobel-rows"))
    assert maps.shape == (1, 2, 4, 5)
    assert maps[0, 0, :, 2].tolist() == [1, 1, 1, 1]  # as much as in the middle
    assert (maps[0, 1] == 0).all()


def test_inside_they_are_what_the_filter_gives():
    image = np.random.default_rng(0).random((1, 3, 6, 7), np.float32)
    for name in SIGNED:
        weights, divisor = preset(name, (3, 3), 3)
        expected = conv2d(image, weights[None] / np.float32(divisor))
        assert np.allclose(signed_maps(image, (name,))[:, :, 1:-1, 1:-1], expected)


def test_a_map_has_cells_of_both_signs():
    image = np.random.default_rng(0).random((1, 1, 9, 9), np.float32)
    for values in signed_maps(image, SIGNED)[0]:
        assert values.min() < 0 < values.max()


def test_what_is_cut_out_has_two_decimals_and_no_negative_zero():
    maps = np.array([[[[0.126, -0.001], [3.0, -2.987]]]], np.float32)
    x = cut(maps, (0, 0, 2, 2))
    assert x.dtype == np.float64
    assert x.tolist() == [[[[0.13, 0], [3, -2.99]]]]
    assert not np.signbit(x[0, 0, 0, 1])


def test_a_box_grows_about_its_middle_and_stays_inside_the_map():
    assert grown((10, 20, 4, 6), (1, 3, 40, 40), 16) == (4, 15, 16, 16)
    assert grown((0, 36, 4, 4), (1, 3, 40, 40), 16) == (0, 24, 16, 16)
    assert grown((3, 3, 4, 4), (1, 3, 9, 40), 16) == (0, 0, 9, 16)


def test_the_maps_move_under_the_box_and_repeat_their_border():
    maps = np.arange(12.0).reshape(1, 1, 3, 4)
    assert cut(maps, (1, 1, 2, 2)).tolist() == [[[[5, 6], [9, 10]]]]
    assert cut(maps, (1, 1, 2, 2), (1, 0)).tolist() == [[[[1, 2], [5, 6]]]]
    assert cut(maps, (0, 0, 2, 2), (0, 1)).tolist() == [[[[0, 0], [4, 4]]]]
    assert cut(maps, (1, 2, 2, 2), (0, -3)).tolist() == [[[[7, 7], [11, 11]]]]
