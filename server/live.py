"""The live channel: a page asks directly what its components are told.

A websocket on which each message is a question, as ``live.answering`` has it. Of
questions that come while one is under way only the newest is asked. Where there is no
answer, a text with the question's id says so, and the page goes Streamlit's way.
"""

import asyncio
import json
import os
from contextlib import suppress

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocketDisconnect

from live.pool import NoAnswer
from pictures.store import drawings, networks, uploads
from server.guard import LIVE
from web.mount import own_path

LONGEST = 2**18  # letters of a question, with the strokes of a drawing
NO_TEXT, TOO_LONG, NOBODY_ANSWERS = 1003, 1009, 4001  # why it is closed
STORES = {"sent": uploads, "drawn": drawings, "network": networks}


def worker_count():
    """Return how many workers there should be.

    As many as cores; on a single one none, where they would only stand in Streamlit's
    way. The variable ``LIVE_WORKERS`` says otherwise.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
    cores = cores or os.cpu_count() or 1
    wanted = os.environ.get("LIVE_WORKERS", "")
    return int(wanted) if wanted.isdecimal() else cores if cores > 1 else 0


def live_route(workers):
    """Answer questions.

    Parameters
    ----------
    workers : Pool
    """

    async def talk(socket):
        await socket.accept()
        if workers.count:
            await _Talk(socket, workers).go_on()
        else:
            await socket.close(NOBODY_ANSWERS)

    return WebSocketRoute(own_path(LIVE), talk)


class _Talk:
    """One page's questions."""

    def __init__(self, socket, workers):
        self._socket, self._workers = socket, workers
        self._newest, self._asked = None, asyncio.Event()

    async def go_on(self):
        """Listen until the page has gone; what was under way then is dropped."""
        answering = asyncio.create_task(self._answer())
        try:
            with suppress(WebSocketDisconnect):
                await self._socket.close(await self._listen())
        finally:
            answering.cancel()

    async def _listen(self):
        """Take questions in; return why it ends."""
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                raise WebSocketDisconnect
            text = message.get("text")
            if text is None:
                return NO_TEXT
            if len(text) > LONGEST:
                return TOO_LONG
            self._newest = text
            self._asked.set()

    async def _answer(self):
        with suppress(WebSocketDisconnect, RuntimeError):  # gone while one was at it
            while True:
                await self._asked.wait()
                self._asked.clear()
                await self._answer_one(self._newest)

    async def _answer_one(self, text):
        number, question = _understood(text)
        try:
            await self._socket.send_bytes(await self._workers.ask(question))
        except NoAnswer:
            await self._socket.send_json({"id": number})


def _understood(text):
    """Id of a question, and the question with the tokens of what is still there."""
    try:
        question = json.loads(text)
        there = {"tokens": still_there(question["tokens"])}
        return question["id"], json.dumps(question | there).encode()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return 0, b"{}"  # which no worker can answer


def still_there(tokens):
    """Return those tokens of a question whose things are still kept: this uses them.

    Parameters
    ----------
    tokens : dict of str to str
        By what they are of, as of ``lessons.sources.Sources``.
    """
    return {kind: token for kind, token in tokens.items() if STORES[kind]().path(token)}
