"""Transposed convolution against its definition and against ONNX Runtime."""

import numpy as np
import pytest

import engine
from engine.checks import whole_pair
from engine.geometry import padding_sides
from tests.engine.oracle import agrees, tensor

X, W, B = tensor((2, 4, 3, 5)), tensor((4, 6, 3, 2), 1), tensor(6, 2)
SETTINGS = [
    dict(),
    dict(stride=2, padding=1),
    dict(stride=(2, 3), output_padding=(1, 2)),
    dict(stride=3, padding=(2, 0), output_padding=2),
    dict(dilation=(2, 3), padding=((1, 0), (0, 2))),
    dict(stride=2, dilation=2, output_padding=(0, 1)),
]
TOO_FAR = dict(dilation=3, padding=1, output_padding=(1, 2))  # for ONNX Runtime


def test_every_pixel_lays_the_filter_down():
    x, w = np.array([[[[1.0, 2.0]]]]), np.array([[[[1.0, 10.0, 100.0]]]])
    y = engine.conv_transpose2d(x, w, np.array([0.5]), stride=(1, 2))
    assert y.tolist() == [[[[1.5, 10.5, 102.5, 20.5, 200.5]]]]


def test_output_padding_takes_padding_away_before_it_adds_empty_cells():
    x, w = np.ones((1, 1, 1, 2)), np.array([[[[1.0, 2.0, 4.0]]]])
    how = dict(stride=(1, 3), output_padding=(0, 2))
    assert engine.conv_transpose2d(x, w, **how).ravel().tolist() == [
        *(1, 2, 4, 1, 2, 4, 0, 0)
    ]
    y = engine.conv_transpose2d(x, w, padding=((0, 0), (0, 1)), **how)
    assert y.ravel().tolist() == [1, 2, 4, 1, 2, 4, 0]


@pytest.mark.parametrize("how", [*SETTINGS, TOO_FAR])
@pytest.mark.parametrize("groups", [1, 2])
def test_transposed_convolution_is_its_definition(how, groups):
    y = engine.conv_transpose2d(X, W, **how, groups=groups)
    expected = engine.conv_transpose2d_naive(X, W, **how, groups=groups)
    assert y.dtype == np.float32
    np.testing.assert_allclose(y, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("how", SETTINGS)
def test_transposed_convolution_is_onnx_runtimes(how):
    sides = padding_sides(how.get("padding", 0))
    pairs = {name: whole_pair(name, how[name], 0) for name in how.keys() - {"padding"}}
    y = engine.conv_transpose2d(X, W[:, :3], B, groups=2, **how)
    agrees(
        y,
        *("ConvTranspose", X, W[:, :3], B),
        group=2,
        pads=[side[end] for end in (0, 1) for side in sides],
        strides=pairs.get("stride", [1, 1]),
        dilations=pairs.get("dilation", [1, 1]),
        output_padding=pairs.get("output_padding", [0, 0]),
    )


def test_it_undoes_the_sizes_of_a_convolution():
    y = engine.conv2d(X, W[:, :4], stride=2, padding=1)
    more = dict(stride=2, padding=1, output_padding=(0, 1))
    assert engine.conv_transpose2d(y, W[:, :4], **more).shape == X.shape


def test_no_pictures_give_no_pictures():
    y = engine.conv_transpose2d(X[:0], W)
    assert y.shape == (0, 6, 5, 6)
    dx, dw, _ = engine.conv_transpose2d_backward(y, X[:0], W)
    assert dx.shape == (0, 4, 3, 5) and not dw.any()


def test_of_no_channels_comes_the_bias_and_of_no_filters_nothing():
    y = engine.conv_transpose2d(X[:, :0], W[:0], B)
    np.testing.assert_array_equal(y, np.broadcast_to(B[:, None, None], (2, 6, 5, 6)))
    assert engine.conv_transpose2d(X, W[:, :0]).shape == (2, 0, 5, 6)
    dx, _, _ = engine.conv_transpose2d_backward(y[:, :0], X, W[:, :0])
    assert not dx.any()
