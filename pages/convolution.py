"""Lesson: how a kernel slides over a picture and adds up one output cell a step."""

import numpy as np
import streamlit as st

from engine import conv2d, conv2d_naive
from engine.filters import PRESETS, preset
from figures.counts import counts_chart
from figures.paint import paint
from scenes.convolution import convolution_forward, filtered
from scenes.panels import Panel
from scenes.windows import Geometry, same_padding
from stage.stage import play
from ui.bar import control_bar
from ui.choose_image import choose_image
from ui.convolution_lesson import (
    bar_options,
    chosen_filters,
    facts,
    keep_if_asked,
    lesson_fields,
    misfit,
    pinned,
    stage_options,
    weight_counts,
)
from ui.definition import offer_comparison
from ui.lens import lens
from ui.lesson import open_lesson
from ui.source import show_source

lesson = open_lesson("convolution", lesson_fields(PRESETS))
say = lesson.text

# How the window moves
kernel = (lesson["kh"], lesson["kw"])
stride, dilation = (lesson["s"],) * 2, (lesson["d"],) * 2
sides = (lesson["p"], lesson["p"])
padding = same_padding(kernel, dilation) if lesson["same"] else (sides, sides)
geometry = Geometry(kernel, stride, padding, dilation)
control_bar(lesson, **bar_options(lesson, padding))

# What it slides over, and the filter applied to the whole picture
rail, main = st.columns([1, 6], gap="small")
with rail:
    image = choose_image(lesson)
    filters = chosen_filters(lesson, image.shape[1], preset)
    shown = filters.shown
    one = slice(shown, shown + 1)
    whole = None
    if not misfit(lesson, image.shape[2:], geometry):
        w = filters.weights[one].astype(np.float32)
        divisor = filters.divisors[shown].astype(np.float32)
        values = filtered(image, w, geometry, np.float32(lesson["b"]), divisor)[0]
        whole = (values, paint(values, "activation", lesson.theme))
    x = lens(lesson, image, whole).astype(np.float64).round(2)

# The lens, cell by cell
problem = misfit(lesson, x.shape[2:], geometry)
with main:
    if problem:
        st.info(problem)
    else:
        scene = convolution_forward(
            x, filters.weights, geometry, lesson["b"], filters.divisors, shown
        )
        y = scene.panel("y").values
        note = f"S={lesson['s']} P={lesson['p']} D={lesson['d']}"
        keep_if_asked(lambda: Panel("pinned", y, share="y", note=note))
        if pinned():
            scene = scene.beside(pinned())
        y_shape = (len(filters.weights), *y.shape)
        sizes = facts(lesson, x.shape, y_shape, geometry)
        play(scene, facts=sizes, **stage_options(lesson, filters))

# More to read
st.markdown(say("convolution.flip"))
if not problem:
    saving = st.expander(say("convolution.saving"), on_change="rerun")
    if saving.open:
        labels = [say("convolution.shared"), say("convolution.dense")]
        counts = weight_counts(x.shape, y_shape, kernel)
        saving.plotly_chart(counts_chart(labels, counts, lesson.theme))
with show_source(say("convolution.source"), conv2d_naive):
    if not problem:
        arguments = (x, filters.weights[one], None, stride, padding, dilation)
        offer_comparison(
            lesson, lambda: conv2d_naive(*arguments), lambda: conv2d(*arguments)
        )
