"""Lesson: what pooling keeps of every window, and what that costs and saves."""

import streamlit as st

from engine import (
    avg_pool2d,
    avg_pool2d_backward,
    max_pool2d,
    max_pool2d_backward,
)
from engine.comparison import GradientCheck, Part
from figures.counts import counts_chart
from figures.paint import paint
from figures.shifts import shifts_figure
from figures.step_error import step_error_chart
from lessons.common.backward import chooses, is_backward, output_gradient, shifted
from lessons.common.boxes import both_signs
from lessons.common.geometry import misfit
from lessons.max_pooling.controls import (
    bar_options,
    facts,
    lesson_fields,
    next_costs,
    shift_sentence,
    shift_sliders,
    shown_map,
    stage_options,
    window_of,
)
from scenes.gradient_check import comparison
from scenes.pooling.backward import avg_pool_backward, max_pool_backward
from scenes.pooling.forward import avg_pool_forward, max_pool_forward, with_maps
from scenes.pooling.layer import POOLS, PoolLayer, shift_experiment
from scenes.signed import SIGNED, cut, grown, signed_maps
from scenes.windows import Geometry
from stage.stage import play
from ui.controls.bar import control_bar
from ui.frame.extras import extra_title, offer_extras
from ui.frame.lesson import open_lesson
from ui.frame.source import show_source
from ui.picture.choose_image import choose_image
from ui.picture.lens import lens_over, picture_box
from ui.work.gradient_check import offer_gradient_check

SURROUNDINGS = 64  # cells either way in which the maps move

lesson = open_lesson("max-pooling", lesson_fields(SIGNED, POOLS))
say = lesson.text
control_bar(lesson, **bar_options(lesson))
geometry = Geometry(**window_of(lesson))
largest = lesson["pool"] == "max"
pool = PoolLayer(lesson["pool"], geometry)
shown = shown_map(lesson)

# Feature maps of the picture, one behind the other, and what is left of them
rail, main = st.columns([1, 6], gap="small")
with rail:
    image = choose_image(lesson)
    maps = signed_maps(image, lesson["filter"])
    box = picture_box(lesson, image, both_signs)
    x = cut(maps, box)
    problem = misfit(lesson, x.shape[2:], geometry, "max-pooling.misfit")
    pooled = None if problem else pool.forward(maps)
    plates = [
        (name, whole[0, shown], paint(whole[0, shown], "activation", lesson.theme))
        for name, whole in (("before", maps), ("after", pooled))
        if whole is not None
    ]
    lens_over(lesson, box, *plates[0], more=plates[1:])


def upstream():
    """Return the gradient of what the lens pools to."""
    return output_gradient(lesson, pool.forward(x), lambda: pool.forward(shifted(x)))


def windows():
    """Play the lens, window by window."""
    y = pool.forward(x)
    if is_backward(lesson):
        run = max_pool_backward if largest else avg_pool_backward
        dy = upstream()[0, shown]
        scene = run(dy, x[0, shown], geometry, choose=chooses(lesson))
    else:
        run = max_pool_forward if largest else avg_pool_forward
        scene = with_maps(run(x[0, shown], geometry), x[0], y[0], shown)
    winners = pool.winners(x) if largest else None
    sizes = facts(lesson, x, y, geometry, winners)
    play(scene, facts=sizes, **stage_options(lesson))


def shifts():
    """Move the maps, and see what changes behind every kind of pooling."""
    shift = shift_sliders(lesson)
    wide = grown(box, maps.shape, SURROUNDINGS)
    stays, moved = (cut(maps, wide, by)[0, shown] for by in ((0, 0), shift))
    results = shift_experiment(geometry, stays, moved)
    st.markdown(shift_sentence(lesson, results))
    columns = {
        say(f"max-pooling.shift.{r.kind}"): (r.before, r.after, r.changed)
        for r in results
    }
    words = [say(f"max-pooling.shift.{w}") for w in ("before", "after", "changed")]
    st.plotly_chart(shifts_figure(columns, words, lesson.theme))


def kept():
    """Count what a convolution behind would cost."""
    labels, counts, wholes = next_costs(lesson, maps.shape, pooled.shape)
    chart = counts_chart(labels, counts, lesson.theme, "activation", wholes)
    st.plotly_chart(chart)


extras = {"shifts": shifts, "kept": kept}
with rail:
    extra = offer_extras(lesson, () if problem else extras)
with main:
    if problem:
        st.info(problem)
    elif extra:
        extra_title(lesson, extra)
        extras[extra]()
    else:
        windows()

# More to read
if is_backward(lesson) and not problem:
    dy = upstream()
    part = Part("x", x, pool.backward(dy, x), pool.forward, pool.branches)
    check = GradientCheck(dy, part)
    offer_gradient_check(lesson, check, comparison, step_error_chart)
source = (max_pool2d, max_pool2d_backward) if largest else ()
show_source(say("relu.source"), *(source or (avg_pool2d, avg_pool2d_backward)))
