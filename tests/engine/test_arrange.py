"""Arrays added, put together, taken apart, turned and framed."""

import numpy as np
import pytest

import engine
from tests.engine.oracle import agrees, onnx_runtime, tensor

X = tensor((2, 3, 5, 4))
SMALL = np.arange(6.0).reshape(2, 3)


def test_a_row_is_added_to_every_row_and_gets_the_sum_of_their_gradients():
    y = engine.add(SMALL, np.array([10.0, 20.0, 30.0]))
    assert y.tolist() == [[10, 21, 32], [13, 24, 35]]
    da, db = engine.add_backward(SMALL, (2, 3), (3,))
    assert da.tolist() == SMALL.tolist() and db.tolist() == [3, 5, 7]


def test_a_factor_for_every_map_gets_the_sum_over_its_map():
    gate = np.array([[[2.0]], [[3.0]]])  # two maps of one cell
    maps = np.arange(8.0).reshape(2, 2, 2)
    assert engine.multiply(maps, gate).tolist() == [
        [[0, 2], [4, 6]],
        [[12, 15], [18, 21]],
    ]
    dmaps, dgate = engine.multiply_backward(np.ones((2, 2, 2)), maps, gate)
    assert dmaps.tolist() == [[[2, 2], [2, 2]], [[3, 3], [3, 3]]]
    assert dgate.tolist() == [[[6]], [[22]]]


def test_sums_and_products_are_onnx_runtimes():
    gate = tensor((3, 1, 1), 1)
    agrees(engine.add(X, gate), "Add", X, gate)
    agrees(engine.multiply(gate, X), "Mul", gate, X)


def test_two_arrays_stand_behind_each_other_and_get_their_parts_back():
    y = engine.concatenate([SMALL, SMALL[:, :1]])
    assert y.tolist() == [[0, 1, 2, 0], [3, 4, 5, 3]]
    parts = engine.concatenate_backward(y, [3, 1])
    assert [part.tolist() for part in parts] == [SMALL.tolist(), [[0], [3]]]


def test_split_is_onnx_runtimes_with_empty_parts_too():
    parts = engine.split(X, [1, 0, 3, 1], axis=2)
    sizes = np.array([1, 0, 3, 1])
    expected = onnx_runtime("Split", X, sizes, outputs=4, axis=2)
    for part, other in zip(parts, expected, strict=True):
        np.testing.assert_array_equal(part, other)


def test_transpose_there_and_back():
    y = engine.transpose(X, (0, 2, 3, 1))
    assert y.shape == (2, 5, 4, 3)
    np.testing.assert_array_equal(engine.transpose_backward(y, (0, 2, 3, 1)), X)


def test_frames_by_hand():
    x = np.array([[1.0, 2.0, 3.0]])
    sides = ((0, 0), (2, 1))
    assert engine.pad(x, sides, value=7).tolist() == [[7, 7, 1, 2, 3, 7]]
    assert engine.pad(x, sides, "reflect").tolist() == [[3, 2, 1, 2, 3, 2]]
    assert engine.pad(x, sides, "edge").tolist() == [[1, 1, 1, 2, 3, 3]]
    assert engine.pad(x, sides, "wrap").tolist() == [[2, 3, 1, 2, 3, 1]]
    dy = np.array([[1.0, 10, 100, 1000, 10000, 100000]])
    back = {mode: engine.pad_backward(dy, (1, 3), sides, mode) for mode in FRAMES}
    assert back["constant"].tolist() == [[100, 1000, 10000]]
    assert back["reflect"].tolist() == [[100, 101010, 10001]]
    assert back["edge"].tolist() == [[111, 1000, 110000]]
    assert back["wrap"].tolist() == [[100100, 1001, 10010]]


FRAMES = ("constant", "reflect", "edge", "wrap")
SIDES = ((0, 0), (1, 0), (3, 2), (0, 3))


@pytest.mark.parametrize("mode", FRAMES)
@pytest.mark.parametrize("sides", [SIDES, ((0, 0), (0, -1), (-2, 0), (1, -1))])
def test_frames_are_onnx_runtimes(mode, sides):
    places = np.array(sides).T.reshape(-1)
    agrees(engine.pad(X, sides, mode), "Pad", X, places, mode=mode)


def test_a_numpy_number_around_an_array_does_not_widen_it():
    y = engine.pad(X, SIDES, value=np.float64(0.5))
    assert y.dtype == np.float32 and y[0, 0, 0, 0] == 0.5
    assert engine.pad(X, SIDES, value=-np.inf)[0, 0, 0, 0] == -np.inf


def test_what_goes_back_is_never_written_into_what_came():
    dy = engine.pad(X, SIDES, "edge")
    before = dy.copy()
    engine.pad_backward(dy, X.shape, SIDES, "edge")
    np.testing.assert_array_equal(dy, before)
