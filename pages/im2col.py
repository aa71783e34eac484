"""Lesson: how a convolution becomes a single product of matrices."""

import streamlit as st

from engine import col2im, im2col
from engine.filters import PRESETS, preset
from figures.cost import cost_chart
from scenes.im2col import im2col_forward
from scenes.windows import Geometry
from scenes.worked import LARGE, SMALL, SMALL_FILTER, gabor_filters, squared
from stage.stage import play
from ui.bar import control_bar
from ui.choose_image import choose_image
from ui.convolution_lesson import misfit
from ui.im2col_cost import offer_costs
from ui.im2col_lesson import (
    bar_options,
    chosen_filters,
    facts,
    lesson_fields,
    stage_options,
    window_of,
)
from ui.lens import lens
from ui.lesson import open_lesson
from ui.source import show_source

lesson = open_lesson("im2col", lesson_fields(PRESETS))
say = lesson.text
example = lesson["example"]

# How the window moves
geometry = LARGE if example == "large" else Geometry(**window_of(lesson))
filters = len(gabor_filters()) if example == "large" else len(lesson["filter"])
control_bar(lesson, **bar_options(lesson, filters, SMALL_FILTER))

# What it slides over, and the filters that meet it
rail, main = st.columns([1, 6], gap="small")
with rail:
    image = choose_image(lesson)
    if example == "large":
        x, w = squared(image), gabor_filters()
    else:
        x = SMALL if example == "small" else lens(lesson, image).astype(float).round(2)
        w = chosen_filters(lesson, x.shape[1], preset)

# Every patch a column, all filters one matrix
problem = misfit(lesson, x.shape[2:], geometry)
with main:
    if problem:
        st.info(problem)
    else:
        shown = min(lesson["map"], filters - 1)
        scene = im2col_forward(x, w, geometry, shown, lesson["layout"] == "rows")
        sizes = facts(lesson, x.shape, scene, geometry)
        play(scene, facts=sizes, **stage_options(lesson))

# What it costs, and the engine's code
if not problem:
    offer_costs(lesson, geometry, w.shape, cost_chart)
show_source(say("im2col.source"), im2col, col2im)
