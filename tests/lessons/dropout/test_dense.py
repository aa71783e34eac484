"""Dropout before a dense layer: its mask, its gradients, what is said of it."""

import numpy as np
import pytest

import lessons
from lessons.parts import Check, Played


def scene(address):
    return lessons.scene("dropout", address)


@pytest.mark.parametrize("mode", ["train", "test"])
@pytest.mark.parametrize("dy", ["random", "ones", "one", "loss"])
def test_the_gradient_goes_back_through_the_same_mask(mode, dy):
    back = scene(f"view=matrices&mode={mode}&dy={dy}&rate=0.2&n=4&pass=backward")
    dh, dx, dy = (back.panel(name).values for name in ("dh", "dx", "dy"))
    gate = back.panel("mask").values / 0.8 if mode == "train" else 1
    assert np.allclose(dx, dh * gate, atol=1e-12)
    assert np.abs(dy).max() > 0


def test_the_weights_stay_when_a_mask_is_drawn_again():
    first, other = (scene(f"view=matrices&seed={seed}") for seed in (1, 2))
    assert np.array_equal(first.panel("w").values, other.panel("w").values)
    assert not np.array_equal(first.panel("mask").values, other.panel("mask").values)


@pytest.mark.parametrize("way", ["forward", "backward"])
def test_neurons_and_matrices_show_the_same_numbers(way):
    views = [scene(f"view={view}&pass={way}") for view in ("neurons", "matrices")]
    names = ("x", "h", "w", "y") if way == "forward" else ("dx", "dh", "dw", "dy")
    for name in names:
        one, other = (view.panel(name).values for view in views)
        assert np.array_equal(one.ravel(), other.ravel())


@pytest.mark.parametrize("view", ["neurons", "matrices"])
def test_central_differences_confirm_the_gradients(view):
    shown = lessons.shown("dropout", f"view={view}&n=4&units=3&pass=backward")
    *_, progress = shown.part(Check).make().run(1e-5)
    assert [part.name for part in progress.compared] == ["x", "w", "b"]
    for part in progress.compared:
        assert np.abs(part.analytic).max() > 0
        assert part.difference.max() < 1e-6


def test_the_facts_count_the_sub_networks():
    played = lessons.shown("dropout", "view=neurons&units=10&rate=0").part(Played)
    (said,) = played.facts
    assert "Kept: 10 of 10 neurons" in said and "2¹⁰ = 1024 sub-networks" in said
    assert "share these weights" in said
