"""How arrays travel: aligned, one behind the other, in one byte order."""

import json

import numpy as np
import pytest

from stage.wire import Buffers
from tests.stage.unpack import Payload

ARRAYS = (np.arange(5, dtype=np.uint8), np.ones((2, 3)), np.arange(3, dtype="f4"))


def sent(*arrays, filler=""):
    buffers = Buffers()
    places = [buffers.add(array) for array in arrays]
    header = {"places": places, "filler": filler}
    return Payload(buffers.after(json.dumps(header).encode()))


def arrived(payload):
    return [payload.array(place) for place in payload.header["places"]]


@pytest.mark.parametrize("filler", range(9))
def test_buffers_are_aligned_however_long_the_header_is(filler):
    payload = sent(*ARRAYS, filler="." * filler)
    assert all(map(np.array_equal, arrived(payload), ARRAYS))
    assert len(payload.data) % 8 == 0


def test_buffers_lie_one_behind_the_other():
    payload = sent(*ARRAYS)
    assert [place["at"] for place in payload.header["places"]] == [0, 8, 56]
    assert len(payload.data) == payload.base + 56 + 16


def test_an_array_is_sent_once_and_none_is_none():
    one, same, none = sent(ARRAYS[1], ARRAYS[1], None).header["places"]
    assert one == same
    assert none is None


def test_numbers_of_the_other_byte_order_arrive_as_they_were():
    (numbers,) = arrived(sent(np.array([[1.5, -2.0]], ">f8")))
    assert numbers.tolist() == [[1.5, -2.0]]


def test_views_that_lie_scattered_in_memory_arrive_as_they_were():
    turned = np.arange(6.0).reshape(2, 3).T[::-1]
    (numbers,) = arrived(sent(turned))
    assert np.array_equal(numbers, turned)


@pytest.mark.parametrize(
    ("low", "high", "kind"),
    [(0, 255, "u1"), (-1, 255, "i2"), (0, 256, "i2"), (-1, 40000, "i4")],
)
def test_whole_numbers_take_as_few_bytes_as_hold_them(low, high, kind):
    payload = sent(np.array([low, high], np.int32))
    assert payload.header["places"][0]["as"] == kind
    assert arrived(payload)[0].tolist() == [low, high]


def test_values_that_no_typed_array_holds_are_refused():
    with pytest.raises(KeyError):
        Buffers().add(np.zeros((1, 1), complex))
