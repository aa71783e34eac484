"""The network that a session has kept: trained here, or loaded from a file."""

import streamlit as st

from lessons.common.fields import OWN_NET
from pictures.store import networks
from ui.frame.events import answered, taking
from ui.frame.reader import reader
from ui.frame.tokens import NETWORK, remember, tokens
from web.mount import from_page, mount

KEY = "kept"
OPENED = "kept-network-opened"
REFUSED = "kept-network-refused"
NAME = "network"


def keep(pack):
    """Keep a network for this session, in the place of another, if it can be kept.

    Parameters
    ----------
    pack : callable
        Makes its file, or raises ValueError for one that has diverged.
    """
    try:
        keep_token(networks().put(pack(), reader()))
    except ValueError:
        st.session_state[REFUSED] = "diverged"
    except OSError:
        st.session_state[REFUSED] = "full"


def keep_token(token):
    """Keep the network that has been sent, or kept before, and got this token."""
    remember(NETWORK, token)
    st.session_state[REFUSED] = ""


def refused():
    """Why the last network was not kept: the name of a text, or ""."""
    return st.session_state.get(REFUSED, "")


def bring_back(lesson):
    """Let the browser tell a new session of the network that it has kept.

    Parameters
    ----------
    lesson : Lesson
        With the field ``net``.
    """
    data = {
        "token": kept_token() if is_kept() else None,
        "wanted": lesson["net"] == OWN_NET,
        "lost": lesson.text("explore.own_lost"),
        "seen": answered(KEY),
    }
    presses = {"found": keep_token}
    mount("ui/frame/kept", key=KEY, data=data, on_event=taking(lesson, KEY, presses))


def is_kept():
    """Whether this session keeps a network, and the server still has it."""
    return networks().path(kept_token()) is not None


def kept(opened):
    """Return the network that this session keeps, or None.

    Parameters
    ----------
    opened : callable
        Makes of a file's bytes what is returned; called once for each file.
    """
    token = kept_token()
    if not is_kept():
        return None
    known, network = st.session_state.get(OPENED, (None, None))
    if known != token:
        network = opened(networks().get(token))
        st.session_state[OPENED] = token, network
    return network


def kept_token():
    """Token of this session's network, or None: what its browser remembers."""
    return tokens().get(NETWORK)


def kept_path():
    """Address at which this session's network can be downloaded."""
    return from_page(f"layerscope/{NAME}/{kept_token()}")
