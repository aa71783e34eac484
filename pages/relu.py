"""Lesson: what an activation keeps of a feature map, and what it stops."""

import streamlit as st

from figures.histogram import histograms
from figures.paint import paint
from scenes.activations import ACTIVATIONS, activation
from scenes.relu import relu_forward
from scenes.signed import SIGNED, cut, signed_maps
from stage.stage import play
from ui.bar import control_bar
from ui.choose_image import choose_image
from ui.lens import both_signs, lens_over, picture_box
from ui.lesson import open_lesson
from ui.relu_lesson import bar_options, code_of, facts, lesson_fields, stage_options
from ui.source import show_source

lesson = open_lesson("relu", lesson_fields(SIGNED, ACTIVATIONS))
say = lesson.text
control_bar(lesson, **bar_options(lesson))
function = activation(lesson["act"], lesson["slope"])

# A feature map of the picture, which has red and blue cells, and what is left of it
rail, main = st.columns([1, 6], gap="small")
with rail:
    image = choose_image(lesson)
    maps = signed_maps(image, (lesson["filter"],))
    before, after = maps[0, 0], function.forward(maps)[0, 0]
    largest = float(abs(before).max())
    box = picture_box(lesson, image, both_signs)
    colours = [paint(m, "activation", lesson.theme, largest) for m in (before, after)]
    more = [("after", after, colours[1])]
    lens_over(lesson, box, "before", before, colours[0], more)

# The lens, cell by cell
x = cut(maps, box)
with main:
    scene = relu_forward(x[0, 0], function=function)
    play(scene, facts=facts(lesson, x), **stage_options(lesson))

# More to read
histogram = st.expander(say("relu.histogram"), on_change="rerun")
if histogram.open:
    groups = {say("relu.before"): before, say("relu.after"): after}
    words = (say("relu.value"), say("relu.share"))
    histogram.plotly_chart(histograms(groups, words, lesson.theme))
show_source(say("relu.source"), code_of(function.forward), code_of(function.backward))
