"""The network that a session has kept: trained here, or loaded from a file."""

import streamlit as st

from lessons.common.fields import OWN_NET
from pictures.store import networks
from ui.frame.events import tell
from ui.frame.reader import reader
from ui.frame.tokens import NETWORK, remember
from web.mount import from_page

KEY = "kept"
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


def bring_back(page):
    """Let the browser tell a new session of the network that it has kept.

    Parameters
    ----------
    page : Page
        Of a lesson with the field ``net``.
    """
    data = {
        "token": page.sources.kept(),
        "wanted": page["net"] == OWN_NET,
        "lost": page.text("explore.own_lost"),
    }
    tell(page, "ui/frame/kept", KEY, data, {"found": keep_token})


def kept_path(token):
    """Address at which the network of a token can be downloaded."""
    return from_page(f"layerscope/{NAME}/{token}")
