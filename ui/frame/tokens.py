"""Tokens of what this session's reader has sent, drawn and kept."""

import streamlit as st

from pictures.store import drawings
from pictures.strokes import checked, paint_strokes
from ui.frame.reader import reader

KEY = "tokens"
SENT, DRAWN, NETWORK = "sent", "drawn", "network"  # as in ``lessons.sources``


def tokens():
    """Return this session's tokens, by what they are of."""
    return st.session_state.get(KEY, {})


def remember(kind, token):
    """Keep a token in the place of the one before."""
    st.session_state[KEY] = tokens() | {kind: token}


def keep_drawing(strokes):
    """Take a drawing in; what cannot come from a pad is left aside.

    Parameters
    ----------
    strokes : list of dict
        As ``pictures.strokes.checked`` takes them.
    """
    try:
        remember(DRAWN, drawings().put(paint_strokes(checked(strokes)), reader()))
    except (ValueError, OSError):
        return
