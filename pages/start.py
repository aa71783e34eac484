"""Start page: what this is, one moving picture, and the way into every lesson."""

import streamlit as st

from lessons.common.fields import PICTURE_FIELDS
from lessons.contents import LESSONS
from scenes.start import POINTS, opening
from stage.stage import play
from ui.frame.lesson import open_lesson
from ui.picture.choose_image import choose_image
from ui.start import show_cards, welcome

IMG, SIZE, _ = PICTURE_FIELDS  # grey or colour is for the lessons to ask
lesson = open_lesson("start", (IMG, SIZE))

with st.container(key="opening"):
    words, moving = st.columns([4, 7], gap="medium", vertical_alignment="center")
with words:
    welcome(lesson)
    image = choose_image(lesson)
with moving:
    play(
        opening(image),
        lesson.texts.tree("stage") | {"panels": lesson.texts.tree("start.panels")},
        key="opening-stage",
        address=False,
        autoplay=True,
        loop=True,
        pace=80,
        room=0.37,
        controls=("play",),
    )

show_cards(lesson, {name: POINTS[name](image) for name in LESSONS})
