"""Who waits for a file, and the processes that make them: a few at once.

A process makes one file and ends: none keeps the memory that a large one took.
"""

import asyncio
import json
import os
import sys
from contextlib import asynccontextmanager

from live.pool import Worker
from live.worker import DONE, GOING_ON

COMMAND = (sys.executable, "-m", "exports.process")
THREADS = {"OPENBLAS_NUM_THREADS": "1"}
AT_ONCE, WAITING = 2, 64
SECONDS = 60


class Queue:
    """Has files made, some at once, in the order in which they are asked for.

    Parameters
    ----------
    command : sequence of str
        The program, which calls ``live.worker.serve``.
    at_once, waiting : int
        How many files are made at once, and how many readers may wait for theirs.
    seconds : float
        After which a process that has not made its file is ended.
    """

    def __init__(
        self, command=COMMAND, at_once=AT_ONCE, waiting=WAITING, seconds=SECONDS
    ):
        self._command, self._seconds = command, seconds
        self._at_once, self._most = at_once, at_once + waiting
        self._line = []  # who is at it, behind them who waits: events, when one leaves
        self._env = os.environ | THREADS

    def start(self, env):
        """Say what processes find in their environment beside what is in this one's."""
        self._env |= env

    async def make(self, order, path, tell):
        """Have a file made; who is cancelled, stops it.

        Parameters
        ----------
        order : dict
            JSON, as of `exports.order.Order`.
        path : Path
            Where it is written.
        tell : callable
            Is told ``{"ahead"}``, how many have to be done before, and
            ``{"done", "of"}``, how far it is.

        Returns
        -------
        told : dict
            ``{"kind"}``, why there is no file; ``{"note"}`` where there is one.
        """
        if len(self._line) >= self._most:
            return {"kind": "busy"}
        async with self._turn(tell):
            question = {"order": order, "path": str(path)}
            try:
                async with asyncio.timeout(self._seconds), self._process() as worker:
                    return await _answer(worker, json.dumps(question).encode(), tell)
            except TimeoutError:
                return {"kind": "time"}
            except (OSError, NotImplementedError, asyncio.IncompleteReadError):
                return {"kind": "failed"}

    @asynccontextmanager
    async def _turn(self, tell):
        """Wait for one's turn, and leave the line at its end."""
        moved = asyncio.Event()
        self._line.append(moved)
        try:
            while (ahead := self._line.index(moved) - self._at_once + 1) > 0:
                tell({"ahead": ahead})
                moved.clear()
                await moved.wait()
            yield
        finally:
            self._line.remove(moved)
            for other in self._line:
                other.set()

    @asynccontextmanager
    async def _process(self):
        worker = await Worker.start(self._command, self._env)
        try:
            await worker.read()  # it has come up
            yield worker
        finally:
            worker.kill()
            await worker.ended()


async def _answer(worker, question, tell):
    kind, told = await worker.ask(question)
    while kind == GOING_ON:
        tell(json.loads(told))
        kind, told = await worker.read()
    return json.loads(told) if kind == DONE else {"kind": "failed"}
