"""The process that draws figures."""

import asyncio
import sys

from live.pool import Pool

COMMAND = (sys.executable, "-m", "exports.figures")
SECONDS = 60.0  # for the figures of all who wait


class Figures:
    """The process that draws, started when somebody asks first.

    Parameters
    ----------
    command, seconds
        As of ``live.pool.Pool``.
    """

    def __init__(self, command=COMMAND, seconds=SECONDS):
        self._pool = Pool(1, command, seconds)
        self._env, self._starting = {}, asyncio.Lock()

    def prepare(self, env):
        """Say what it finds in its environment beside what is in this process's."""
        self._env = env

    async def ask(self, question):
        """Return the answer to a question; NoAnswer where there is none."""
        async with self._starting:
            if not self._pool.workers:
                await self._pool.start(self._env)
        return await self._pool.ask(question)

    async def stop(self):
        """End the process."""
        await self._pool.stop()
