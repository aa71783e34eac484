"""Lesson: what dropout leaves of a layer's numbers, and why their mean stays."""

import numpy as np
import streamlit as st

from engine import dropout
from figures.paint import paint
from scenes.dense import dense_matrices, dense_neurons, run_dense, some_weights
from scenes.dropout import dropout_at_test, dropout_forward
from scenes.many_masks import draw_many, many_masks
from scenes.pooled import pooled_maps
from stage.stage import play
from ui.bar import control_bar
from ui.choose_image import choose_image
from ui.dropout_lesson import (
    FIELDS,
    MAPS,
    bar_options,
    lens_on,
    shown_map,
    stage_options,
)
from ui.lens import lens_over
from ui.lesson import open_lesson
from ui.source import show_source

lesson = open_lesson("dropout", FIELDS)
training, rate = lesson["mode"] == "train", lesson["rate"]
channels, view, shown = lesson["channels"], lesson["view"], shown_map(lesson)
rng = np.random.default_rng(lesson["seed"])
control_bar(lesson, **bar_options(lesson))

# Feature maps of the picture, behind ReLU and max pooling, and their dropout
rail, main = st.columns([1, 6], gap="small")
with rail:
    pooled = pooled_maps(choose_image(lesson))
    x = pooled[:, :MAPS]
    y, mask = dropout(x, rate, rng, training, channels)
    box, cut = lens_on(lesson, x[0])
    largest = float(np.abs(y[0, shown]).max())
    plates = [
        (
            name,
            maps[0, shown],
            paint(maps[0, shown], "activation", lesson.theme, largest),
        )
        for name, maps in (("pooled", x), ("dropped", y))
    ]
    lens_over(lesson, box, *plates[0], more=plates[1:])

# One view of it, step by step
if view == "many":
    many = draw_many(cut(x)[0, shown], rate, lesson["draws"], rng, channels)
    scene = many_masks(many)
elif view == "map" and training:
    scene = dropout_forward(cut(x)[0], cut(y)[0], cut(mask)[0], rate, shown)
elif view == "map":
    scene = dropout_at_test(cut(x)[0], cut(y)[0], shown)
else:
    inputs = cut(pooled)[0, : lesson["units"]].mean(axis=(1, 2)).round(2)
    w, b = some_weights(lesson["units"], rng)
    run = run_dense(inputs, w, b, rate, rng, training)
    scene = dense_neurons(run) if view == "neurons" else dense_matrices(run)
with main:
    play(scene, **stage_options(lesson))

# More to read
show_source(lesson.text("dropout.source"), dropout)
