"""Lesson: what dropout leaves of a layer's numbers, and why their mean stays."""

import numpy as np
import streamlit as st

from engine import dense, dense_backward, dropout, dropout_backward
from engine.comparison import GradientCheck, Part
from figures.ensemble import ensemble_charts
from figures.many_masks import many_masks_charts
from figures.paint import paint
from figures.step_error import step_error_chart
from lessons.common.backward import chooses, is_backward, kept, output_gradient, shifted
from lessons.common.boxes import fullest
from lessons.dropout.controls import (
    FIELDS,
    MAPS,
    bar_options,
    is_training,
    mask_facts,
    neurons_fact,
    shown,
    shown_map,
    spread_fact,
    stage_options,
    tell_ensemble,
)
from scenes.backward import in_a_row
from scenes.dense.backward import (
    back_through,
    dense_matrices_backward,
    dense_neurons_backward,
    nudged,
)
from scenes.dense.forward import dense_matrices, dense_neurons, run_dense, some_weights
from scenes.dropout.backward import dropout_backward_scene
from scenes.dropout.ensemble import enumerate_ensemble
from scenes.dropout.forward import dropout_at_test, dropout_forward
from scenes.dropout.many_masks import draw_many, many_masks
from scenes.gradient_check import comparison
from scenes.pooled import means_of, pooled_maps
from stage.stage import play
from ui.controls.bar import control_bar
from ui.frame.charts import side_by_side
from ui.frame.extras import extra_title, offer_extras
from ui.frame.lesson import open_lesson
from ui.frame.source import show_source
from ui.picture.choose_image import choose_image
from ui.picture.lens import lens_over, picture_box
from ui.work.gradient_check import offer_gradient_check

WEIGHTS = 5  # seed of the dense layer's: another mask leaves them as they are

lesson = open_lesson("dropout", FIELDS)
say, rate, number = lesson.text, lesson["rate"], shown_map(lesson)
training = is_training(lesson)
backward = is_backward(lesson)
control_bar(lesson, **bar_options(lesson))


def rng():
    """Begin anew: the same seed, the same mask."""
    return np.random.default_rng(lesson["seed"])


def drop(maps):
    """Run dropout over all maps (1, C, H, W), wherever the lens is."""
    return dropout(maps, rate, rng(), training, lesson["channels"])


# Feature maps of the picture, behind ReLU and max pooling, and their dropout
rail, main = st.columns([1, 6], gap="small")
with rail:
    image = choose_image(lesson)
    pooled = pooled_maps(image)
    x = pooled[:, :MAPS]
    y, mask = drop(x)
    box = row, column, height, width = picture_box(lesson, x, fullest)
    under = np.s_[:, :, row : row + height, column : column + width]
    here = (0, number, *under[2:])  # what the lens shows of the map on the stage
    plates = [
        (name, maps, paint(maps, "activation", lesson.theme))
        for name, maps in (("pooled", x[0, number]), ("dropped", y[0, number]))
    ]
    lens_over(lesson, box, *plates[0], more=plates[1:])
    offer_extras(lesson, ("ensemble", "spread"))


def one_mask():
    """Follow one mask over a feature map, cell by cell."""
    if training:
        scene = dropout_forward(x[under][0], y[under][0], mask[under][0], rate, number)
    else:
        scene = dropout_at_test(x[under][0], y[under][0], number)
    if backward:
        one_mask_backward(scene)
        return
    told = mask_facts(lesson, mask[here] if training else None)
    with main:
        play(in_a_row(scene), facts=told, **stage_options(lesson))
    show_source(say("dropout.source"), dropout)


def one_mask_backward(ahead):
    """Let the gradient go back through the same mask."""
    bits = mask[here] if training else None
    moved = pooled_maps(shifted(image))[:, :MAPS]
    dy = output_gradient(lesson, y[here], lambda: drop(moved)[0][here])
    dx = dropout_backward(dy, bits, rate)
    scene = dropout_backward_scene(ahead, dy, dx, chooses(lesson))
    facts = kept(lesson, mask=bits) if training else kept(lesson)
    with main:
        play(scene, facts=(facts,), **stage_options(lesson))
    check = GradientCheck(dy, Part("x", x[here], dx, drop_here))
    offer_gradient_check(lesson, check, comparison, step_error_chart)
    show_source(say("dropout.source"), dropout, dropout_backward)


def drop_here(values):
    """Run dropout on other numbers under the lens, with the mask that they have."""
    maps = x.copy()
    maps[here] = values
    return drop(maps)[0][here]


def many():
    """Average over many masks: the mean stays, the spread is known."""
    with main:
        facts = (spread_fact(lesson),)
        play(many_masks(seen_many()), facts=facts, **stage_options(lesson))
    show_source(say("dropout.source"), dropout)


def seen_many():
    """Draw many masks over the lens's numbers."""
    return draw_many(x[here], rate, lesson["draws"], rng(), lesson["channels"])


def spread():
    """Show how close the mean comes with more masks, and how far the outputs spread."""
    labels = lesson.texts.tree("dropout.chart")
    with main:
        extra_title(lesson, "spread")
        side_by_side(many_masks_charts(seen_many(), labels, lesson.theme), "many")


def dense_layer():
    """Put dropout before a dense layer whose inputs are the maps' means."""
    run = through_dense(*dense_arrays())
    if backward:
        dense_layer_backward(run)
        return
    draw = {"neurons": dense_neurons, "matrices": dense_matrices}[lesson["view"]]
    with main:
        told = neurons_fact(lesson, run.mask)
        play(draw(run), facts=(told,), **stage_options(lesson))
    show_source(say("dropout.source"), dropout, dense)


def through_dense(x, w, b):
    """Run dropout and the dense layer, with the mask of today's seed."""
    return run_dense(x, w, b, rate, rng(), training)


def dense_arrays():
    """Return the inputs of the dense layer, its weights and its biases."""
    weights = some_weights(lesson["units"], np.random.default_rng(WEIGHTS))
    return means_of(pooled[under], lesson["units"]), *weights


def ensemble():
    """Compare the average over all sub-networks with the one test pass."""
    inputs, w, b = dense_arrays()
    every = enumerate_ensemble(inputs, w[0], b[0], rate)
    with main:
        extra_title(lesson, "ensemble", count=2 ** len(inputs))
        labels = tell_ensemble(lesson, every)
        side_by_side(ensemble_charts(every, labels, lesson.theme), "ensemble")


def dense_layer_backward(run):
    """Let the gradient travel back through the dense layer and the dropout."""
    moved = pooled_maps(shifted(image))[under]
    target = through_dense(means_of(moved, lesson["units"]), run.w, run.b).y
    dy = output_gradient(lesson, run.y[:, None], lambda: target[:, None])[:, 0]
    gradients = back_through(run, dy)
    if lesson["view"] == "neurons":
        scene = dense_neurons_backward(gradients)
    else:
        scene = dense_matrices_backward(gradients, chooses(lesson))
    facts = kept(lesson, mask=run.mask, h=run.h, w=run.w)
    with main:
        play(scene, facts=(facts,), **stage_options(lesson))
    parts = nudged(gradients, lambda *arrays: through_dense(*arrays).y)
    check = GradientCheck(dy, *parts)
    offer_gradient_check(lesson, check, comparison, step_error_chart)
    show_source(say("dropout.source"), dropout_backward, dense_backward)


VIEWS = {"map": one_mask, "many": many, "ensemble": ensemble, "spread": spread}
VIEWS.get(shown(lesson), dense_layer)()
