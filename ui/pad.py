"""A pad to draw on: the picture follows the pen."""

from base64 import b64decode

import numpy as np
import streamlit as st

from stage.mount import mount
from ui.events import answered, taking
from ui.pictures import load_picture
from ui.reader import reader
from ui.store import drawings

KEY = "pad"
DRAWING = "drawing"
SIDE = 256  # pixels
MOST = 2**18  # characters of a drawing, in base64
SIZES = slice(16, 24)  # where a PNG says its width and height


def drawing():
    """Return what this session has drawn last, uint8 (H, W, 3); white at first."""
    picture = drawings().get(st.session_state.get(DRAWING))
    return np.full((SIDE, SIDE, 3), 255, np.uint8) if picture is None else picture


def drawing_token():
    """Return what tells this drawing from the one before; None for white paper."""
    token = st.session_state.get(DRAWING)
    return token if drawings().path(token) else None


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
            token = drawings().put(load_picture(data), reader())
            st.session_state[DRAWING] = token
    except (TypeError, ValueError, OSError):  # PictureRefused is a ValueError
        return
