"""The network that a session has kept: trained here, or loaded from a file."""

import numpy as np
import streamlit as st
from starlette.responses import Response
from starlette.routing import Route

from stage.mount import own_path
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
    stored = uploads().get(st.session_state.get(TOKEN))
    return None if stored is None else stored.tobytes()


def kept_path():
    """Path at which this session's network can be downloaded."""
    return own_path(f"layerscope/{NAME}/{st.session_state[TOKEN]}")


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
        stored = uploads().get(request.path_params["token"])
        if stored is None or stored.ndim != 1:  # pictures have three axes
            return Response(status_code=404)
        headers = {"Content-Disposition": f'attachment; filename="{NAME}.npz"'}
        kind = "application/octet-stream"
        return Response(stored.tobytes(), headers=headers, media_type=kind)

    path = own_path(f"layerscope/{NAME}/{{token}}")
    return [upload_route(NAME, take, refused), Route(path, give)]


def _put(data):
    return uploads().put(np.frombuffer(bytearray(data), np.uint8))
