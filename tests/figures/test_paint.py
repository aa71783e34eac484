"""Maps as pictures: the grammar's own colours, and zero the ground."""

import numpy as np
import pytest

from figures.paint import lay_over, paint
from figures.theme import palette


def rgb(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("role", ["activation", "weight", "gradient"])
def test_lowest_zero_and_highest_get_the_scales_own_colours(role, theme):
    stops = palette(theme)["roles"][role]["stops"]
    picture = paint(np.array([[-2.0, 0.0, 2.0]]), role, theme)
    assert picture[0].tolist() == [rgb(stops[0]), rgb(stops[2]), rgb(stops[-1])]


def test_a_picture_runs_from_black_to_white():
    picture = paint(np.array([[0.0, 1.0]]), "grey", "light", 1.0)
    assert picture.tolist() == [[[0, 0, 0], [255, 255, 255]]]


def test_the_range_may_be_shared_and_what_lies_beyond_gets_the_last_colour():
    half, beyond = paint(np.array([[0.5, 9.0]]), "grey", "light", 1.0)[0]
    assert abs(int(half[0]) - 127) <= 1 and beyond.tolist() == [255, 255, 255]


def test_a_map_of_zeros_is_all_ground():
    picture = paint(np.zeros((2, 2)), "activation", "dark")
    assert picture.reshape(-1, 3).tolist() == [rgb(palette("dark")["ground"])] * 4


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("largest", [None, np.nan, np.inf])
def test_what_is_no_number_gets_the_ground_colour_and_leaves_the_others_theirs(largest):
    broken = np.array([[-1.0, 1.0, np.nan, np.inf, -np.inf]])
    whole = np.array([[-1.0, 1.0, 0.0, 0.0, 0.0]])
    ours = paint(broken, "activation", "dark", largest)
    assert np.array_equal(ours, paint(whole, "activation", "dark"))


def test_a_heat_leaves_what_is_cold_as_a_dim_grey_and_colours_what_is_hot():
    picture = np.array([[[1.0, 1.0]], [[0.0, 0.0]], [[0.5, 0.5]]])
    cold, hot = lay_over(picture, np.array([[0.0, 1.0]]), "gradient")[0].tolist()
    assert cold == [96, 96, 96]
    assert hot[1] - hot[0] > 60
