"""The live channel: questions on a websocket, answered by workers."""

import asyncio
import json
import sys
from contextlib import asynccontextmanager, suppress

import numpy as np
import pytest

from live.pool import Pool
from pictures.store import uploads
from server.live import LONGEST, live_route, worker_count
from tests.apart import run_apart
from tests.patience import PATIENCE

ECHOING = (sys.executable, "-m", "tests.live.programs.echoing")
SCOPE = {"type": "websocket", "path": "/layerscope/live", "headers": []}


class Visitor:
    """A page that asks: what it sends, and what it is told."""

    def __init__(self):
        self._sent, self._told = asyncio.Queue(), asyncio.Queue()
        self._sent.put_nowait({"type": "websocket.connect"})

    def send(self, text=None, data=None):
        message = {"type": "websocket.receive", "text": text, "bytes": data}
        self._sent.put_nowait(message)

    def leave(self):
        self._sent.put_nowait({"type": "websocket.disconnect", "code": 1001})

    async def told(self):
        return await asyncio.wait_for(self._told.get(), PATIENCE)

    async def answer(self):
        """Return the question that a worker was asked, as it echoes it."""
        message = await self.told()
        return json.loads(message["bytes"].partition(b" ")[2])

    async def visit(self, pool):
        route = live_route(pool)
        await route.handle(SCOPE, self._sent.get, self._told.put)


@asynccontextmanager
async def visiting(count=1):
    pool = Pool(count, ECHOING, PATIENCE)
    await pool.start()
    visitor = Visitor()
    talking = asyncio.create_task(visitor.visit(pool))
    try:
        assert (await visitor.told())["type"] == "websocket.accept"
        yield visitor, pool
    finally:
        talking.cancel()
        with suppress(asyncio.CancelledError):
            await talking
        await pool.stop()


def asked(number, **more):
    return json.dumps({"id": number, "tokens": {}} | more)


def test_a_question_is_answered():
    async def ask():
        async with visiting() as (visitor, _):
            visitor.send(asked(7, lesson="relu"))
            return await visitor.answer()

    assert run_apart(ask()) == {"id": 7, "tokens": {}, "lesson": "relu"}


def test_workers_are_told_only_of_what_is_there():
    token = uploads().put(np.zeros((2, 2, 3), np.uint8))

    async def ask():
        async with visiting() as (visitor, _):
            visitor.send(asked(1, tokens={"sent": token, "drawn": token}))
            return await visitor.answer()

    assert run_apart(ask())["tokens"] == {"sent": token}


def test_of_questions_that_come_meanwhile_only_the_newest_is_asked():
    async def ask():
        async with visiting() as (visitor, _):
            for number in range(200):
                visitor.send(asked(number))
            numbers = [(await visitor.answer())["id"]]
            while numbers[-1] < 199:
                numbers.append((await visitor.answer())["id"])
            return numbers

    numbers = run_apart(ask())
    assert len(numbers) < 20 and numbers == sorted(numbers)


@pytest.mark.parametrize(
    "nonsense",
    [
        *("", "7", "[]", "{", "null", '{"id": 1}', "[" * 9999),
        asked(1, tokens=7),
        asked(1, tokens={"secret": "x"}),
        asked(1, tokens={"sent": ["../x"]}),
    ],
    ids=range(10),
)
def test_nonsense_harms_nobody(nonsense):
    async def ask():
        async with visiting() as (visitor, _):
            visitor.send(nonsense)
            await visitor.told()
            visitor.send(asked(7))
            return await visitor.answer()

    assert run_apart(ask())["id"] == 7


def test_who_cannot_be_answered_is_told():
    async def ask():
        async with visiting() as (visitor, pool):
            pool.workers.clear()
            visitor.send(asked(7))
            return await visitor.told()

    assert json.loads(run_apart(ask())["text"]) == {"id": 7}


@pytest.mark.parametrize(
    ("sent", "code"), [({"text": "x" * (LONGEST + 1)}, 1009), ({"data": b"x"}, 1003)]
)
def test_what_is_no_text_or_too_long_ends_it(sent, code):
    async def ask():
        async with visiting() as (visitor, _):
            visitor.send(**sent)
            return await visitor.told()

    end = run_apart(ask())
    assert (end["type"], end["code"]) == ("websocket.close", code)


def test_who_leaves_in_the_middle_leaves_a_worker_for_the_next():
    async def ask():
        async with visiting() as (visitor, pool):
            visitor.send(asked(1))
            visitor.leave()
            return await pool.ask(b"hello")

    assert run_apart(ask()).endswith(b"hello")


def test_without_workers_a_page_is_told_not_to_ask_again():
    async def ask():
        async with visiting(0) as (visitor, _):
            return await visitor.told()

    assert run_apart(ask())["code"] == 4001


@pytest.mark.parametrize(
    ("wanted", "cores", "count"),
    [("", 4, 4), ("", 1, 0), ("3", 1, 3), ("0", 4, 0), ("many", 2, 2)],
)
def test_there_are_as_many_workers_as_cores_but_none_on_one(
    monkeypatch, wanted, cores, count
):
    monkeypatch.setenv("LIVE_WORKERS", wanted)
    there = set(range(cores))
    monkeypatch.setattr("os.sched_getaffinity", lambda _: there, raising=False)
    assert worker_count() == count
