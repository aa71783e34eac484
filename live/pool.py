"""Workers: as many processes as cores, each with one question at a time.

A worker that takes too long, or dies, is replaced; its question is lost, and nobody
else's. Workers end with this process, whatever ends it: their pipes do.
"""

import asyncio
import logging
import os
import sys
from contextlib import suppress

from live.worker import DONE, LENGTH, framed

COMMAND = (sys.executable, "-m", "live.answering")
DEADLINE = 5.0  # seconds for an answer
PATIENCE = 60.0  # seconds until a worker is warm: a busy machine is no error
THREADS = {"OPENBLAS_NUM_THREADS": "1"}  # the other cores have workers of their own
LOG = logging.getLogger("layerscope")


class NoAnswer(Exception):
    """Nobody could answer: it took too long, the worker died, or there is none."""


class Pool:
    """Some workers, and who waits for one.

    Parameters
    ----------
    count : int
    command : sequence of str
        The program, which calls ``live.worker.serve``.
    deadline : float
        Seconds that one waits for a worker, and after which one that has not answered
        is replaced.
    """

    def __init__(self, count, command=COMMAND, deadline=DEADLINE):
        self.count, self._command, self._deadline = count, command, deadline
        self._env = os.environ | THREADS
        self._free = asyncio.LifoQueue()  # the one that was busy last is warmest
        self.workers, self._tasks = set(), set()

    @property
    def idle(self):
        """How many workers wait for a question."""
        return self._free.qsize()

    async def start(self, env=None):
        """Start the workers; those that cannot be started are missing.

        Parameters
        ----------
        env : dict, optional
            What they find in their environment beside what is in this process's.
        """
        self._env |= env or {}
        await asyncio.gather(*(self._hire() for _ in range(self.count)))

    async def stop(self):
        """End all workers."""
        for task in self._tasks:
            task.cancel()
        for worker in self.workers:
            worker.kill()
        await asyncio.gather(*(worker.ended() for worker in self.workers))
        self.workers.clear()

    async def ask(self, question):
        """Return the answer to a question.

        Who gives up waiting leaves the worker to end its answer.

        Parameters
        ----------
        question : bytes

        Returns
        -------
        answer : bytes

        Raises
        ------
        NoAnswer
        """
        if not self.workers:
            raise NoAnswer("there is no worker")
        try:
            worker = await asyncio.wait_for(self._free.get(), self._deadline)
        except TimeoutError as error:
            raise NoAnswer("no worker is free") from error
        return await asyncio.shield(self._begin(self._exchange(worker, question)))

    def _begin(self, work):
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._end)
        return task

    def _end(self, task):
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # nobody may have waited for it

    async def _exchange(self, worker, question):
        try:
            kind, answer = await asyncio.wait_for(worker.ask(question), self._deadline)
        except (TimeoutError, OSError, asyncio.IncompleteReadError) as error:
            LOG.warning("a worker is replaced: %r", error)
            self.workers.discard(worker)
            worker.kill()
            self._begin(self._hire())
            raise NoAnswer(repr(error)) from error
        self._free.put_nowait(worker)
        if kind != DONE:
            raise NoAnswer("the question failed")
        return answer

    async def _hire(self):
        """Start a worker, and offer it once it is warm."""
        try:
            worker = await Worker.start(self._command, self._env)
        except (OSError, NotImplementedError) as error:
            LOG.warning("a worker cannot be started: %s", error)
            return
        self.workers.add(worker)
        try:
            await asyncio.wait_for(worker.read(), PATIENCE)
            self._free.put_nowait(worker)
        except (TimeoutError, asyncio.IncompleteReadError) as error:
            LOG.warning("a worker does not come up: %r", error)
            self.workers.discard(worker)
            worker.kill()


class Worker:
    """One process, and the pipes to it."""

    def __init__(self, process):
        self._process = process

    @property
    def process(self):
        """Number of the process."""
        return self._process.pid

    @classmethod
    async def start(cls, command, env):
        """Start the program."""
        pipe = asyncio.subprocess.PIPE
        kinds = {"stdin": pipe, "stdout": pipe, "env": env}
        return cls(await asyncio.create_subprocess_exec(*command, **kinds))

    async def ask(self, question):
        """Return the kind of the answer to a question, and the answer."""
        self._process.stdin.write(framed(question))
        await self._process.stdin.drain()
        return await self.read()

    async def read(self):
        """Return the kind of the next answer, and the answer."""
        head = await self._process.stdout.readexactly(LENGTH)
        data = await self._process.stdout.readexactly(int.from_bytes(head, "little"))
        return data[:1], data[1:]

    def kill(self):
        """End the process now."""
        with suppress(ProcessLookupError):
            self._process.kill()
        self._process.stdin.close()

    async def ended(self):
        """Wait until it has ended."""
        with suppress(ConnectionError):
            await self._process.stdin.wait_closed()
        await self._process.wait()
