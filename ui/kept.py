"""The network that a session has kept: trained here, or loaded from a file."""

import numpy as np
import streamlit as st
from starlette.responses import Response
from starlette.routing import Route

from stage.mount import from_page, own_path
from ui.uploads import upload_route, uploads

TOKEN = "kept-network"
NAME = "network"


def keep(data):
    """Keep a network for this session, in the place of another.

    Parameters
    ----------
    data : bytes
        Its file.
    """
    keep_token(_put(data))


def keep_token(token):
    """Keep the network that has been sent and got this token."""
    st.session_state[TOKEN] = token


def kept():
    """Return the file of the network that this session keeps, or None.

    Returns
    -------
    data : bytes or None
    """
    return _stored(st.session_state.get(TOKEN))


def kept_path():
    """Address at which this session's network can be downloaded."""
    return from_page(f"layerscope/{NAME}/{st.session_state[TOKEN]}")


def network_routes(unpack, refused):
    """Take networks in, and give them out again.

    Parameters
    ----------
    unpack : callable
        Looks at a file's bytes.
    refused : exception class
        What it raises for a file that is no network.
    """

    def take(data):
        unpack(data)
        return _put(data)

    async def give(request):
        data = _stored(request.path_params["token"])
        if data is None:
            return Response(status_code=404)
        headers = {"Content-Disposition": f'attachment; filename="{NAME}.npz"'}
        return Response(data, headers=headers, media_type="application/octet-stream")

    path = own_path(f"layerscope/{NAME}/{{token}}")
    return [upload_route(NAME, take, refused), Route(path, give)]


def _put(data):
    return uploads().put(np.frombuffer(bytearray(data), np.uint8))


def _stored(token):
    """Return the file of a token; a picture's token has none."""
    stored = uploads().get(token)
    return stored.tobytes() if stored is not None and stored.ndim == 1 else None
