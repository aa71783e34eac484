"""Connections that cost others nothing: who asks nothing or reads nothing is dropped.

Uvicorn waits for ever for a first request, keeps for ever what nobody fetches, and
takes connections until no file can be opened any more.
"""

import asyncio
import logging
from contextlib import suppress

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import (
    WebSocketsSansIOProtocol,
)

try:
    import resource
except ImportError:  # Windows counts no files
    resource = None

PATIENCE = 10  # seconds for a request, and between two looks at what was read
LONGER = 60  # seconds for the rest of a file that was refused before it had come
LEAST = 2**15  # bytes that even the slowest phone reads meanwhile
MOST = 10_000  # connections of all readers together
SHARE = 3 / 4  # of them for one address: a whole school may stand behind it
BESIDES = 64  # files that are open for other reasons
LOG = logging.getLogger("layerscope")


def raise_limit():
    """Allow this process as many open files as it may allow itself."""
    if resource:
        _, highest = resource.getrlimit(resource.RLIMIT_NOFILE)
        with suppress(ValueError, OSError):  # macOS calls endless what it refuses
            resource.setrlimit(resource.RLIMIT_NOFILE, (highest, highest))


def room():
    """How many connections there may be.

    Returns
    -------
    connections : int
    """
    if not resource:
        return MOST
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if files == resource.RLIM_INFINITY else min(MOST, files - BESIDES)


class Read(asyncio.Protocol):
    """A connection whose reader is dropped when it stops to read."""

    def pause_writing(self):
        """Begin to look whether what was sent is fetched."""
        super().pause_writing()
        self._look_again()

    def resume_writing(self):
        """Look no longer: it was."""
        super().resume_writing()
        self.looking.cancel()

    def _look_again(self):
        unread = self.transport.get_write_buffer_size()
        self.looking = self.loop.call_later(PATIENCE, self._look, unread)

    def _look(self, before):
        if self.transport.get_write_buffer_size() > before - LEAST:
            LOG.warning("a reader who does not read is dropped")
            self.transport.abort()  # a mere close would wait until all is read
        else:
            self._look_again()


class Socket(Read, WebSocketsSansIOProtocol):
    """A websocket: who does not read is not listened to either."""

    is_idle = False

    async def receive(self):
        """Next message, once the answers to those before are on their way."""
        while not self.writable.is_set():
            await self.writable.wait()
            await asyncio.sleep(0)  # who has more to send goes first
        return await super().receive()


class Connection(Read, H11Protocol):
    """A connection for requests: without one it is dropped, first where it is full."""

    deadline = None

    def connection_made(self, transport):
        """Begin to wait for a request."""
        super().connection_made(transport)
        self.since = self.loop.time()
        self._await_request()
        self._make_room()

    def data_received(self, data):
        """Read on, and wait for the rest of a request."""
        super().data_received(data)
        self._await_request()

    def on_response_complete(self):
        """Begin to wait for another request."""
        self.since = self.loop.time()
        super().on_response_complete()

    @property
    def is_idle(self):
        """Whether nobody waits for an answer."""
        return self.cycle is None or self.cycle.response_complete

    def _await_request(self):
        if not self.is_idle or self.transport.get_protocol() is not self:
            self._stop_waiting()
        elif self.deadline is None:
            heard = self.conn.their_state is h11.SEND_BODY
            patience = LONGER if heard else PATIENCE
            self.deadline = self.loop.call_later(patience, self.transport.abort)

    def _stop_waiting(self):
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None

    def _make_room(self):
        """Drop who has been idle for longest, where there are too many of them."""
        everybody = [each for each in self.connections if _is_there(each)]
        same = [each for each in everybody if _host(each) == _host(self)]
        most = room()
        for crowd, limit in ((same, most * SHARE), (everybody, most)):
            if len(crowd) > limit:
                idle = [each for each in crowd if each.is_idle]
                min(idle, key=lambda each: each.since).transport.abort()
                LOG.warning("more than %d connections: the idlest is dropped", limit)
                break


def _is_there(connection):
    return not connection.transport.is_closing()


def _host(connection):
    return connection.client and connection.client[0]
