"""Lesson: how a kernel slides over a picture, and how its gradient comes back."""

import numpy as np
import streamlit as st

from engine import conv2d, conv2d_backward_naive, conv2d_naive
from engine.filters import PRESETS, preset
from figures.counts import counts_chart
from figures.paint import paint
from figures.step_error import step_error_chart
from lessons.common.backward import chooses, is_backward, output_gradient, shifted
from lessons.common.geometry import misfit
from lessons.convolution.backward import (
    EXAMPLE,
    PASS_FIELDS,
    backward_facts,
    backward_options,
    bar,
    batch_of,
    lens_or_example,
)
from lessons.convolution.controls import (
    chosen_filters,
    facts,
    keep_if_asked,
    lesson_fields,
    pinned,
    stage_options,
    weight_counts,
)
from scenes.convolution.backward import convolution_check, weights_gradient
from scenes.convolution.forward import convolution_forward, filtered
from scenes.convolution.full import two_ways
from scenes.convolution.input_gradient import folded_back
from scenes.gradient_check import comparison
from scenes.panels import Panel
from scenes.windows import Geometry, same_padding
from stage.stage import play
from ui.controls.bar import control_bar
from ui.frame.extras import extra_title, offer_extras
from ui.frame.lesson import open_lesson
from ui.frame.source import show_source
from ui.picture.choose_image import choose_image
from ui.picture.lens import lens
from ui.work.definition import offer_comparison
from ui.work.gradient_check import offer_gradient_check

lesson = open_lesson("convolution", (*PASS_FIELDS, *lesson_fields(PRESETS), EXAMPLE))
say, backward = lesson.text, is_backward(lesson)

# How the window moves
kernel = (lesson["kh"], lesson["kw"])
stride, dilation = (lesson["s"],) * 2, (lesson["d"],) * 2
sides = (lesson["p"], lesson["p"])
padding = same_padding(kernel, dilation) if lesson["same"] else (sides, sides)
geometry = Geometry(kernel, stride, padding, dilation)
control_bar(lesson, **bar(lesson, padding))

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
    x = lens_or_example(lesson, x)


def layer(x, w, b):
    """Filter pictures (N, C, H, W)."""
    return conv2d(x, w[None], np.array([b]), stride, padding, dilation)[:, 0]


# The lens, cell by cell
problem = misfit(lesson, x.shape[2:], geometry)
with rail:
    extra = offer_extras(lesson, () if problem or backward else ("costs",))
with main:
    if problem:
        st.info(problem)
    elif extra:
        extra_title(lesson, extra)
        labels = [say("convolution.shared"), say("convolution.dense")]
        shape = (len(filters.weights), *geometry.output(x.shape[2:]))
        counts = weight_counts(x.shape, shape, kernel)
        st.plotly_chart(counts_chart(labels, counts, lesson.theme))
    elif backward:
        x, size, b = batch_of(lesson, x), x.shape[2:], float(lesson["b"])
        w = (filters.weights[shown] / filters.divisors[shown])[: x.shape[1]]
        y = layer(x, w, b)
        dy = output_gradient(lesson, y, lambda: layer(shifted(x), w, b))
        choose = chooses(lesson)
        scenes = {
            "dw": lambda: weights_gradient(x, w, dy, geometry, b, choose),
            "col2im": lambda: folded_back(w, dy[0], geometry, size, choose),
            "full": lambda: two_ways(w, dy[0], geometry, size),
        }
        scene = scenes[lesson["way"]]()
        kept = backward_facts(lesson, x, scene)
        play(scene, facts=kept, **backward_options(lesson, filters))
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
if backward and not problem:
    check = convolution_check(x, w, dy, geometry, b)
    offer_gradient_check(lesson, check, comparison, step_error_chart)
    show_source(say("convolution.backward.source"), conv2d_backward_naive)
st.markdown(say("convolution.flip"))
if not (problem or backward):
    with show_source(say("convolution.source"), conv2d_naive):
        arguments = (x, filters.weights[one], None, stride, padding, dilation)
        offer_comparison(
            lesson, lambda: conv2d_naive(*arguments), lambda: conv2d(*arguments)
        )
