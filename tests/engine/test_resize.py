"""Resizing against its definition and against ONNX Runtime."""

import numpy as np
import pytest

import engine
from tests.engine.oracle import agrees, tensor

X = tensor((2, 3, 5, 4))
SIZES = [(5, 4), (10, 8), (3, 7), (1, 1), (13, 2), (7, 3)]
COORDINATES = ("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric")
NEAREST = ("round_prefer_floor", "round_prefer_ceil", "floor", "ceil")


def runtime(size, scale=None, **how):
    """Return ONNX Runtime's node for a size, or for a scale."""
    names = dict(
        mode=how.get("mode", "nearest"),
        coordinate_transformation_mode=how.get("coordinates", "half_pixel"),
        nearest_mode=how.get("nearest", "round_prefer_floor"),
    )
    if scale is None:
        return ("Resize", X, None, None, np.array((2, 3, *size))), names
    return ("Resize", X, None, np.array((1, 1, *scale), np.float32)), names


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("coordinates", COORDINATES)
def test_resizing_on_straight_lines_is_onnx_runtimes(size, coordinates):
    how = dict(mode="linear", coordinates=coordinates)
    node, names = runtime(size, **how)
    agrees(engine.resize(X, size, **how), *node, **names)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("coordinates", COORDINATES)
@pytest.mark.parametrize("nearest", NEAREST)
def test_the_nearest_pixel_is_onnx_runtimes(size, coordinates, nearest):
    how = dict(coordinates=coordinates, nearest=nearest)
    node, names = runtime(size, **how)
    agrees(engine.resize(X, size, **how), *node, **names)


@pytest.mark.parametrize(("cells", "count"), [(14, 18), (21, 27), (28, 36), (5, 7)])
def test_a_place_that_is_a_whole_number_is_met_exactly(cells, count):
    x = np.arange(cells, dtype=np.float32).reshape(1, 1, cells, 1)
    y = engine.resize(x, (count, 1), coordinates="asymmetric", nearest="floor")
    assert y.ravel().tolist() == [o * cells // count for o in range(count)]


@pytest.mark.parametrize("mode", ["nearest", "linear"])
@pytest.mark.parametrize("coordinates", COORDINATES)
def test_a_scale_that_is_given_is_used_though_the_size_was_rounded_down(
    mode, coordinates
):
    how = dict(mode=mode, coordinates=coordinates, scale=(1.5, 0.8))
    node, names = runtime(None, **how)
    agrees(engine.resize(X, (7, 3), **how), *node, **names)


def test_a_row_of_three_made_six_by_hand():
    x = np.array([[[[1.0, 2.0, 4.0]]]])
    nearest = engine.resize(x, (1, 6))
    assert nearest.ravel().tolist() == [1, 1, 2, 2, 4, 4]
    lines = engine.resize(x, (1, 6), "linear")
    assert lines.ravel().tolist() == [1, 1.25, 1.75, 2.5, 3.5, 4]
    dx = engine.resize_backward(np.ones((1, 1, 1, 6)), x.shape, "linear")
    assert dx.ravel().tolist() == [2, 2, 2]
    corners = engine.resize(x, (1, 5), "linear", "align_corners")
    assert corners.ravel().tolist() == [1, 1.5, 2, 3, 4]


@pytest.mark.parametrize("size", range(1, 60))
def test_whole_factors_repeat_every_pixel_equally_often(size):
    x = np.arange(size, dtype=np.float32).reshape(1, 1, 1, size)
    y = engine.resize(x, (1, 3 * size), coordinates="asymmetric", nearest="floor")
    assert y.ravel().tolist() == np.repeat(x, 3).tolist()


@pytest.mark.parametrize("coordinates", COORDINATES)
@pytest.mark.parametrize("size", SIZES)
def test_lines_between_pixels_are_the_definition(coordinates, size):
    y = engine.resize(X, size, "linear", coordinates)
    np.testing.assert_allclose(y, defined(X, *size, coordinates), rtol=1e-5, atol=1e-6)


def defined(x, OH, OW, coordinates):
    """Weigh the four pixels around each place, as ONNX's Resize defines it."""
    (H, W), y = x.shape[2:], np.zeros((*x.shape[:2], OH, OW), x.dtype)
    for oh, ow in np.ndindex(OH, OW):
        row, column = place(oh, H, OH, coordinates), place(ow, W, OW, coordinates)
        for h, w in np.ndindex(H, W):
            weight = max(0, 1 - abs(row - h)) * max(0, 1 - abs(column - w))
            y[:, :, oh, ow] += weight * x[:, :, h, w]
    return y


def place(output, cells, count, coordinates):
    if coordinates == "asymmetric":
        where = output * cells / count
    elif coordinates == "align_corners":
        where = output * (cells - 1) / (count - 1) if count > 1 else 0
    elif coordinates == "pytorch_half_pixel" and count == 1:
        where = 0
    else:
        where = (output + 0.5) * cells / count - 0.5
    return min(max(where, 0), cells - 1)


def test_float32_stays_float32_and_an_endless_pixel_stays_alone():
    x = np.zeros((1, 1, 3, 3), np.float32)
    x[0, 0, 1, 1] = np.inf
    y = engine.resize(x, (6, 6), scale=np.float64(2))
    assert y.dtype == np.float32 and np.isinf(y).sum() == 4 and not np.isnan(y).any()
    dx = engine.resize_backward(y, x.shape, "linear", scale=np.float64(2))
    assert dx.dtype == np.float32
    assert engine.resize(x[:0], (6, 6)).shape == (0, 1, 6, 6)
    assert engine.resize_backward(y[:0], (0, 1, 3, 3)).shape == (0, 1, 3, 3)
