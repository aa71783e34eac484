"""Floods of uploads: memory stays bounded, and honest readers keep their pictures."""

import socket
import struct
from pathlib import Path

import pytest

from server.uploads import LIMIT, ROOM
from tests.attacks.uploading import (
    answer,
    at_once,
    begin,
    honest,
    kept,
    large_bmp,
    peak,
    png,
    post,
    report,
    started,
)

PROGRAMS = Path(__file__).parent / "programs"
MB = 2**20
AWAY = struct.pack("ii", 1, 0)  # closed with a reset, as by a tab that is closed


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def server(new_server, folder):
    with started(new_server, folder) as server:
        yield server


def leave(raw):
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AWAY)
    raw.close()


def test_two_hundred_readers_behind_one_address_keep_a_full_picture_each(
    server, folder
):
    jobs = [lambda n=n: post(server, png(n), f"reader {n}") for n in range(200)]
    answers = at_once(jobs, 50)
    assert {status for status, _ in answers} == {200}
    for number, (_, told) in enumerate(answers):
        picture = kept(folder, told["token"])
        assert picture.shape == (512, 512, 3) and (picture == number).all()


def test_who_sends_many_tiny_ones_loses_the_own_ones(server, folder):
    tokens, seconds = honest(server, 5)
    jobs = [lambda: post(server, png(side=1), "flood")] * 257
    flood = [told["token"] for _, told in at_once(jobs, 16)]
    report("257 tiny ones", server, seconds)
    assert all(kept(folder, token) is not None for token in tokens)
    assert sum(kept(folder, token) is not None for token in flood) <= 8


def test_forty_large_ones_whose_senders_leave_hold_no_more_than_the_room(
    server, folder
):
    data, before = large_bmp(), peak(server)
    assert 0.99 * LIMIT < len(data) <= LIMIT
    flood = at_once([lambda: begin(server, len(data), data[:-1])] * 40, 40)
    tokens, seconds = honest(server)
    for raw in flood:
        leave(raw)
    report("40 large ones and away", server, seconds)
    assert all(kept(folder, token) is not None for token in tokens)
    assert peak(server) - before < ROOM / MB + 150


def test_half_open_ones_keep_nobody_waiting(server):
    half = [begin(server, LIMIT, bytes(MB)) for _ in range(32)]
    _, seconds = honest(server)
    report("32 half-open ones", server, seconds)
    waiting = [is_waiting(raw) for raw in half]
    for raw in half:
        raw.close()
    assert sum(waiting) > 16


def is_waiting(raw):
    """Whether the server has neither answered nor closed a connection."""
    raw.setblocking(False)
    try:
        raw.recv(1)
    except BlockingIOError:
        return True
    except OSError:
        pass
    return False


def test_a_file_that_comes_no_more_is_given_up_and_the_reader_is_told(server):
    assert answer(begin(server, LIMIT, bytes(MB))) == (408, {"kind": "slow"})


def test_where_no_room_comes_free_a_reader_is_told_to_come_again(new_server):
    server = new_server(PROGRAMS / "hurried.py")
    half = [begin(server, LIMIT, bytes(1000)) for _ in range(ROOM // LIMIT)]
    assert answer(begin(server, LIMIT)) == (503, {"kind": "busy"})
    for raw in half:
        raw.close()
