"""Each way to compute a convolution is taken where it fits, and is right."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine
from engine import bands, blocks, conv, lowered, overlaps, pointwise, products
from engine.geometry import make_grid


def taken(x, w, how, monkeypatch):
    """Run conv2d and its backward passes, and return the ways taken."""
    ways, plan = set(), conv._plan

    def watch(*inputs):
        ways.add(plan(*inputs)[0])
        return plan(*inputs)

    with monkeypatch.context() as patch:
        patch.setattr(conv, "_plan", watch)
        y = engine.conv2d(x, w, **how)
        dy = np.random.default_rng(1).standard_normal(y.shape)
        dx, dw, _ = engine.conv2d_backward(dy, x, w, **how)
        alone = engine.conv2d_input_gradient(dy, w, x.shape, **how)
    expected = engine.conv2d_backward_naive(dy, x, w, **how)[:2]
    np.testing.assert_allclose(y, engine.conv2d_naive(x, w, **how), atol=1e-11)
    np.testing.assert_allclose(dx, expected[0], atol=1e-11)
    np.testing.assert_allclose(alone, expected[0], atol=1e-11)
    np.testing.assert_allclose(dw, expected[1], atol=1e-11)
    return ways


@st.composite
def depthwise(draw):
    """Draw maps with filters of their own, in parts and strips of any size."""
    kernel = draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    stride = draw(st.tuples(st.integers(1, 4), st.integers(1, 2)))
    dilation = 1, draw(st.integers(1, 2))
    side = st.tuples(st.integers(0, 3), st.integers(0, 3))
    padding = draw(st.tuples(side, side))
    picture = [
        max(1, d * (k - 1) + 1 - sum(p)) + draw(st.integers(0, 6))
        for d, k, p in zip(dilation, kernel, padding, strict=True)
    ]
    groups, share = draw(st.integers(2, 3)), draw(st.integers(1, 2))
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    x = rng.standard_normal((draw(st.integers(1, 2)), groups, *picture))
    w = rng.standard_normal((groups * share, 1, *kernel))
    how = dict(stride=stride, padding=padding, dilation=dilation, groups=groups)
    return x, w, how, draw(st.integers(1, 5)), draw(st.sampled_from([1, 999, 1 << 20]))


@given(depthwise())
@settings(max_examples=150, deadline=None)
def test_depthwise_is_banded(case):
    x, w, how, tile, part = case
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands, "TILE", tile)
        patch.setattr(bands, "PART_BYTES", part)
        assert taken(x, w, how, patch) == {bands}


@st.composite
def tall(draw):
    """Draw pictures under kernels of more than one row, at most as far apart."""
    kernel = draw(st.tuples(st.integers(2, 4), st.integers(1, 3)))
    stride = draw(st.tuples(st.integers(1, kernel[0]), st.integers(1, 3)))
    dilation = 1, draw(st.integers(1, 2))
    side = st.tuples(st.integers(0, 5), st.integers(0, 3))
    padding = draw(st.tuples(side, side))
    picture = [
        max(1, d * (k - 1) + 1 - sum(p)) + draw(st.integers(0, 5))
        for d, k, p in zip(dilation, kernel, padding, strict=True)
    ]
    groups, channels = draw(st.integers(1, 2)), draw(st.integers(2, 3))
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    x = rng.standard_normal((draw(st.integers(1, 2)), groups * channels, *picture))
    w = rng.standard_normal((groups * draw(st.integers(1, 2)), channels, *kernel))
    how = dict(stride=stride, padding=padding, dilation=dilation, groups=groups)
    small = draw(st.sampled_from([40, 150, 1_000_000]))
    return x, w, how, draw(st.sampled_from([1, 999, 1 << 20])), small


@given(tall())
@settings(max_examples=150, deadline=None)
def test_long_rows_overlap(case):
    x, w, how, part, small = case
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlaps, "PART_BYTES", part)
        patch.setattr(overlaps, "SHORTEST", 1)
        patch.setattr(overlaps, "FEWEST", 1)
        patch.setattr(products, "SMALL", small)
        assert taken(x, w, how, patch) == {overlaps}


@pytest.mark.parametrize("groups", [1, 2])
def test_kernels_of_one_cell_take_pictures_as_they_are(groups, monkeypatch):
    rng = np.random.default_rng(0)
    x = rng.standard_normal((3, 4, 5, 6))
    w = rng.standard_normal((6, 4 // groups, 1, 1))
    assert taken(x, w, dict(groups=groups), monkeypatch) == {pointwise}
    ways = taken(x[..., ::2], w, dict(groups=groups), monkeypatch)
    assert len(ways) == 2  # the gradient of x never meets x
    for how in (dict(stride=2), dict(padding=1)):
        assert pointwise not in taken(x, w, how | dict(groups=groups), monkeypatch)


@pytest.mark.parametrize("room", [1, 4096, 1 << 20])
@pytest.mark.parametrize("side", [2, 4, 6])
def test_pictures_of_few_windows_share_a_product(side, room, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK_BYTES", room)
    monkeypatch.setattr(lowered, "SHORTEST", 3)
    monkeypatch.setattr(lowered, "SMALL", 1)
    rng = np.random.default_rng(0)
    x, w = rng.standard_normal((3, 4, side, 5)), rng.standard_normal((10, 2, 2, 3))
    how = dict(padding=((0, 1), 0), dilation=(1, 2), groups=2)
    assert taken(x, w, how, monkeypatch) == {lowered}
    grid = make_grid((side, 5), (2, 3), 1, how["padding"], how["dilation"])
    assert {block.joined for block in blocks.cut(3, w[:5], grid)} == {side < 5}


@pytest.mark.parametrize("rows", [1, 2, 7, 8, 9, 20])
def test_a_product_in_parts_is_the_product(rows, monkeypatch):
    monkeypatch.setattr(products, "SMALL", 200)
    rng = np.random.default_rng(0)
    a, b = rng.standard_normal((rows, 20)), rng.standard_normal((3, 20, 5))
    out = np.zeros((rows, 3, 5)).swapaxes(0, 1)
    assert products.product(a, b, out) is out
    np.testing.assert_allclose(out, a @ b, atol=1e-12)
    np.testing.assert_allclose(products.product(a, b), a @ b, atol=1e-12)
