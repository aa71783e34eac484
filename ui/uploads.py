"""Uploaded files: taken in by a route of our own, kept for a while, for a token.

A file never reaches Streamlit's uploader: that one speaks fixed English, and a page
could say nothing about a file that it refuses. Whoever has the token has the
picture, so tokens cannot be guessed.
"""

import asyncio
import secrets
import threading
import time
from collections import OrderedDict

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse
from starlette.routing import Route

from stage.mount import own_path
from ui.origin import is_own, tell_operator
from ui.pictures import SIZES, PictureRefused, fit, load_picture

LIMIT = 20 * 2**20  # bytes of a file
READERS = 16  # files that arrive at once; each may hold LIMIT bytes
PATIENCE = 60  # seconds for a file to arrive


class UploadStore:
    """Pictures by token, the least used ones dropped when there are too many.

    Parameters
    ----------
    entries, size : int
        How many pictures, and how many bytes of them, are kept.
    seconds : float
        How long a picture is kept after its last use.
    clock : callable
        Seconds of a clock that never jumps.
    """

    def __init__(
        self, entries=256, size=128 * 2**20, seconds=4 * 3600, clock=time.monotonic
    ):
        self._entries, self._size, self._seconds = entries, size, seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._pictures = OrderedDict()  # token -> (last use, picture)

    def put(self, picture):
        """Keep a picture; nobody may write into it. Returns its token."""
        picture.flags.writeable = False
        token = secrets.token_urlsafe(16)
        with self._lock:
            self._pictures[token] = self._clock(), picture
            self._tidy()
        return token

    def get(self, token):
        """Return the picture of a token, or None if there is none any more."""
        with self._lock:
            self._tidy()
            if token not in self._pictures:
                return None
            _, picture = self._pictures.pop(token)
            self._pictures[token] = self._clock(), picture
            return picture

    def _tidy(self):
        while self._pictures and self._is_too_much():
            self._pictures.popitem(last=False)

    def _is_too_much(self):
        oldest, _ = next(iter(self._pictures.values()))
        held = sum(picture.nbytes for _, picture in self._pictures.values())
        return (
            len(self._pictures) > self._entries
            or held > self._size
            or self._clock() - oldest > self._seconds
        )


@st.cache_resource(show_spinner=False)
def uploads():
    """Return the store that all sessions of this server share."""
    return UploadStore()


def picture_route():
    """Take pictures."""
    return upload_route("upload", _keep, PictureRefused)


def upload_route(name, keep, refused):
    """Take a file by POST; answer ``{token}``, or ``{kind, ...}`` if it is refused.

    Parameters
    ----------
    name : str
        Last part of the path.
    keep : callable
        Stores the file's bytes and returns the token.
    refused : exception class
        What it raises for a file that is none, with a ``kind``.
    """
    reading, decoding = asyncio.Semaphore(READERS), asyncio.Semaphore(1)

    async def take(request):
        if not is_own(request.scope):
            tell_operator(request.scope)
            return JSONResponse({"kind": "origin"}, status_code=403)
        try:
            async with reading, asyncio.timeout(PATIENCE):
                data = await _read(request)
            async with decoding:  # one at a time: a costly file delays only files
                token = await run_in_threadpool(keep, data)
        except (PictureRefused, refused) as reason:
            return _refusal(reason)
        except TimeoutError:
            return JSONResponse({"kind": "slow"}, status_code=408)
        return JSONResponse({"token": token})

    return Route(own_path(f"layerscope/{name}"), take, methods=["POST"])


async def _read(request):
    declared = request.headers.get("content-length", "0")
    _refuse_longer(int(declared) if declared.isdecimal() else 0)
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        _refuse_longer(len(data))
    return bytes(data)


def _refuse_longer(size):
    if size > LIMIT:
        raise PictureRefused("too-large", size=size, limit=LIMIT)


def _keep(data):
    return uploads().put(fit(load_picture(data), max(SIZES)))


def _refusal(reason):
    """Say why; 413 where the file was not even read to its end."""
    facts = {name: value for name, value in vars(reason).items() if value}
    return JSONResponse(facts, status_code=413 if facts.get("size") else 200)
