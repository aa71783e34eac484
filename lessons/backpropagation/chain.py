"""A picture fed forward through every layer, and its loss back; or one layer of it."""

import numpy as np

from engine import softmax_cross_entropy
from lessons.backpropagation.fields import is_whole, label, shown_map
from lessons.backpropagation.words import (
    about,
    chain_facts,
    chain_texts,
    layer_facts,
    layer_texts,
)
from lessons.common.backward import is_backward
from lessons.common.maps import kept
from lessons.parts import Check, Chooser, Played, Source
from lessons.scripts import chained, layer_of_chain
from scenes.chain.chain import SIDE, Chain, draw_weights
from scenes.chain.check import chain_check
from scenes.chain.layers import kept_arrays, layer_scene
from scenes.chain.scene import chain_scene
from scenes.worked import squared

SLOW = 2000  # ms a step where a whole layer computes in each


def chain(values, sources):
    """Return what stands beside the bar, in the stage's place, and below."""
    picture = sources.picture(values)
    net = _fed(values, kept(_input, picture))
    play = _whole if is_whole(values) else _layer
    check = Check(lambda: chain_check(net), "backpropagation.nudged")
    source = Source(sources.text("backpropagation.source"), [softmax_cross_entropy])
    return (Chooser(picture),), (play(values, sources, net),), (check, source)


def _input(picture):
    return squared(picture.x, SIDE)


def _fed(values, x):
    rng = np.random.default_rng(values["weights"])
    weights = draw_weights(x.shape[1], rng, values["filter"] == "edges")
    settings = (label(values), values["rate"], values["seed"])
    return Chain(x, weights, *settings, values["mode"] == "train")


def _whole(values, sources, net):
    scene = chain_scene(net, shown_map(values))
    told = (chain_texts(values, sources), chain_facts(sources, net))
    return Played(scene, *told, about(values), {"pace": SLOW}, script=chained(net))


def _layer(values, sources, net):
    """Escape leaves it."""
    which = (values["layer"], shown_map(values))
    facts = layer_facts(values, sources, kept_arrays(net, *which))
    told = (layer_texts(values, sources), facts, about(values))
    scene, script = (
        make(net, *which, is_backward(values)) for make in (layer_scene, layer_of_chain)
    )
    return Played(scene, *told, {"leaves": True}, script=script)
