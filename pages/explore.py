"""Lesson: what each layer of a network makes of a picture, and why it answers so."""

import streamlit as st

from engine import filter_bank, filter_bank_names
from figures.paint import lay_over, paint
from lessons.explore.controls import (
    bar_options,
    chosen_class,
    lens_corner,
    lesson_fields,
    misfit_sentence,
    opened_map,
    opened_part,
    overview_options,
    runs_backward,
)
from lessons.explore.detail import (
    backward_look,
    closeup_look,
    closeup_options,
    layer_before,
    shares_options,
    stage_options,
)
from lessons.explore.words import Words, answer_of, class_names, picture_note, sheets_of
from networks.pictures import fitted
from networks.trained import NAMES, opened, trained
from scenes.network.attribution import enlarged, grad_cam, gradients_of, saliency
from scenes.network.closeup import closeup
from scenes.network.closeup_backward import closeup_backward
from scenes.network.map import can_be_played, map_scene, place_lens
from scenes.network.network import explore
from scenes.network.ranges import magnitudes
from scenes.network.shares import shares_in_steps
from scenes.network.sheets import Picture
from stage.closeup import show_closeup
from stage.overview import overview
from stage.shares import show_shares
from stage.stage import play
from ui.controls.bar import control_bar
from ui.frame.kept import bring_back, kept
from ui.frame.lesson import open_lesson
from ui.picture.choose_image import choose_image
from ui.picture.lens import lens_over

lesson = open_lesson("explore", lesson_fields(NAMES))
net, say = lesson["net"], lesson.text

# The network: a bank of named filters, or one that has learned
learned = trained(net) if net in NAMES else kept(opened) if net == "own" else None
task = learned and learned.plan.task
classes = learned.task.classes if learned else ()

# The picture, and how the network's windows move over it
left, right = st.columns([1, 7], gap="small", vertical_alignment="top")
with left:
    image = choose_image(lesson, [f"{task}-{name}" for name in classes])
with right:
    control_bar(lesson, **bar_options(lesson))
    bring_back(lesson)

# All layers, as far as they fit
if learned:
    run = explore(learned.network, fitted(image, task))
    words = Words(lesson, {}, class_names(lesson, task, classes))
else:
    kernel = (lesson["kh"], lesson["kw"])
    bank = filter_bank(kernel, lesson["s"], lesson["p"], lesson["pool"])
    run = explore(bank, image)
    words = Words(lesson, filter_bank_names(), [])
if run.misfit:
    right.info(misfit_sentence(lesson, run.misfit))

# Forward the maps themselves; backward the gradients of one score
backward, begin, more = runs_backward(lesson), "", ()
maps = {column.name: column.maps for column in run.columns}
if backward:
    chosen = chosen_class(lesson, run)
    begin, maps = words.classes[chosen], gradients_of(run, chosen)
    slopes = paint(saliency(maps["input"]), "gradient", lesson.theme)
    heat = enlarged(grad_cam(run, maps), run.input.shape[1:])
    cam = "cam" if heat.any() else "cam_empty"
    more = (
        (say("explore.backward.saliency"), slopes),
        (say(f"explore.backward.{cam}"), lay_over(run.input, heat, "gradient")),
    )

# Every map of every layer
sheets = sheets_of(words, run.columns, maps, chosen if backward else None)
found = opened_map(lesson, run)
answer = "" if backward else answer_of(words, run)
picture = Picture(run.input, picture_note(lesson, task), answer, more)
room = st.container(key="maps")
with room:
    overview(picture, sheets, **overview_options(lesson, found, begin))
reach = magnitudes(sheets, lesson["range"])


# One of them in detail


def show_backward(column, number):
    """Show what comes back to a map from the layer behind it."""
    view = closeup_backward(run, maps, column, number)
    look = backward_look(words, run, column, number, view, reach)
    opens = run.after(column).name
    show_closeup(view, look, **closeup_options(lesson, opens, playable=False))


def show_forward(column, number):
    """Show what a map is made of."""
    view = closeup(run, column, number)
    look = closeup_look(words, run, column, number, view, reach)
    opens, playable = layer_before(run, column), can_be_played(column)
    show_closeup(view, look, **closeup_options(lesson, opens, playable))


def show_windows(column, number):
    """Play the windows of a map on the layer's own numbers."""
    y = column.maps[number]
    lens = place_lens(y, column.geometry, lesson["n"], lens_corner(lesson))
    scene = map_scene(run, column, number, lens, opened_part(lesson, column, number))
    options = stage_options(lesson, words, run, column, number)
    if column is run.scores:  # a single cell needs no lens
        return play(scene, **options)
    with st.container(key="detail"):
        rail, main = st.columns([1, 7], gap="small")
    with rail:
        colours = paint(y, "activation", lesson.theme, reach[column.name][number])
        lens_over(lesson, lens.box, "map", y, colours)
    with main:
        play(scene, **options)


def show_detail(column, number):
    """Open a map as far as the reader has opened it."""
    if backward:
        show_backward(column, number)
    elif column.kind == "softmax":
        steps = shares_in_steps(run.scores.maps.ravel())
        show_shares(steps, **shares_options(lesson, words, column, number))
    elif lesson["part"] and can_be_played(column):
        show_windows(column, number)
    else:
        show_forward(column, number)


if found:
    with room:
        show_detail(*found)
