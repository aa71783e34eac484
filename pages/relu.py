"""Lesson: what an activation keeps of a feature map, and what it stops."""

import streamlit as st

from engine.comparison import GradientCheck, Part
from figures.depth import depth_chart
from figures.histogram import histograms
from figures.neuron import neuron_chart
from figures.paint import paint
from figures.ratios import ratios_chart
from figures.step_error import step_error_chart
from lessons.common.backward import chooses, is_backward, output_gradient, shifted
from lessons.common.boxes import both_signs
from lessons.relu.controls import (
    bar_options,
    code_of,
    facts,
    lesson_fields,
    life_sentence,
    named_products,
    stage_options,
)
from lessons.relu.costs import offer_costs
from scenes.activation.activations import (
    ACTIVATIONS,
    UNDER_THE_MASK,
    activation,
    function_curve,
)
from scenes.activation.relu import relu_backward, relu_forward
from scenes.activation.vanishing import DEPTH, runs, slope_products, train_neuron
from scenes.backward import in_a_row
from scenes.gradient_check import comparison
from scenes.signed import SIGNED, cut, signed_maps
from stage.stage import play
from ui.controls.bar import control_bar
from ui.controls.inline import inline_slider
from ui.frame.extras import extra_title, offer_extras
from ui.frame.lesson import open_lesson
from ui.frame.source import show_source
from ui.picture.choose_image import choose_image
from ui.picture.lens import lens_over, picture_box
from ui.work.gradient_check import offer_gradient_check

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

# The lens, cell by cell: forward, or the gradient backward
x = cut(maps, box)
y = function.forward(x)
dy = output_gradient(lesson, y, lambda: function.forward(shifted(x)))
if is_backward(lesson):
    scene = relu_backward(dy[0, 0], x[0, 0], 2, function, chooses(lesson))
else:
    scene = in_a_row(relu_forward(x[0, 0], 2, function))
functions = {name: activation(name, lesson["slope"]) for name in ACTIVATIONS}


def dying_neuron():
    """Train one neuron with steps that may be too large for it."""
    neuron = train_neuron(inline_slider(lesson, "lr"))
    st.markdown(life_sentence(lesson, neuron))
    words = lesson.texts.tree("relu.life.chart")
    st.plotly_chart(neuron_chart(neuron.z, neuron.gradient, words, lesson.theme))


def slopes():
    """Multiply the slopes of many layers."""
    left = {name: slope_products(f, x, DEPTH) for name, f in functions.items()}
    words = (say("relu.products.depth"), say("relu.products.left"))
    st.markdown(say("relu.products.about"))
    lines = named_products(lesson, left)
    st.plotly_chart(depth_chart(lines, words, lesson.theme))


def costs():
    """Time every function, forward and backward."""
    offer_costs(lesson, runs(functions), ratios_chart)


def histogram():
    """Count the values of the whole map."""
    groups = {say("relu.before"): before, say("relu.after"): after}
    words = (say("relu.value"), say("relu.share"))
    st.plotly_chart(histograms(groups, words, lesson.theme))


extras = {
    "neuron": dying_neuron,
    "slopes": slopes,
    "costs": costs,
    "histogram": histogram,
}
with rail:
    extra = offer_extras(lesson, extras)
with main:
    if extra:
        extra_title(lesson, extra)
        extras[extra]()
    else:
        scene = scene.beside(function_curve(function, x[0, 0], UNDER_THE_MASK))
        play(scene, facts=facts(lesson, x), **stage_options(lesson))

# More to read
if is_backward(lesson):
    dx = function.backward(dy, x)
    check = GradientCheck(dy, Part("x", x, dx, function.forward, function.branches))
    offer_gradient_check(lesson, check, comparison, step_error_chart)
show_source(say("relu.source"), code_of(function.forward), code_of(function.backward))
