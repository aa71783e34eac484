"""Where the parts of a lesson stand on its page."""

import streamlit as st

from ui.controls.bar import show_bar
from ui.parts import show_parts


def stage_beside_rail(page):
    """Lay a page out with picture, lens and links in a rail beside its stage.

    Parameters
    ----------
    page : Page
    """
    view = page.view
    show_bar(page, view.bar)
    rail, main = st.columns([1, 6], gap="small")
    with rail:
        show_parts(page, view.rail)
    with main:
        show_parts(page, view.main)
    show_parts(page, view.more)
