"""Uploaded files: taken in by a route of our own, kept for a while, for a token.

A file never reaches Streamlit's uploader: that one speaks fixed English, and a page
could say nothing about a file that it refuses. All files that are under way share a
room of so many bytes, and one at a time is decoded: what many send at once costs no
more memory than that, and who waits for too long is told to come again.
"""

import asyncio
import logging
from contextlib import asynccontextmanager

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pictures.loading import SIZES, PictureRefused, fit, load_picture
from pictures.store import uploads
from server.memory import give_back
from server.origin import is_own, tell_operator
from web.mount import own_path

LIMIT = 20 * 2**20  # bytes of a file
ROOM = 4 * LIMIT  # bytes of all files that arrive, or wait to be decoded
PAUSE = 5  # seconds without a byte after which a file comes no more
PACE = 16 * 2**10  # bytes a second, at the least
QUEUE = 120  # seconds for which a file waits: two hundred photos take a minute
READER = "x-layerscope-reader"  # a name that a page has made up for its reader
NAME_LENGTH = 64
HAS_LEFT = Response(status_code=204)


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
        ``keep(data, owner, address)`` stores the file's bytes and returns the token.
    refused : exception class
        What it raises for a file that is none, with a ``kind``.
    """
    room, decoding = Room(ROOM), asyncio.Semaphore()

    async def take(request):
        if not is_own(request.scope):
            tell_operator(request.scope)
            return JSONResponse({"kind": "origin"}, status_code=403)
        try:
            size = _declared(request)
            async with room.hold(size):
                data = await _read(request)
                async with turn(decoding):
                    if await request.is_disconnected():
                        return HAS_LEFT
                    token = await run_in_threadpool(_decode, keep, data, request)
        except (PictureRefused, refused) as reason:
            return _refusal(reason)
        except TooSlow:
            return JSONResponse({"kind": "slow"}, status_code=408)
        except TimeoutError:
            return JSONResponse({"kind": "busy"}, status_code=503)
        except ClientDisconnect:
            return HAS_LEFT
        except OSError as error:
            logging.getLogger("layerscope").warning("nothing can be kept: %s", error)
            return JSONResponse({"kind": "full"}, status_code=503)
        return JSONResponse({"token": token})

    return Route(own_path(f"layerscope/{name}"), take, methods=["POST"])


class TooSlow(Exception):
    """A file that arrives more slowly than anybody can wait for."""


@asynccontextmanager
async def turn(semaphore):
    """Wait for a turn, but not for ever: TimeoutError."""
    async with asyncio.timeout(QUEUE):
        await semaphore.acquire()
    try:
        yield
    finally:
        semaphore.release()


class Room:
    """So many bytes. Each leaves as much again free: small ones pass by large ones."""

    def __init__(self, size):
        self._free = size
        self._changed = asyncio.Condition()

    @asynccontextmanager
    async def hold(self, size):
        """Hold some of them, or raise TimeoutError where they do not come free."""
        async with asyncio.timeout(QUEUE), self._changed:
            await self._changed.wait_for(lambda: self._free >= 2 * size)
            self._free -= size
        try:
            yield
        finally:
            self._free += size
            async with self._changed:
                self._changed.notify_all()


def _declared(request):
    """Bytes that a file takes up; it may not say how many it has."""
    declared = request.headers.get("content-length", "")
    if not declared.isdecimal():
        return LIMIT
    _refuse_longer(int(declared))
    return int(declared)


async def _read(request):
    """Take the bytes in as they come; each buys the next ones time."""
    loop, data = asyncio.get_running_loop(), bytearray()
    begun = loop.time()
    try:
        async with asyncio.timeout(PAUSE) as patience:
            async for chunk in request.stream():
                data += chunk
                _refuse_longer(len(data))
                earned = begun + PAUSE + len(data) / PACE
                patience.reschedule(min(earned, loop.time() + PAUSE))
    except TimeoutError:
        raise TooSlow from None
    return data


def _refuse_longer(size):
    if size > LIMIT:
        raise PictureRefused("too-large", size=size, limit=LIMIT)


def _decode(keep, data, request):
    owner = request.headers.get(READER, "")[:NAME_LENGTH]
    address = request.client.host if request.client else ""
    try:
        return keep(bytes(data), owner, address)
    finally:
        give_back()


def _keep(data, owner, address):
    return uploads().put(fit(load_picture(data), max(SIZES)), owner, address)


def _refusal(reason):
    """Say why; 413 where the file was not even read to its end."""
    facts = {name: value for name, value in vars(reason).items() if value}
    return JSONResponse(facts, status_code=413 if facts.get("size") else 200)
