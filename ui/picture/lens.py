"""A box over the whole picture: the cells that a lesson works on."""

import streamlit as st

from live.pictures import lens_data
from ui.frame.events import tell


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
        tell(page, "ui/picture/lens", *box)
        with st.container(gap="xsmall", key="plates"):
            for key, data in plates:
                tell(page, "ui/picture/plate", key, data)
