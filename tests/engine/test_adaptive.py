"""Means over maps and over as many windows as one asks for."""

import numpy as np
import pytest

import engine
from tests.engine.oracle import agrees, tensor

X = tensor((2, 3, 7, 5))


def test_global_average_pooling_is_onnx_runtimes():
    agrees(engine.global_avg_pool(X), "GlobalAveragePool", X)
    dx = engine.global_avg_pool_backward(np.full((1, 1, 1, 1), 6.0), (1, 1, 2, 3))
    assert dx.tolist() == [[[[1, 1, 1], [1, 1, 1]]]]


def test_windows_overlap_where_their_number_does_not_divide_the_size():
    x = np.array([[[[1.0, 2, 4, 8, 16]]]])
    assert engine.adaptive_avg_pool2d(x, (1, 2)).tolist() == [[[[7 / 3, 28 / 3]]]]
    dx = engine.adaptive_avg_pool2d_backward(
        np.full((1, 1, 1, 2), 3.0), x.shape, (1, 2)
    )
    assert dx.tolist() == [[[[1, 1, 2, 1, 1]]]]


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (7, 5), (9, 11), (4, 3)])
def test_adaptive_pooling_is_its_definition(size):
    y = engine.adaptive_avg_pool2d(X, size)
    assert y.dtype == np.float32
    np.testing.assert_allclose(y, defined(X, *size), rtol=1e-5, atol=1e-6)


def defined(x, OH, OW):
    """Average by the definition of torch.nn.AdaptiveAvgPool2d."""
    (H, W), y = x.shape[2:], np.zeros((*x.shape[:2], OH, OW), x.dtype)
    for oh, ow in np.ndindex(OH, OW):
        rows = slice(int(np.floor(oh * H / OH)), int(np.ceil((oh + 1) * H / OH)))
        columns = slice(int(np.floor(ow * W / OW)), int(np.ceil((ow + 1) * W / OW)))
        y[:, :, oh, ow] = x[:, :, rows, columns].mean((2, 3))
    return y


def test_adaptive_pooling_into_one_cell_is_the_global_mean():
    y = engine.adaptive_avg_pool2d(X, 1)
    np.testing.assert_allclose(y, engine.global_avg_pool(X), rtol=1e-5, atol=1e-6)
