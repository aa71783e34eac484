"""Where the parts of a lesson stand on its page."""

import streamlit as st

from ui.controls.bar import show_bar
from ui.frame.kept import bring_back
from ui.parts import show_parts

BESIDE_BAR = {"spec": [1, 8], "gap": "small"}
NOTHING_BESIDE_BAR = {"spec": [1e-6, 8], "gap": None}  # none can be narrower


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


def maps_under_bar(page):
    """Lay a page out with its maps under the picture and the controls beside it.

    The browser tells of the network that it has kept.

    Parameters
    ----------
    page : Page
    """
    view = page.view
    left, right = st.columns([1, 7], gap="small", vertical_alignment="top")
    with left:
        show_parts(page, view.rail)
    with right:
        show_bar(page, view.bar)
        bring_back(page)
        show_parts(page, view.main)
    with st.container(key="maps"):
        show_parts(page, view.more)


def stage_below_bar(page):
    """Lay a page out with the picture beside the bar, and the stage below both.

    A view without a picture has its column too: in other columns the bar would be
    another one, and who has just chosen the view there would lose the focus.

    Parameters
    ----------
    page : Page
    """
    view = page.view
    rail, head = st.columns(**(BESIDE_BAR if view.rail else NOTHING_BESIDE_BAR))
    with head:
        show_bar(page, view.bar)
        show_parts(page, view.under)
    with rail:
        show_parts(page, view.rail)
    show_parts(page, view.main)
    show_parts(page, view.more)


def all_under_bar(page):
    """Lay a page out with everything under its controls, over the page's whole width.

    Parameters
    ----------
    page : Page
    """
    view = page.view
    show_bar(page, view.bar)
    show_parts(page, view.main)
    show_parts(page, view.more)
