import asyncio
import subprocess
import sys
from types import SimpleNamespace

import pytest

from server import connections
from server.connections import MOST, Connection, Socket, room
from tests.apart import run_apart
from tests.conftest import ROOT


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


RAISED = """
from resource import RLIMIT_NOFILE, getrlimit, setrlimit
from server.connections import raise_limit
setrlimit(RLIMIT_NOFILE, (100, 200))
raise_limit()
print(*getrlimit(RLIMIT_NOFILE))
"""


def test_the_process_allows_itself_all_files_that_it_may():
    command = [sys.executable, "-c", RAISED]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert told.stdout.split() == ["200", "200"], told.stderr


class Transport:
    """A connection's, which can only be dropped."""

    dropped = False

    def abort(self):
        self.dropped = True

    def is_closing(self):
        return self.dropped


@pytest.fixture
def left(monkeypatch):
    """Let connections of such addresses come, each a letter, where eight have room.

    Those in capitals wait for an answer. Whose are left is returned.
    """
    monkeypatch.setattr(connections, "room", lambda: 8)

    def come(hosts):
        everybody = []
        for since, host in enumerate(hosts):
            each = Connection.__new__(Connection)
            each.transport, each.client, each.since = (
                Transport(),
                (host.lower(),),
                since,
            )
            each.cycle = SimpleNamespace(response_complete=host.islower())
            each.connections = everybody
            everybody.append(each)
            each._make_room()
        pairs = zip(everybody, hosts, strict=True)
        return "".join(host for each, host in pairs if not each.transport.dropped)

    return come


@pytest.mark.parametrize(
    ("come", "are_left"),
    [
        ("ab" * 4, "ab" * 4),
        ("cab" + "a" * 20, "cb" + "a" * 6),  # no address takes the others' room
        ("AAAAAAa", "AAAAAA"),  # who waits for an answer is not idle
        ("abcdefghij", "cdefghij"),  # and who has been idle for longest goes first
    ],
)
def test_the_idlest_of_a_crowd_is_dropped(left, come, are_left):
    assert left(come) == are_left
