"""The chain of layers, and each of its layers alone."""

import numpy as np
import pytest

from engine import softmax
from lessons import scene, shown
from lessons.backpropagation.fields import LAYERS
from lessons.parts import Check, Played
from lessons.sources import Sources
from lessons.texts import Texts
from tests.lessons.packing import payload
from tests.stage.unpack import Payload

LESSON = "backpropagation"


def values_of(address):
    """Values of every panel by its name."""
    return {panel.name: panel.values for panel in scene(LESSON, address).panels}


def played(address, lang):
    """Header, and values of the panels by name, as the stage gets them."""
    view = shown(LESSON, address, Sources(Texts(lang)))
    packed = Payload(payload(view.part(Played)))
    panels = packed.header["panels"]
    return packed.header, {p["name"]: packed.array(p["values"]) for p in panels}


def keys_of(address):
    """Keys of the fields without a control, and names of the buttons."""
    bar = shown(LESSON, address).bar
    return bar.without, [action.name for action in bar.actions]


@pytest.mark.parametrize("rgb", [0, 1])
def test_loss_and_its_first_gradient_are_those_of_the_scores_on_show(rgb):
    panels = values_of(f"label=2&rgb={rgb}")
    p = softmax(panels["scores"].ravel())
    assert np.allclose(panels["p"].ravel(), p)
    assert panels["y"].ravel().tolist() == [0, 0, 1, 0]
    assert panels["loss"].item() == pytest.approx(-np.log(p[2]))
    assert np.allclose(panels["dscores"].ravel(), p - [0, 0, 1, 0])


def test_the_seed_changes_the_mask_and_leaves_the_weights_alone():
    first, other = values_of("seed=1"), values_of("seed=2")
    assert np.array_equal(first["w2"], other["w2"])
    assert np.array_equal(first["pool"], other["pool"])
    assert not np.array_equal(first["drop"] == 0, other["drop"] == 0)


def test_other_weights_and_random_filters_are_drawn():
    first, other = values_of(""), values_of("weights=7&filter=random")
    assert not np.array_equal(first["w2"], other["w2"])
    assert not np.array_equal(first["w1"], other["w1"])


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("way", ["forward", "backward"])
@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_opens_alone_on_the_chains_numbers(layer, way, lang):
    _, whole = played("map=1", lang)
    header, panels = played(f"layer={layer}&map=1&mode=train&pass={way}", lang)
    assert header["leaves"]
    said = set(header["narration"]["keys"]) - {"none"}
    assert said <= set(header["texts"]["narration"])
    assert {p["name"] for p in header["panels"]} <= {*header["texts"]["panels"], "w"}
    came = whole[layer][1] if layer != "dense" else whole["scores"].ravel()
    if way == "forward":
        assert np.allclose(panels["y"].ravel(), came.ravel(), atol=1e-9)
    else:
        back = whole[f"d{layer}"][1] if layer != "dense" else whole["dscores"]
        assert np.array_equal(panels["dy"].ravel(), back.ravel())


def test_at_first_sight_the_gradient_check_leaves_nothing_out():
    check = shown(LESSON).part(Check).make()
    assert [part.name for part in check.parts] == ["x", "w₁", "b₁", "w₂", "b₂"]
    for part in check.parts:
        assert not part.crosses(1e-5, range(part.values.size)).any(), part.name
        assert part.gradient.any()


@pytest.mark.parametrize(
    ("lang", "names"), [("en", ("cup", "cat")), ("zh", ("杯子", "猫"))]
)
def test_the_label_has_a_name_which_the_sentences_say(lang, names):
    for label, name in enumerate(names):
        header, _ = played(f"label={label}", lang)
        said = header["texts"]["narration"]
        assert all(name in said[key] for key in ("dense", "softmax"))
        assert not any("{label}" in sentence for sentence in said.values())


def test_the_chain_says_that_it_learned_nothing():
    header, _ = played("label=1", "en")
    first, *_ = header["facts"]
    assert first.startswith("Untrained") and "cup, cat, person, pattern" in first
    assert "no weight here was learned" in header["texts"]["narration"]["softmax"]


@pytest.mark.parametrize(
    ("address", "said"),
    [("", "dpool"), ("mode=test", "dpool_test"), ("rate=0.95", "dpool_dropped")],
)
def test_what_dropout_does_to_the_gradient_is_told_of_the_cell_on_show(address, said):
    keys = scene(LESSON, address).narration.keys
    assert [key for key in keys if key.startswith("dpool")] == [said]


def test_the_way_back_stands_beside_the_layer_that_is_open():
    without, actions = keys_of("")
    assert actions == ["redraw"] and "pass" in without
    without, actions = keys_of("layer=relu")
    assert actions == ["whole", "redraw"] and "pass" not in without


@pytest.mark.parametrize(
    "address",
    [
        "layer=nothing&map=4&label=-1&weights=x",
        "view=elsewhere&rate=1&filter=sobel&mode=rest",
    ],
)
def test_bad_values_in_the_address_fall_back(address):
    bad, plain = values_of(address), values_of("")
    assert all(np.array_equal(bad[name], plain[name]) for name in plain)


def test_the_picture_is_chosen_where_one_is_used():
    assert shown(LESSON).rail and shown(LESSON, "view=convolution").rail
    assert shown(LESSON, "view=graph").rail == ()
