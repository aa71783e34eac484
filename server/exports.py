"""Files to take along: asked for, told of while they are made, fetched.

Who asks is answered line by line, in JSON: how many come before, how far it is, at the
end where the file lies, or why there is none. Who does not read on stops it. Files are
kept for a while, so many and no more.
"""

import asyncio
import json
import os
import secrets
from contextlib import suppress
from dataclasses import replace
from functools import cache

from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from exports.order import Order
from pictures.store import MB, Bound, Store, private_folder
from server.live import still_there
from server.origin import is_own, tell_operator
from server.uploads import NAME_LENGTH, READER
from web.mount import from_page, own_path

LONGEST = 2**18  # bytes of an order, with the strokes of a drawing
PAUSE = 10  # seconds for it to come
BEAT = 1  # seconds after which something is told, so that nobody takes it for broken
KEPT = 600  # seconds for which a file can be fetched
BOUNDS = {
    "each": Bound(4, 300 * MB),
    "place": Bound(64, 600 * MB),
    "total": Bound(128, 1024 * MB),
}
UNBUFFERED = {"X-Accel-Buffering": "no"}  # a proxy is to pass each line on at once


def export_routes(queue):
    """Have files made, and give them out.

    Parameters
    ----------
    queue : exports.queue.Queue
    """

    async def make(request):
        if not is_own(request.scope):
            tell_operator(request.scope)
            return JSONResponse({"kind": "origin"}, status_code=403)
        try:
            order = await _order(request)
        except (ValueError, TimeoutError):
            return JSONResponse({"kind": "asked"}, status_code=400)
        lines = _Making(request, queue, order).lines()
        return StreamingResponse(lines, 200, UNBUFFERED, "application/x-ndjson")

    async def give(request):
        path = _store().path(request.path_params["token"])
        if path is None:
            return Response(status_code=404)
        return FileResponse(path, filename=request.path_params["name"])

    path = own_path("layerscope/export")
    return [Route(path, make, methods=["POST"]), Route(path + "/{token}/{name}", give)]


@cache
def _store():
    """Files that wait to be fetched."""
    return Store(private_folder() / "exports", _move, None, **BOUNDS, seconds=KEPT)


def _move(path, made):
    os.replace(made, path)


async def asked_for(request):
    """Read the JSON that a page sends; ValueError for what is none, or too long."""
    data = bytearray()
    async with asyncio.timeout(PAUSE):
        async for chunk in request.stream():
            data += chunk
            if len(data) > LONGEST:
                raise ValueError("too long")
    try:
        return json.loads(data)
    except RecursionError as error:
        raise ValueError("too deep") from error


async def _order(request):
    """Read an order; ValueError for what is none."""
    told = await asked_for(request)
    try:
        order = Order.of(told)
        there = still_there(order.page["tokens"])
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("no order") from error
    return replace(order, page=order.page | {"tokens": there})


class _Making:
    """A file that is made for somebody who listens."""

    def __init__(self, request, queue, order):
        self._request, self._queue, self._order = request, queue, order
        self._told = asyncio.Queue()

    async def lines(self):
        """Tell of it, line by line, as long as somebody listens."""
        making = asyncio.create_task(self._make())
        try:
            while (told := await self._next()) is not None:
                yield json.dumps(told) + "\n"
        finally:
            making.cancel()  # once: it has a process to end

    async def _next(self):
        """Return what there is to tell; None at the end, or where nobody listens."""
        try:
            async with asyncio.timeout(BEAT):
                return await self._told.get()
        except TimeoutError:
            return None if await self._request.is_disconnected() else {}

    async def _make(self):
        tell = self._told.put_nowait
        part = private_folder() / f"{secrets.token_urlsafe(16)}.part"
        try:
            told = await self._queue.make(vars(self._order), part, tell)
            tell(told if "kind" in told else self._keep(part) | told)
        except OSError:
            tell({"kind": "full"})
        finally:
            with suppress(OSError):  # where nothing can be kept, there is none
                part.unlink()
            tell(None)

    def _keep(self, part):
        """Put a file where it can be fetched, and say where that is."""
        owner = self._request.headers.get(READER, "")[:NAME_LENGTH]
        address = self._request.client.host if self._request.client else ""
        size = part.stat().st_size
        token = _store().put(part, owner, address)
        asyncio.get_running_loop().call_later(KEPT + BEAT, _store().expire)
        where = from_page(f"layerscope/export/{token}/{self._order.name}")
        return {"address": where, "size": size}
