"""The name by which a reader's files are known to be of one reader."""

import secrets

import streamlit as st

from web.mount import from_page

READER = "reader"


def reader():
    """Return this session's name, which nobody else can know.

    Its page sends it along with a file.
    """
    return st.session_state.setdefault(READER, secrets.token_urlsafe(12))


def upload_to(name):
    """Say where a page sends a file, and by which name it does.

    Parameters
    ----------
    name : str
        Of the route, as in ``server.uploads.upload_route``.
    """
    return {"address": from_page(f"layerscope/{name}"), "reader": reader()}
