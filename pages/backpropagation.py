"""Lesson: how the gradient of a loss runs back through a chain of layers."""

import numpy as np
import streamlit as st

from scenes.chain import SIDE, Chain, draw_weights
from scenes.chain_scene import chain_scene
from scenes.worked import squared
from stage.stage import play
from ui.backpropagation_lesson import FIELDS, bar_options, shown_map, stage_options
from ui.bar import control_bar
from ui.choose_image import choose_image
from ui.lesson import open_lesson

SLOW = 2000  # ms a step: a whole layer computes in each

lesson = open_lesson("backpropagation", FIELDS)
say = lesson.text
picture, controls = st.columns([1, 8], gap="small")
with picture:
    image = choose_image(lesson)
with controls:
    control_bar(lesson, **bar_options(lesson))


def chain():
    """Feed the picture forward through every layer, and its loss back."""
    x = squared(image, SIDE)
    rng = np.random.default_rng(lesson["weights"])
    weights = draw_weights(x.shape[1], rng, lesson["filter"] == "edges")
    settings = (lesson["label"], lesson["rate"], lesson["seed"])
    net = Chain(x, weights, *settings, lesson["mode"] == "train")
    play(chain_scene(net, shown_map(lesson)), pace=SLOW, **stage_options(lesson))


{"chain": chain}.get(lesson["view"], chain)()
