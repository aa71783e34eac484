"""Files are made a few at once, within bounds, as long as somebody waits for them."""

import asyncio
import sys
from contextlib import suppress

import pytest

from exports.queue import Queue
from tests.apart import run_apart
from tests.live.processes import is_there
from tests.patience import PATIENCE

OBEYING = (sys.executable, "-m", "tests.exports.programs.obeying")


class Reader:
    """Somebody who wants a file, and what he is told meanwhile."""

    def __init__(self, queue, path):
        self.queue, self.path, self.told = queue, path, []

    async def asks(self, do, **more):
        return await self.queue.make({"do": do} | more, self.path, self.told.append)

    async def hears(self, key):
        """Wait until he is told something, and return that."""
        while not (told := [each[key] for each in self.told if key in each]):
            await asyncio.sleep(0.01)
        return told[-1]


def queue(**how):
    return Queue(OBEYING, **{"seconds": PATIENCE} | how)


def test_a_file_is_made_and_told_of_meanwhile(tmp_path):
    reader = Reader(queue(), tmp_path / "file")
    assert run_apart(reader.asks("write", text="hello")) == {"note": ""}
    assert reader.path.read_text() == "hello" and reader.told[0]["done"] == 1


def test_who_comes_later_waits_and_hears_how_many_come_before(tmp_path):
    async def ask():
        one = queue(at_once=1)
        readers = [Reader(one, tmp_path / str(number)) for number in range(3)]
        ended = []

        async def wait(number):
            await readers[number].asks("sleep")
            ended.append(number)

        await asyncio.gather(*(wait(number) for number in range(3)))
        return ended, [[t["ahead"] for t in r.told if "ahead" in t] for r in readers]

    assert run_apart(ask()) == ([0, 1, 2], [[], [1], [2, 1]])


def test_two_are_made_at_once(tmp_path):
    async def ask():
        one = queue(at_once=2)
        readers = [Reader(one, tmp_path / str(number)) for number in range(2)]
        endless = [asyncio.create_task(reader.asks("spin")) for reader in readers]
        processes = [await reader.hears("process") for reader in readers]
        for task in endless:
            task.cancel()
        await asyncio.gather(*endless, return_exceptions=True)
        return processes

    processes = run_apart(ask())
    assert len(set(processes)) == 2 and not any(map(is_there, processes))


def test_who_listens_no_more_stops_it_and_the_next_one_has_his_turn(tmp_path):
    async def ask():
        one = queue(at_once=1)
        first, second = Reader(one, tmp_path / "1"), Reader(one, tmp_path / "2")
        endless = asyncio.create_task(first.asks("spin"))
        process = await first.hears("process")
        waiting = asyncio.create_task(second.asks("write"))
        await second.hears("ahead")
        endless.cancel()
        with suppress(asyncio.CancelledError):
            await endless
        return process, await waiting

    process, told = run_apart(ask())
    assert told == {"note": ""} and not is_there(process)


def test_who_waits_no_more_is_no_longer_in_the_line(tmp_path):
    async def ask():
        one = queue(at_once=1)
        readers = [Reader(one, tmp_path / str(number)) for number in range(3)]
        endless = asyncio.create_task(readers[0].asks("spin"))
        await readers[0].hears("process")
        second, third = (asyncio.create_task(r.asks("write")) for r in readers[1:])
        assert await readers[2].hears("ahead") == 2
        second.cancel()
        while await readers[2].hears("ahead") != 1:
            await asyncio.sleep(0.01)
        endless.cancel()
        return await third

    assert run_apart(ask()) == {"note": ""}


def test_what_takes_too_long_is_ended(tmp_path):
    reader = Reader(queue(seconds=3), tmp_path / "file")
    assert run_apart(reader.asks("spin")) == {"kind": "time"}
    told = [each["process"] for each in reader.told if "process" in each]
    assert not any(map(is_there, told))


@pytest.mark.parametrize("do", ["die", "fail"])
def test_a_process_that_is_lost_or_fails_costs_one_file(do, tmp_path, capfd):
    async def ask():
        reader = Reader(queue(at_once=1), tmp_path / "file")
        return await reader.asks(do), await reader.asks("write")

    assert run_apart(ask()) == ({"kind": "failed"}, {"note": ""})


def test_without_a_program_there_is_no_file(tmp_path):
    reader = Reader(Queue(("/nowhere/python",)), tmp_path / "file")
    assert run_apart(reader.asks("write")) == {"kind": "failed"}


def test_where_too_many_wait_one_more_is_told_so_at_once(tmp_path):
    async def ask():
        one = queue(at_once=1, waiting=1)
        readers = [Reader(one, tmp_path / str(number)) for number in range(2)]
        tasks = [asyncio.create_task(reader.asks("spin")) for reader in readers]
        await readers[1].hears("ahead")
        told = await Reader(one, tmp_path / "3").asks("write")
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return told

    assert run_apart(ask()) == {"kind": "busy"}


@pytest.mark.parametrize(("do", "kind"), [("grow", "memory"), ("fill", "full")])
@pytest.mark.skipif(sys.platform != "linux", reason="others bound no process")
def test_a_process_has_so_much_memory_and_disk_and_no_more(do, kind, tmp_path):
    reader = Reader(queue(), tmp_path / "file")
    assert run_apart(reader.asks(do)) == {"kind": kind}


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such ranks")
def test_a_process_comes_after_everybody_who_answers_readers(tmp_path):
    reader = Reader(queue(), tmp_path / "file")
    assert run_apart(reader.asks("rank")) == {"kind": 19}
