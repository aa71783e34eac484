"""Lesson: how a convolution becomes a single product of matrices."""

import streamlit as st

from engine import col2im, conv2d_backward, im2col
from engine.comparison import GradientCheck, Part
from engine.filters import PRESETS, preset
from figures.cost import cost_charts
from figures.step_error import step_error_chart
from lessons.common.backward import chooses, shifted
from lessons.common.geometry import misfit
from lessons.im2col.controls import (
    bar_options,
    chosen_filters,
    facts,
    gradient_of_maps,
    lesson_fields,
    runs_backward,
    stage_options,
    window_of,
)
from lessons.im2col.cost import offer_costs
from scenes.convolution.forward import filtered
from scenes.gradient_check import comparison
from scenes.im2col.col2im import input_from_columns
from scenes.im2col.forward import im2col_forward
from scenes.im2col.weights import weights_from_columns
from scenes.windows import Geometry
from scenes.worked import LARGE, SMALL, SMALL_FILTER, gabor_filters, large_input
from stage.stage import play
from ui.controls.bar import control_bar
from ui.frame.extras import extra_title, offer_extras
from ui.frame.lesson import open_lesson
from ui.frame.source import show_source
from ui.picture.choose_image import choose_image
from ui.picture.lens import lens
from ui.work.gradient_check import offer_gradient_check

lesson = open_lesson("im2col", lesson_fields(PRESETS))
say = lesson.text
example, turned = lesson["example"], lesson["layout"] == "rows"

# How the window moves
geometry = LARGE if example == "large" else Geometry(**window_of(lesson))
bank = gabor_filters() if example == "large" else ()
filters = len(bank) or len(lesson["filter"])
control_bar(lesson, **bar_options(lesson, filters, SMALL_FILTER))

# What it slides over, and the filters that meet it
rail, main = st.columns([1, 6], gap="small")
with rail:
    image = choose_image(lesson)
    if example == "large":
        x, w = large_input(image), bank
    else:
        x = SMALL if example == "small" else lens(lesson, image).astype(float).round(2)
        w = chosen_filters(lesson, x.shape[1], preset)

# Every patch a column, all filters one matrix; backward, the same two matrices turned
problem = misfit(lesson, x.shape[2:], geometry)
with rail:
    extra = offer_extras(lesson, () if problem else ("costs",))
with main:
    if problem:
        st.info(problem)
    elif extra:
        extra_title(lesson, extra)
        offer_costs(lesson, geometry, w.shape, cost_charts)
    else:
        how = {"shown": min(lesson["map"], filters - 1), "turned": turned}
        if runs_backward(lesson):
            y = filtered(x, w, geometry)
            dy = gradient_of_maps(lesson, y, lambda: filtered(shifted(x), w, geometry))
            run = weights_from_columns if lesson["grad"] == "dw" else input_from_columns
            scene = run(x, w, dy, geometry, choose=chooses(lesson), **how)
        else:
            scene = im2col_forward(x, w, geometry, **how)
        sizes = facts(lesson, x, w, geometry, geometry.output(x.shape[2:]))
        play(scene, facts=sizes, **stage_options(lesson))

st.markdown(say(f"im2col.about.{example or 'lens'}"))

# Whether the gradients are right, and the engine's code
if runs_backward(lesson) and not (problem or extra):
    move = (geometry.stride, geometry.padding, geometry.dilation)
    dx, dw, _ = conv2d_backward(dy[None], x, w, *move)
    of_x = Part("x", x, dx, lambda x: filtered(x, w, geometry))
    of_w = Part("w", w, dw, lambda w: filtered(x, w, geometry))
    check = GradientCheck(dy, of_x, of_w)
    offer_gradient_check(lesson, check, comparison, step_error_chart)
show_source(say("im2col.source"), im2col, col2im)
