"""Lesson: how the gradient of a loss runs back through a chain of layers."""

import numpy as np
import streamlit as st

from engine import (
    conv1d,
    conv1d_backward,
    conv2d,
    conv2d_backward_naive,
    softmax_cross_entropy,
)
from engine.comparison import GradientCheck
from figures.step_error import step_error_chart
from lessons.backpropagation.controls import (
    FIELDS,
    agreement,
    bar_options,
    beside_picture,
    chain_facts,
    chain_options,
    convolution_options,
    layer_facts,
    layer_options,
    shown,
    shown_map,
    whole,
)
from lessons.backpropagation.graph import graph_facts, graph_options, typed_numbers
from lessons.common.backward import chooses, is_backward, output_gradient, shifted
from scenes.chain.chain import SIDE, Chain, draw_weights, edge_filters
from scenes.chain.check import chain_check
from scenes.chain.layers import kept_arrays, layer_scene
from scenes.chain.scene import chain_scene
from scenes.convolution.backward import convolution_check
from scenes.convolution.every_gradient import convolution_in_full
from scenes.gradient_check import comparison
from scenes.signal.graph import convolution_graph
from scenes.signal.numbers import nudged, run_signal, run_signal_back
from scenes.windows import Geometry
from scenes.worked import WORKED_W, WORKED_X, squared
from stage.stage import play
from ui.controls.bar import control_bar
from ui.frame.extras import offer_extras
from ui.frame.lesson import open_lesson
from ui.frame.source import show_source
from ui.picture.choose_image import choose_image
from ui.work.gradient_check import offer_gradient_check

CUT = 6  # cells of the picture that a convolution alone is shown on
SLOW = 2000  # ms a step where a whole layer computes in each

lesson = open_lesson("backpropagation", FIELDS)
say = lesson.text
picture, controls = st.columns(**beside_picture(lesson))
with controls:
    control_bar(lesson, **bar_options(lesson))
    offer_extras(lesson, ("graph",))


def choose_picture():
    """Let the reader choose a picture (1, C, H, W), at the head of the controls."""
    with picture:
        return choose_image(lesson)


def chain():
    """Feed the picture forward through every layer, and its loss back."""
    x = squared(choose_picture(), SIDE)
    rng = np.random.default_rng(lesson["weights"])
    weights = draw_weights(x.shape[1], rng, lesson["filter"] == "edges")
    settings = (lesson["label"], lesson["rate"], lesson["seed"])
    net = Chain(x, weights, *settings, lesson["mode"] == "train")
    if whole(lesson):
        scene = chain_scene(net, shown_map(lesson))
        facts = chain_facts(lesson, net)
        play(scene, pace=SLOW, facts=facts, **chain_options(lesson))
    else:
        which = (lesson["layer"], shown_map(lesson))
        scene = layer_scene(net, *which, is_backward(lesson))
        facts = layer_facts(lesson, kept_arrays(net, *which))
        play(scene, facts=facts, **layer_options(lesson))
    parts = (chain_check(net), comparison, step_error_chart)
    offer_gradient_check(lesson, *parts, about="backpropagation.nudged")
    show_source(say("backpropagation.source"), softmax_cross_entropy)


def convolution():
    """Send one gradient back through a convolution, to its weights and its input."""
    image, small = choose_picture(), lesson["example"] == "small"
    x = WORKED_X if small else squared(image, CUT)
    w = WORKED_W if small else edge_filters(x.shape[1])[0]
    y = conv2d(x, w[None])
    dy = output_gradient(lesson, y, lambda: conv2d(shifted(x), w[None]))[0]
    geometry = Geometry(w.shape[1:])
    scene = convolution_in_full(x, w, dy[0], geometry, choose=chooses(lesson))
    play(scene, facts=agreement(lesson, scene), **convolution_options(lesson))
    check = convolution_check(x, w, dy, geometry)
    offer_gradient_check(lesson, check, comparison, step_error_chart)
    show_source(say("convolution.backward.source"), conv2d_backward_naive)


def graph():
    """Run a 1-D convolution forward along the edges of its graph, and back."""
    x, w, b = typed_numbers(lesson)
    how = lesson["s"], lesson["p"], lesson["flip"]
    signal = run_signal(x, w, b, *how)
    target = run_signal(shifted(x), w, b, *how).y
    dy = output_gradient(lesson, signal.y[:, None], lambda: target[:, None])[:, 0]
    grads = run_signal_back(signal, dy)
    scene = convolution_graph(signal, grads, chooses(lesson))
    play(scene, facts=graph_facts(lesson, signal), **graph_options(lesson))
    st.markdown(say("graph.about"))
    check = GradientCheck(dy, *nudged(signal, grads))
    offer_gradient_check(lesson, check, comparison, step_error_chart)
    show_source(say("graph.source"), conv1d, conv1d_backward)


{"chain": chain, "graph": graph, "convolution": convolution}[shown(lesson)]()
