"""The network that a reader keeps from the training lesson, to be explored."""

import streamlit as st

KEY = "kept-network"


def keep_network(trained):
    """Keep a network for this session: a ``networks.trained.Trained``."""
    st.session_state[KEY] = trained


def kept_network():
    """Return the network that was kept last, or None."""
    return st.session_state.get(KEY)
