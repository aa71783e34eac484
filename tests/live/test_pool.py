"""Workers answer, are replaced, and end with who asks, whatever ends it."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from live.pool import NoAnswer, Pool
from tests.apart import run_apart
from tests.live.processes import is_there
from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
ECHOING = (sys.executable, "-m", "tests.live.programs.echoing")


@asynccontextmanager
async def opened(count=2, deadline=PATIENCE, command=ECHOING):
    pool = Pool(count, command, deadline)
    await pool.start()
    try:
        yield pool
    finally:
        await pool.stop()


async def process_of(pool, question=b"hello"):
    number, _, echo = (await pool.ask(question)).partition(b" ")
    assert echo == question
    return int(number)


async def wait_until(holds):
    while not holds():
        await asyncio.sleep(0.01)


def test_as_many_questions_are_answered_at_once_as_there_are_workers():
    async def ask():
        async with opened(3) as pool:
            slow = (process_of(pool, b"sleep 0.2") for _ in range(3))
            return await asyncio.gather(*slow)

    assert len(set(run_apart(ask()))) == 3


def test_who_finds_no_worker_free_waits():
    async def ask():
        async with opened(1) as pool:
            return await asyncio.gather(*(process_of(pool) for _ in range(20)))

    assert len(set(run_apart(ask()))) == 1


def test_a_long_answer_and_a_printed_line_arrive_whole():
    async def ask():
        async with opened(1) as pool:
            await process_of(pool, b"print this")
            return await pool.ask(b"x" * 3_000_000)

    assert len(run_apart(ask())) > 3_000_000


@pytest.mark.parametrize("question", [b"die", b"spin"])
def test_a_worker_that_is_lost_costs_one_answer_and_is_replaced(question):
    async def ask():
        async with opened(1, deadline=1 if question == b"spin" else PATIENCE) as pool:
            before = await process_of(pool)
            with pytest.raises(NoAnswer):
                await pool.ask(question)
            await wait_until(lambda: not is_there(before) and pool.idle)
            return before, await process_of(pool)

    before, after = run_apart(ask())
    assert before != after and not is_there(after)


@pytest.mark.parametrize(("question", "logged"), [(b"fail", True), (b"refuse", False)])
def test_a_question_that_fails_costs_no_worker_and_a_refused_one_no_log(
    question, logged, capfd
):
    async def ask():
        async with opened(1) as pool:
            before = await process_of(pool)
            with pytest.raises(NoAnswer):
                await pool.ask(question)
            return before, await process_of(pool)

    before, after = run_apart(ask())
    assert before == after
    assert ("as it was told" in capfd.readouterr().err) == logged


def test_a_question_that_never_ends_leaves_the_other_worker_to_all():
    async def ask():
        async with opened(2) as pool:
            endless = asyncio.create_task(pool.ask(b"spin"))
            await wait_until(lambda: pool.idle == 1)
            answered = [await process_of(pool) for _ in range(5)]
            assert not endless.done()
            endless.cancel()
            return answered

    assert len(set(run_apart(ask()))) == 1


def test_who_gives_up_gets_nobody_elses_answer():
    async def ask():
        async with opened(1) as pool:
            first = asyncio.create_task(pool.ask(b"sleep 0.2"))
            await wait_until(lambda: pool.idle == 0)
            first.cancel()
            await process_of(pool, b"after")

    run_apart(ask())


@pytest.mark.parametrize(
    "command", [("/nowhere/python",), (sys.executable, "-c", "raise SystemExit")]
)
def test_without_workers_nobody_waits_for_an_answer(command):
    async def ask():
        async with opened(2, command=command) as pool:
            with pytest.raises(NoAnswer):
                await pool.ask(b"hello")

    run_apart(ask())


ASKING = """
import asyncio
import signal
from live.pool import Pool
from tests.live.test_pool import ECHOING

# a job in the background ignores it
signal.signal(signal.SIGINT, signal.default_int_handler)

async def main():
    pool = Pool(2, ECHOING, 1000)
    await pool.start()
    stuck = asyncio.create_task(pool.ask(b"spin"))
    print(*(worker.process for worker in pool.workers), flush=True)
    await stuck

asyncio.run(main())
"""


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_who_asks_though_one_is_at_it(ending):
    asking = subprocess.Popen(
        [sys.executable, "-c", ASKING], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    workers = [int(number) for number in asking.stdout.readline().split()]
    assert len(workers) == 2 and all(map(is_there, workers))
    os.kill(asking.pid, ending)
    try:
        asking.wait(PATIENCE)
    finally:
        asking.kill()
    end = time.monotonic() + PATIENCE
    while any(map(is_there, workers)):
        assert time.monotonic() < end
        time.sleep(0.02)
