"""Lesson: what each layer of a small network makes of a picture."""

import streamlit as st

from engine import filter_bank_names
from figures.paint import paint
from scenes.bank import map_scene, place_lens, run_bank, sources
from stage.overview import magnitudes, overview
from stage.stage import play
from ui.bar import control_bar
from ui.choose_image import choose_image
from ui.explore_lesson import (
    FIELDS,
    bar_options,
    lens_corner,
    misfit_sentence,
    opened_map,
    overview_options,
    sheet_of,
    stage_options,
)
from ui.lens import lens_over
from ui.lesson import open_lesson

lesson = open_lesson("explore", FIELDS)

# The picture, and how the network's windows move over it
left, right = st.columns([1, 7], gap="small", vertical_alignment="center")
with left:
    image = choose_image(lesson)
with right:
    control_bar(lesson, **bar_options(lesson))

# Conv, ReLU and pool, twice
kernel = (lesson["kh"], lesson["kw"])
run = run_bank(image, kernel, lesson["s"], lesson["p"], lesson["pool"])
if run.misfit:
    st.info(misfit_sentence(lesson, run.misfit))

# Every map of every layer
names = filter_bank_names()
sheets = [
    sheet_of(lesson, layer, maps[0], sources(run, layer), names[f"conv{layer[-1]}"])
    for layer, maps in run.activations.items()
    if layer != "input"
]
found = opened_map(lesson, sheets)
opened = found and (found[0].layer, found[1])
overview(image[0], sheets, opened=opened, **overview_options(lesson))

# One of them in detail, on the layer's own numbers
if found:
    layer, number = opened
    y = found[0].maps[number]
    lens = place_lens(y, run.geometries[layer], lesson["n"], lens_corner(lesson))
    largest = magnitudes(sheets, lesson["range"])[layer][number]
    with st.container(key="detail"):
        rail, main = st.columns([1, 7], gap="small")
    with rail:
        colours = paint(y, "activation", lesson.theme, largest)
        lens_over(lesson, lens.box, "map", y, colours)
    with main:
        scene = map_scene(run, layer, number, lens)
        play(scene, **stage_options(lesson, sheets, *found))
