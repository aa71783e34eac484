"""A stack of convolutions, with padding and without."""

import numpy as np
import pytest

from engine import conv2d
from scenes.convolution.stacked import MOST, Stack, layers_until_nothing, stacked
from scenes.replay import filled
from tests.scenes.shapes import rounded


def stack_of(size, kernel):
    return Stack.of(rounded(1, *size), rounded(2, *kernel))


@pytest.mark.parametrize(
    ("kernel", "padded", "bare"),
    [
        ((3, 3), [(7, 6)] * 2, [(5, 4), (3, 2)]),
        ((2, 3), [(7, 6)] * 2, [(6, 4), (5, 2)]),
        ((5, 1), [(7, 6)], [(3, 6)]),
    ],
)
def test_padding_keeps_the_size_and_without_it_every_layer_takes_some(
    kernel, padded, bare
):
    maps = stack_of((7, 6), kernel).maps
    assert [y.shape for y in maps["padded"][1:]] == padded
    assert [y.shape for y in maps["bare"][1:]] == bare


@pytest.mark.parametrize("kernel", [(2, 2), (3, 3), (4, 3), (9, 2)])
def test_it_ends_where_the_engine_finds_no_room_for_a_window(kernel):
    *_, last = stack_of((9, 9), kernel).maps["bare"]
    with pytest.raises(ValueError, match="kernel"):
        conv2d(last[None, None], np.zeros((1, 1, *kernel)))


def test_every_layer_is_the_engines_of_the_one_before():
    w = rounded(2, 3, 3)
    maps = Stack.of(rounded(1, 7, 6), w).maps
    for way, padding in (("padded", 1), ("bare", 0)):
        x, first, second = (y[None, None] for y in maps[way])
        assert np.allclose(first, conv2d(x, w[None, None], padding=padding))
        assert np.allclose(second, conv2d(first, w[None, None], padding=padding))


def test_one_cell_takes_nothing_and_the_stack_has_an_end_all_the_same():
    assert layers_until_nothing((9, 9), (1, 1)) is None
    assert stack_of((9, 9), (1, 1)).depth == MOST


def test_of_many_layers_the_first_and_the_last_are_among_those_on_show():
    stack = stack_of((32, 32), (2, 2))
    assert (stack.depth, stack.shown[0], stack.shown[-1]) == (31, 1, 31)
    assert len(set(stack.shown)) == MOST


def test_each_step_fills_both_ways_of_one_layer():
    stack = stack_of((9, 9), (3, 3))
    scene = stacked(stack)
    names = [f"{way}{n}" for n in (1, 2, 3, 4) for way in ("padded", "bare")]
    assert [panel.name for panel in scene.panels] == ["x", *names]
    assert np.array_equal(filled(scene, "bare2", 2), stack.maps["bare"][2])
    assert np.isnan(filled(scene, "padded3", 2)).all()
    assert np.array_equal(filled(scene, "padded4", 4), stack.maps["padded"][4])
