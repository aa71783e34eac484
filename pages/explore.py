"""Lesson: what each layer of a network makes of a picture, and why it answers so."""

from contextlib import nullcontext

import numpy as np
import streamlit as st

from engine import filter_bank, filter_bank_names
from figures.paint import paint
from networks.pictures import fitted
from networks.trained import NAMES, opened, trained
from scenes.closeup import closeup
from scenes.map import can_be_played, map_scene, place_lens
from scenes.network import explore
from scenes.shares import shares_in_steps
from stage.closeup import show_closeup
from stage.overview import Picture, magnitudes, overview
from stage.shares import show_shares
from stage.stage import play
from ui.bar import control_bar
from ui.choose_image import choose_image
from ui.explore_lesson import (
    Words,
    bar_options,
    bars_of,
    class_names,
    closeup_look,
    closeup_options,
    lens_corner,
    lesson_fields,
    misfit_sentence,
    opened_map,
    opened_part,
    overview_options,
    picture_note,
    shares_options,
    sheet_of,
    stage_options,
)
from ui.kept import kept
from ui.lens import lens_over
from ui.lesson import open_lesson

lesson = open_lesson("explore", lesson_fields(NAMES))
net = lesson["net"]

# The network: a bank of named filters, or one that has learned
learned = opened(kept()) if net == "own" else trained(net) if net in NAMES else None
task = learned and learned.plan.task

# The picture, and how the network's windows move over it
drawn = lesson["img"] == "drawn"
left, right = st.columns([1, 6 if drawn else 7], gap="small", vertical_alignment="top")
with left:
    classes = learned.task.classes if learned else ()
    image = choose_image(lesson, [f"{task}-{name}" for name in classes])
with right:
    control_bar(lesson, **bar_options(lesson))

# All layers, as far as they fit
if learned:
    run = explore(learned.network, fitted(image, task))
    words = Words(lesson, {}, class_names(lesson, task, classes))
else:
    bank = filter_bank(
        (lesson["kh"], lesson["kw"]), lesson["s"], lesson["p"], lesson["pool"]
    )
    run = explore(bank, image)
    words = Words(lesson, filter_bank_names(), [])
if run.misfit:
    st.info(misfit_sentence(lesson, run.misfit))

# Every map of every layer
sheets = [
    bars_of(words, column, None)
    if column.kind in ("dense", "softmax")
    else sheet_of(words, column, column.maps)
    for column in run.columns
]
found = opened_map(lesson, run)
picture = Picture(run.input, picture_note(lesson, task))
with right if drawn else nullcontext():
    overview(picture, sheets, **overview_options(lesson, found))

# One of them in detail, on the layer's own numbers
if found:
    column, number = found
    reach = magnitudes(sheets, lesson["range"])
    if column.kind == "softmax":
        steps = shares_in_steps(run.scores.maps.ravel())
        show_shares(steps, **shares_options(lesson, words, column, number))
    elif lesson["part"] and can_be_played(column):
        y = column.maps[number]
        lens = place_lens(y, column.geometry, lesson["n"], lens_corner(lesson))
        part = opened_part(lesson, column, number)
        scene = map_scene(run, column, number, lens, part)
        with st.container(key="detail"):
            rail, main = st.columns([1, 7], gap="small")
        with rail:
            largest = reach.get(column.name, np.ones(len(column.maps)))[number]
            colours = paint(y, "activation", lesson.theme, largest)
            lens_over(lesson, lens.box, "map", y, colours)
        with main:
            play(scene, **stage_options(lesson, words, run, column, number))
    else:
        view = closeup(run, column, number)
        look = closeup_look(lesson, words, run, column, number, view, reach)
        playable = can_be_played(column)
        show_closeup(view, look, **closeup_options(lesson, run, column, playable))
