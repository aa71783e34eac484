"""Feature maps behind conv, ReLU and max pooling."""

import numpy as np
import pytest

from engine import filter_bank, filter_bank_names, max_pool2d, relu
from scenes.pooled import ORDER, means_of, pooled_maps


def picture(rows, columns):
    """Make a picture of noise, shape (1, 3, rows, columns)."""
    return np.random.default_rng(0).random((1, 3, rows, columns), np.float32)


def test_the_maps_are_the_banks_with_the_edges_first():
    image, names = picture(9, 12), filter_bank_names()["conv1"]
    signed, _ = filter_bank().layers["conv1"].forward(image)
    expected, _ = max_pool2d(relu(signed), 2)
    maps = pooled_maps(image)
    assert maps.shape == (1, 12, 4, 6)
    first, inside = names.index("edge-horizontal"), np.s_[1:, 1:-1]
    assert np.allclose(maps[0, 0][inside], expected[0, first][inside], atol=0.006)
    assert {name.split("-")[0] for name in names} == set(ORDER)


def test_an_even_picture_has_no_edges_not_even_a_frame():
    maps = pooled_maps(np.full((1, 3, 8, 8), 0.7, np.float32))
    assert np.abs(maps[0, :4]).max() == 0


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (2, 1), (3, 3)])
def test_a_picture_smaller_than_the_window_is_pooled_as_far_as_it_goes(shape):
    maps = pooled_maps(picture(*shape))
    assert maps.shape[2:] == tuple(max(1, side // 2) for side in shape)
    assert np.array_equal(maps, maps.round(2)) and maps.min() >= 0


def test_means_are_those_of_the_first_maps_with_two_decimals():
    maps = np.array([[[[1.0, 2.0]], [[0.0, 0.25]], [[9.0, 9.0]]]])
    assert means_of(maps, 2).tolist() == [1.5, 0.12]
