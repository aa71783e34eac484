"""A layer of the chain alone plays on the chain's own numbers."""

from dataclasses import replace

import numpy as np
import pytest

from scenes import replay
from scenes.chain.chain import Chain
from scenes.chain.check import chain_check
from scenes.chain.layers import kept_arrays, layer_scene
from scenes.chain.panels import Path
from tests.scenes import pupil
from tests.scenes.chain.test_chain import CASES, NAMES, chain

LAYERS = ("conv", "relu", "pool", "drop", "dense")


def ends(case, layer, number, backward):
    """Arrays of the chain that panels of the layer's scene end in."""
    y, dy, grads = case.y, case.dy, case.grads
    if not backward:
        names = {"dense": y["dense"]}
        return {"y": names.get(layer, y[layer][number] if layer != "dense" else None)}
    return {
        "conv": lambda: {"dw": grads.w1[number], "db": grads.b1[number]},
        "relu": lambda: {"dx": dy["conv"][number]},
        "pool": lambda: {"dx": dy["relu"][number]},
        "drop": lambda: {"dx": dy["pool"][number]},
        "dense": lambda: {
            "dw": grads.w2,
            "db": grads.b2,
            "dh": dy["flat"],
            "dx": dy["pool"].ravel(),
        },
    }[layer]()


@pytest.mark.parametrize("backward", [False, True], ids=["forward", "backward"])
@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("case", CASES[:3], ids=NAMES[:3])
def test_its_panels_end_in_the_arrays_of_the_chain(case, layer, backward):
    scene = layer_scene(case, layer, 1, backward)
    for name, expected in ends(case, layer, 1, backward).items():
        filled = replay.filled(scene, name, scene.steps).ravel()
        assert np.allclose(filled, np.ravel(expected), rtol=0, atol=1e-12), name


@pytest.mark.parametrize("case", CASES[:2], ids=NAMES[:2])
def test_what_all_filters_send_back_adds_up_to_the_pictures_gradient(case):
    parts = [
        replay.filled(scene, "dx", scene.steps)
        for scene in (layer_scene(case, "conv", f, True) for f in range(4))
    ]
    assert np.allclose(sum(parts), case.dy["input"], atol=1e-12)


@pytest.mark.parametrize("backward", [False, True], ids=["forward", "backward"])
def test_it_opens_on_the_cell_that_the_whole_chain_follows(backward):
    path = Path.of(CASES[0], 2)
    starts = {
        layer: layer_scene(CASES[0], layer, 2, backward).start for layer in LAYERS[1:]
    }
    dense = path.flat("drop") if backward else path.label
    at = {"relu": path.cell, "pool": path.pooled, "drop": path.pooled, "dense": dense}
    assert starts == at


def test_the_many_terms_of_a_score_come_map_by_map():
    scene = layer_scene(CASES[0], "dense", 0, backward=False)
    for step in range(scene.steps):
        sizes = [len(group) for group in replay.terms(scene, step)]
        assert sizes == [16, 16, 16, 16, 1]
        expected = pytest.approx(pupil.result(scene, step))
        assert pupil.computed(scene, step) == expected


def test_in_test_mode_dropout_keeps_nothing_for_its_way_back():
    assert kept_arrays(CASES[2], "drop", 0) == {}
    assert kept_arrays(CASES[0], "drop", 0)["mask"].dtype == bool


def with_filters(w, x, b=0.0):
    """Make a chain in which all filters are alike: what there is to check, of x."""
    drawn = chain().weights
    weights = replace(drawn, w1=np.stack([w] * 4)[:, None], b1=np.full(4, b))
    return chain_check(Chain(x, weights, 1, rate=0.0))


def test_a_gradient_check_leaves_out_what_lies_at_a_tie():
    x = np.full((1, 1, 18, 18), 0.5)
    bright = 9 * 18 + 9
    x.flat[bright] = 0.75  # alone in its window; all other windows are full of ties
    check = with_filters(np.eye(3)[1] * np.eye(3)[1][:, None], x)
    assert [part.name for part in check.parts] == ["x", "w₁", "b₁", "w₂", "b₂"]
    tied, border = 5 * 18 + 5, 0  # no filter of one cell sees the border
    crosses = check.parts[0].crosses(1e-5, [tied, bright, border])
    assert crosses.tolist() == [True, False, False]


def test_a_gradient_check_leaves_out_what_lies_at_the_corner_of_the_relu():
    x = np.zeros((1, 1, 18, 18))
    first = 1 * 18 + 1  # of the first window, which it wins on either side
    x.flat[first] = 0.5
    check = with_filters(np.eye(3)[1] * np.eye(3)[1][:, None], x, b=-0.5)
    assert check.parts[0].crosses(1e-5, [first, first + 1]).tolist() == [True, False]


def test_what_is_dropped_has_no_kink_that_a_gradient_check_leaves_out():
    drawn = chain().weights
    w = np.stack([np.eye(3)[1] * np.eye(3)[1][:, None]] * 4)[:, None]
    x = np.full((1, 1, 18, 18), 0.5)  # full of ties
    check = chain_check(Chain(x, replace(drawn, w1=w), 1, rate=1.0))
    assert not check.parts[0].crosses(1e-5, range(18 * 18)).any()


def test_a_gradient_check_confirms_the_largest_gradients_of_every_array():
    for part in chain_check(chain(1, 2, 9)).parts:
        cells = np.argsort(-np.abs(part.gradient).ravel())[:4]
        assert not part.crosses(1e-6, cells).any()
        apart = part.slopes(1.0, 1e-6, cells) - part.gradient.ravel()[cells]
        assert np.abs(apart).max() < 1e-6 * np.abs(part.gradient).max()
