"""What of all that is asked reaches Streamlit: only what the program uses of it.

Streamlit takes uploads of its own, hands out figures about the server, and obeys a
visitor who tells it to forget its caches. None of this gets past here, and neither does
a websocket that another site's page has opened.
"""

import json

from google.protobuf.message import DecodeError
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from streamlit.proto.BackMsg_pb2 import BackMsg

from server.origin import is_own, tell_operator, vouched
from web.mount import own_path

OWN = "layerscope/"
STREAM, LIVE = "_stcore/stream", "layerscope/live"
ASKED = ("_stcore/health", "_stcore/host-config", "static/media/")  # else nothing
OBEYED = ("rerun_script", "stop_script")  # of what a page may tell Streamlit
MOST = 2**20  # bytes of a message, with the state of all components
BROKEN, TOO_LONG = 1002, 1009  # why a websocket is closed


class Guard:
    """ASGI middleware between the door and Streamlit."""

    def __init__(self, app):
        self.app = app
        self.stream = own_path(STREAM)
        self.own = own_path(OWN)
        self.live = own_path(LIVE)
        self.asked = tuple(own_path(path) for path in ASKED)

    async def __call__(self, scope, receive, send):
        """Pass on what the program uses; the rest is not found."""
        if scope["type"] == "websocket":
            await self._connect(scope, receive, send)
        elif scope["type"] == "lifespan" or self._is_used(scope):
            await self._answer(scope, receive, send)
        else:
            await Response(status_code=404)(scope, receive, send)

    def _is_used(self, scope):
        path = scope["path"]
        reads = scope["method"] in ("GET", "HEAD")
        return path.startswith(self.own) or (reads and path.startswith(self.asked))

    async def _answer(self, scope, receive, send):
        try:
            await self.app(scope, receive, send)
        except ClientDisconnect:
            pass  # left in the middle of a file: nobody waits for an answer

    async def _connect(self, scope, receive, send):
        if scope["path"] not in (self.stream, self.live):
            await send({"type": "websocket.close"})
        elif not is_own(scope):
            tell_operator(scope)
            await send({"type": "websocket.close"})
        elif scope["path"] == self.live:
            await self.app(scope, receive, send)
        else:
            talk = _Talk(receive, send)
            await self.app(vouched(scope), talk.receive, talk.send)


class _Talk:
    """A websocket of which Streamlit hears what it may obey, until it is closed."""

    def __init__(self, receive, send):
        self._receive, self._send = receive, send
        self._open = True

    async def receive(self):
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                break
            kind, fault = _look(message.get("bytes"))
            if fault:
                message = await self._close(fault)
                break
            if kind in OBEYED:
                return message
        self._open = message["type"] == "websocket.connect"
        return message

    async def send(self, message):
        """Send what somebody still hears; Streamlit learns of the end by receiving."""
        try:
            if self._open:
                await self._send(message)
        except (OSError, RuntimeError):  # gone, or closed by the server itself
            self._open = False

    async def _close(self, code):
        await self.send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}


def _look(data):
    """Kind of a page's message, and why none can be understood."""
    if data is None:
        return None, BROKEN  # a text
    if len(data) > MOST:
        return None, TOO_LONG
    try:
        told = BackMsg.FromString(data)
        for state in told.rerun_script.widget_states.widgets:
            json.loads(state.json_value or "null")  # Streamlit takes it for granted
    except (DecodeError, ValueError, RecursionError):
        return None, BROKEN
    return told.WhichOneof("type"), None
