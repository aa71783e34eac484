"""Tokens of what this session's reader has sent, drawn and kept."""

import streamlit as st

KEY = "tokens"
SENT, DRAWN, NETWORK = "sent", "drawn", "network"  # as in ``lessons.sources``


def tokens():
    """Return this session's tokens, by what they are of."""
    return st.session_state.get(KEY, {})


def remember(kind, token):
    """Keep a token in the place of the one before."""
    st.session_state[KEY] = tokens() | {kind: token}
