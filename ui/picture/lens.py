"""A box over the whole picture: the cells that a lesson works on."""

import streamlit as st

from live.pictures import lens_data
from ui.frame.events import answered, taking
from web.mount import mount


def show_lens(page, lens):
    """Let the reader move a box over pictures.

    Parameters
    ----------
    page : Page
        Of a lesson with the fields `LENS_FIELDS`.
    lens : Lens
    """
    box, *plates = lens_data(page, lens).items()
    with st.container(gap="xsmall"):
        _mount_box(page, *box)
        with st.container(gap="xsmall", key="plates"):
            for key, data in plates:
                mount("ui/picture/plate", key=key, data=data)


def _mount_box(page, key, data):
    told = data | {"seen": answered(key)}
    mount("ui/picture/lens", key=key, data=told, on_event=taking(page, key, {}))
