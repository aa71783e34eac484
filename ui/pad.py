"""A pad to draw on: the picture follows the pen."""

from base64 import b64decode

import numpy as np
import streamlit as st

from stage.mount import mount
from ui.events import answered, taking
from ui.pictures import load_picture

KEY = "pad"
DRAWING = "drawing"
SIDE = 256  # pixels
MOST = 2**18  # characters of a drawing, in base64
SIZES = slice(16, 24)  # where a PNG says its width and height


def drawing():
    """Return what this session has drawn last, uint8 (H, W, 3); white at first.

    It is the same object until something else is drawn.
    """
    if DRAWING not in st.session_state:
        blank = np.full((SIDE, SIDE, 3), 255, np.uint8)
        st.session_state[DRAWING] = blank
    return st.session_state[DRAWING]


def pad(lesson):
    """Show the pad.

    Parameters
    ----------
    lesson : Lesson
    """
    data = {
        "side": SIDE,
        "blank": bool((drawing() == 255).all()),
        "texts": lesson.texts.tree("pad"),
        "seen": answered(KEY),
    }
    mount("ui/pad", key=KEY, data=data, on_event=taking(lesson, KEY, {"drawn": _keep}))


def _keep(png):
    """Take a drawing in; what cannot come from the pad is left aside."""
    try:
        data = b64decode(png, validate=True) if len(png) <= MOST else b""
        if data[SIZES] == SIDE.to_bytes(4) * 2:  # before a single pixel is decoded
            st.session_state[DRAWING] = load_picture(data)
    except (TypeError, ValueError):  # PictureRefused is one, too
        return
