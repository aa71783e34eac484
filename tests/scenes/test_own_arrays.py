"""Arrays of one's own: what may be left out, and what is refused in a sentence."""

import numpy as np
import pytest

from scenes import (
    Geometry,
    avg_pool_forward,
    convolution_forward,
    im2col_forward,
    max_pool_forward,
    relu_forward,
    weights_gradient,
)
from tests.scenes.shapes import rounded

X, W = rounded(1, 6, 7), rounded(2, 3, 2)


def test_an_int_stands_for_a_pair():
    assert vars(Geometry(3, 2, 1, 2)) == vars(
        Geometry((3, 3), (2, 2), ((1, 1), (1, 1)), (2, 2))
    )
    assert Geometry((3, 2), padding=(1, 2)).padding == ((1, 1), (2, 2))


@pytest.mark.parametrize("play", [convolution_forward, im2col_forward])
def test_a_picture_and_a_filter_need_no_axes_of_length_one(play):
    short, full = play(X, W), play(X[None, None], W[None, None], Geometry((3, 2)))
    assert [panel.name for panel in short.panels] == [p.name for p in full.panels]
    for one, other in zip(short.panels, full.panels, strict=True):
        assert np.array_equal(one.values, other.values)


def test_so_it_is_backward():
    dy = rounded(3, 4, 6)
    short = weights_gradient(X, W, dy)
    full = weights_gradient(X[None, None], W[None], dy[None], Geometry((3, 2)))
    assert np.array_equal(short.panel("dw").values, full.panel("dw").values)


@pytest.mark.parametrize("play", [max_pool_forward, avg_pool_forward])
def test_a_pool_takes_two_by_two_side_by_side_if_it_is_not_told(play):
    assert play(X).panel("y").values.shape == (3, 3)


REFUSALS = {
    "x must be float32 or float64, got int64: x.astype(np.float32) converts it": (
        lambda: convolution_forward(np.ones((4, 4), np.int64), W)
    ),
    "x must be a NumPy array, got list": lambda: relu_forward([[1.0, 2.0]]),
    "x must have 2 axes (H, W), it has 3": lambda: max_pool_forward(X[None]),
    "x must have 4 axes (N, C, H, W), it has 1": lambda: convolution_forward(X[0], W),
    "one picture is played, x has 2: x[:1] is the first": (
        lambda: convolution_forward(np.stack([X, X])[:, None], W)
    ),
    "filters expect 1 channels, the image has 3": (
        lambda: convolution_forward(np.stack([X] * 3), W)
    ),
    "w is 3 × 2, the geometry has a window of 3 × 3": (
        lambda: convolution_forward(X, W, Geometry(3))
    ),
    "kernel spans 3 rows, the padded input has 2": (
        lambda: convolution_forward(X[:2], W)
    ),
    "kernel must be at least 1, got 0": lambda: Geometry(0),
    "stride must be a whole number, got 1.5": lambda: Geometry(3, 1.5),
    "padding must be at least 0, got -1": lambda: Geometry(3, padding=-1),
}


@pytest.mark.parametrize("sentence", REFUSALS)
def test_each_refusal_is_a_sentence(sentence):
    with pytest.raises(ValueError) as refused:
        REFUSALS[sentence]()
    assert sentence in str(refused.value)
