import pytest

from lessons.common.square import is_square, keep_square
from tests.mounts import data_of


@pytest.mark.parametrize(
    ("state", "changed", "followed"),
    [
        ({"kh": 3, "kw": 3, "square": True}, {"kh": 5}, {"kh": 5, "kw": 5}),
        ({"kh": 3, "kw": 3, "square": True}, {"kw": 2}, {"kh": 2, "kw": 2}),
        ({"kh": 3, "kw": 3, "square": False}, {"kh": 5}, {}),
        ({"kh": 5, "kw": 3, "square": True}, {"kh": 7}, {}),
        ({"kh": 5, "kw": 3, "square": True}, {"square": True}, {"kw": 5}),
        ({"kh": 5, "kw": 3, "square": False}, {"square": True}, {"kw": 5}),
        ({"kh": 3, "kw": 3, "square": True}, {"square": False}, {}),
        ({"kh": 3, "kw": 3, "square": True}, {"s": 2}, {}),
    ],
)
def test_the_sides_follow_each_other_while_the_lock_is_on(state, changed, followed):
    assert keep_square(state, changed) == followed


@pytest.mark.parametrize("kw", [3, 5])
@pytest.mark.parametrize("square", [True, False])
def test_the_lock_is_on_only_where_both_sides_are_equal(kw, square):
    lock = is_square({"kh": 5, "kw": kw, "square": square})
    assert lock == (square and kw == 5)


@pytest.mark.parametrize("name", ["convolution", "im2col", "max-pooling", "explore"])
def test_a_link_with_two_sides_that_differ_shows_an_open_lock(open_page, name):
    for kh, lock in ((2, "1"), (4, "0")):
        fields = data_of(open_page(name, kh=kh, kw=2), "ui/controls/bar")["fields"]
        assert [f["value"] for f in fields if f["key"] == "square"] == [lock]
