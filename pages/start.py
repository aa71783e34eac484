"""Start page: what this is, one moving picture, and the way into every lesson."""

import streamlit as st

from ui.frame.page import open_page
from ui.parts import show_parts

page = open_page("start")

with st.container(key="opening"):
    words, moving = st.columns([4, 7], gap="medium", vertical_alignment="center")
with words:
    show_parts(page, page.view.rail)
with moving:
    show_parts(page, page.view.main)

show_parts(page, page.view.more)
