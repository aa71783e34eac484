"""Fields that several lessons share."""

import pytest

from lessons.common.fields import Side


@pytest.mark.parametrize(
    ("query", "side"),
    [
        ({}, 4),
        ({"kh": "3"}, 4),
        ({"kw": "5"}, 5),
        ({"kh": "5", "d": "2"}, 9),
        ({"kh": "11", "d": "3"}, 16),
        ({"kh": "5", "n": "4"}, 4),
        ({"kh": "5", "n": "99"}, 5),
        ({"kh": "x", "d": []}, 4),
    ],
    ids=str,
)
def test_a_lens_of_which_an_address_does_not_speak_holds_its_window(query, side):
    assert Side("n", 4, 16, 4).read(query) == side
