"""At any address the way back shows the network's own gradients, in every cell."""

from urllib.parse import urlencode

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lessons
from lessons.parts import Lens, Overview, Played
from networks.trained import NAMES, trained
from scenes.replay import Replay, filled
from tests.scenes import pupil

LAYERS = [
    *(f"{kind}{number}" for kind in ("conv", "relu") for number in range(1, 5)),
    *("pool1", "pool2", "input"),
]
BEFORE_POOLS = ("relu2", "relu4")
PLACES = st.one_of(st.none(), st.tuples(st.integers(0, 31), st.integers(0, 31)))


@st.composite
def addresses(draw, layer):
    """Draw a map of a layer that is opened backward, at any place of it."""
    net = draw(st.sampled_from(NAMES))
    planes = trained(net).task.channels
    asked = {
        "net": net,
        "layer": layer,
        "map": draw(st.integers(0, planes - 1 if layer == "input" else 8)),
        "class": draw(st.integers(0, 9)),
        "img": draw(st.sampled_from(("", "coffee", "letter", "maze"))),
        "n": draw(st.integers(4, 12)),
    }
    place = draw(PLACES)
    where = {} if place is None else {"r0": place[0], "c0": place[1]}
    return asked | where | {"pass": "backward"}


def own_gradients(view, net, number):
    """Run the network backward, from one score alone."""
    x = view.part(Overview).picture.values[None]
    y, back = trained(net).network.run(x)
    dy = np.zeros_like(y["dense"])
    dy[0, number] = 1
    return back(dy)


@pytest.mark.parametrize("layer", LAYERS)
@settings(max_examples=4)
@given(data=st.data())
def test_every_cell_is_the_networks_own_gradient(layer, data):
    asked = data.draw(addresses(layer))
    view = lessons.shown("explore", urlencode(asked | {"part": "all"}))
    scene, (row, column, *_) = view.part(Played).scene, view.part(Lens).box
    gradients, _ = own_gradients(view, asked["net"], asked["class"])
    if layer in BEFORE_POOLS:  # whole windows of 2 × 2
        row, column = row // 2 * 2, column // 2 * 2
    name = "full" if any(panel.name == "full" for panel in scene.panels) else "dx"
    shown = filled(scene, name, scene.steps)
    own = gradients[layer][0, asked["map"]]
    cut = own[row : row + shown.shape[0], column : column + shown.shape[1]]
    assert shown == pytest.approx(cut, rel=1e-4, abs=1e-5)


@pytest.mark.parametrize("layer", LAYERS)
@settings(max_examples=4)
@given(data=st.data())
def test_every_step_is_the_sum_of_what_is_printed(layer, data):
    asked = data.draw(addresses(layer))
    scene = lessons.scene("explore", urlencode(asked | {"part": "all"}))
    step = data.draw(st.integers(0, scene.steps - 1))
    numbers = Replay(scene).at(step).numbers
    computed = pupil.added if numbers.before is not None else pupil.computed
    assert computed(scene, step) == pytest.approx(numbers.results, rel=1e-4, abs=1e-5)


@pytest.mark.parametrize("layer", LAYERS[:4])
@settings(max_examples=2)
@given(data=st.data())
def test_a_filters_gradient_is_the_networks_own(layer, data):
    asked = data.draw(addresses(layer))
    view = lessons.shown("explore", urlencode(asked | {"part": "dw", "map": 1}))
    scene = view.part(Played).scene
    _, grads = own_gradients(view, asked["net"], asked["class"])
    dw, cards = filled(scene, "dw", scene.steps), scene.panel("x").cards
    planes = range(len(dw)) if layer == "conv1" else [int(card) - 1 for card in cards]
    own = grads[f"{layer}.w"][1, [*planes]]
    assert dw == pytest.approx(own, rel=1e-3, abs=1e-4)
