"""The parts of a View, drawn with Streamlit."""

import streamlit as st

from lessons.parts import (
    Beside,
    Cards,
    Charts,
    Check,
    Chooser,
    Closeup,
    Explanation,
    Lens,
    Links,
    Measurement,
    Overview,
    Played,
    Prose,
    Shares,
    Sliders,
    Source,
    Text,
    Timed,
    Title,
    Training,
    Welcome,
)
from ui.charts import show_charts
from ui.controls.inline import inline
from ui.frame.extras import show_links
from ui.frame.source import show_source
from ui.maps import show_closeup, show_overview, show_shares
from ui.picture.choose_image import show_chooser
from ui.picture.lens import show_lens
from ui.played import show_played
from ui.start import show_cards, show_welcome
from ui.training import show_training
from ui.work.gradient_check import show_check
from ui.work.measurement import show_measurement
from ui.work.timed import show_timed


def show_parts(page, parts):
    """Draw parts of the page's view, one below the other.

    Parameters
    ----------
    page : Page
    parts : sequence
        Of ``lessons.parts``.
    """
    for part in parts:
        SHOW[type(part)](page, part)


def _sliders(page, part):
    for place, key in zip(st.columns(len(part.keys)), part.keys, strict=True):
        with place:
            inline(page, key)


def _beside(page, part):
    with st.container(key="detail"):
        rail, main = st.columns([1, 7], gap="small")
    with rail:
        show_parts(page, part.rail)
    with main:
        show_parts(page, part.main)


SHOW = {
    Chooser: show_chooser,
    Lens: show_lens,
    Links: show_links,
    Explanation: lambda page, part: st.info(part.text),
    Title: lambda page, part: st.subheader(part.text, anchor=False),
    Prose: lambda page, part: st.markdown(part.text),
    Text: lambda page, part: st.text(part.text),
    Played: show_played,
    Sliders: _sliders,
    Charts: show_charts,
    Check: show_check,
    Timed: lambda page, part: show_timed(page, part, show_parts),
    Measurement: lambda page, part: show_measurement(page, part, show_parts),
    Training: show_training,
    Source: lambda page, part: show_source(page, part, show_parts),
    Welcome: show_welcome,
    Cards: show_cards,
    Beside: _beside,
    Overview: show_overview,
    Closeup: show_closeup,
    Shares: show_shares,
}
