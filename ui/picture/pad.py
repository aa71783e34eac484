"""A pad to draw on: the picture follows the pen."""

import streamlit as st

from pictures.store import drawings
from pictures.strokes import PENS, SIDE, WIDTH, checked, paint_strokes
from ui.frame.events import answered, taking
from ui.frame.reader import reader
from web.mount import mount

KEY = "pad"
DRAWING = "drawing"
EXAMPLE = [  # what an untouched pad shows until the first stroke: a 2
    {
        "pen": "black",
        "places": [
            *((0.28, 0.34), (0.32, 0.23), (0.43, 0.16), (0.56, 0.16), (0.66, 0.24)),
            *((0.67, 0.36), (0.6, 0.49), (0.45, 0.65), (0.28, 0.83), (0.73, 0.83)),
        ],
    }
]


def drawing():
    """Return what this session has drawn last, uint8 (H, W, 3); an example at first."""
    picture = drawings().get(st.session_state.get(DRAWING))
    return paint_strokes(checked(EXAMPLE)) if picture is None else picture


def drawing_token():
    """Return what tells this drawing from the one before; None for the example."""
    token = st.session_state.get(DRAWING)
    return token if drawings().path(token) else None


def is_blank():
    """Whether nothing stands on the pad."""
    return bool((drawing() == 255).all())


def pad(lesson):
    """Show the pad.

    Parameters
    ----------
    lesson : Lesson
    """
    data = {
        "side": SIDE,
        "width": WIDTH,
        "pens": PENS,
        "example": EXAMPLE,
        "untouched": drawing_token() is None,
        "texts": lesson.texts.tree("pad"),
        "seen": answered(KEY),
    }
    mount(
        "ui/picture/pad",
        key=KEY,
        data=data,
        on_event=taking(lesson, KEY, {"drawn": _keep}),
    )


def _keep(strokes):
    """Take a drawing in; what cannot come from the pad is left aside."""
    try:
        token = drawings().put(paint_strokes(checked(strokes)), reader())
        st.session_state[DRAWING] = token
    except (ValueError, OSError):
        return
