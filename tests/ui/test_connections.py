import asyncio

import pytest

from tests.apart import run_apart
from ui import connections
from ui.connections import MOST, Socket, room


async def settle():
    for _ in range(5):
        await asyncio.sleep(0)


def test_who_does_not_read_is_not_listened_to():
    async def talk():
        socket = Socket.__new__(Socket)
        socket.writable, socket.queue = asyncio.Event(), asyncio.Queue()
        socket.read_paused = False
        socket.queue.put_nowait("message")
        heard = asyncio.ensure_future(socket.receive())
        await settle()
        assert not heard.done()
        socket.writable.set()
        socket.writable.clear()  # there was more to send
        await settle()
        assert not heard.done()
        socket.writable.set()
        assert await heard == "message"

    run_apart(talk())


@pytest.mark.parametrize(("files", "most"), [(256, 192), (10**6, MOST), (-1, MOST)])
def test_there_is_room_for_as_many_as_there_may_be_files(monkeypatch, files, most):
    limit = connections.resource.RLIM_INFINITY if files < 0 else files
    monkeypatch.setattr(connections.resource, "getrlimit", lambda kind: (limit, limit))
    assert room() == most


def test_where_files_are_not_counted_there_is_room(monkeypatch):
    monkeypatch.setattr(connections, "resource", None)
    assert room() == MOST
    connections.raise_limit()
