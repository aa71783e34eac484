"""The end of a run: all that it took is painted, and somebody else can go on."""

import streamlit as st

from live.frame import frame
from live.payloads import who_asks
from ui.frame.events import STEPS, answered, latest
from ui.frame.page import ON_SHOW
from web.mount import mount
from web.pages import page_path


def finish():
    """Tell the browser that this run is over, and how to ask for its page elsewhere."""
    page = st.session_state.pop(ON_SHOW, None)
    if page is not None:  # there is none where the run broke off
        data = {"seen": latest(), "page": _told(page)}
        mount("web/talk/finished", key="finished", data=data)


def _told(page):
    """Say what a question of ``live.answering`` needs, and where there is no answer."""
    return who_asks(page) | {
        "path": page_path(page.name),
        "query": page.query,
        "step": answered(STEPS),
        "frame": frame(page),
    }
