"""Connections that ask nothing or read nothing: others must not feel them."""

import itertools
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.attacks.talking import (
    ask,
    call,
    frame,
    message,
    read_all,
    run,
    visit,
    visit_deaf,
)
from web.mount import static_files, static_path

PROGRAMS = Path(__file__).parent / "programs"
FILE = static_files()["plotly.min.js"].stat().st_size  # megabytes
PLOTLY = f"GET {static_path('plotly.min.js').removeprefix('.')} HTTP/1.1\r\n".encode()
PLOTLY += b"Host: x\r\nConnection: close\r\n\r\n"
READERS = 30
HALF = b"GET /_stcore/health HTTP/1.1\r\nHost: x\r\n"


@pytest.fixture(scope="module")
def impatient(new_server):
    """Run a server that waits for a second and not for ten."""
    return new_server(PROGRAMS / "impatient.py")


def test_more_idle_connections_than_files_leave_it_answering(new_server):
    server = new_server(PROGRAMS / "crowded.py")
    with ExitStack() as idle:
        for _ in range(300):
            idle.enter_context(call(server))
        assert ask(server, "/", Accept="text/html").startswith("HTTP/1.1 200")
        with visit(server) as visitor:
            assert run(visitor)
    assert len(server.log.read_text().splitlines()) < 30


@pytest.mark.parametrize("sent", [b"", HALF], ids=["nothing", "half a request"])
def test_who_sends_no_request_is_dropped(impatient, sent):
    with call(impatient, sent) as raw:
        assert read_all(raw) == b""


def test_who_sends_only_half_of_the_next_one_is_too(impatient):
    with call(impatient, HALF + b"\r\n") as raw:
        while not raw.recv(2**16).endswith(b"ok"):
            pass
        raw.sendall(HALF)
        assert read_all(raw) == b""


def test_who_hears_nothing_is_dropped_and_fills_no_memory(impatient):
    with visit(impatient) as visitor:
        for page in ("convolution", "relu"):
            run(visitor, page_name=page)
    before, peak, dropped = impatient.memory(), 0, drops(impatient)
    with visit_deaf(impatient) as raw, pytest.raises(OSError):
        for page in itertools.cycle(("convolution", "relu")):
            raw.sendall(frame(message("rerun_script", page_name=page)))
            peak = max(peak, impatient.memory())
            time.sleep(0.05)
    assert drops(impatient) > dropped
    assert peak - before < 50


def test_who_fetches_nothing_of_a_file_is_dropped_and_fills_no_memory(impatient):
    before, peak, dropped = impatient.memory(), 0, drops(impatient)
    with ExitStack() as calls:
        deaf = [
            calls.enter_context(call(impatient, PLOTLY, rcvbuf=4096))
            for _ in range(READERS)
        ]
        while drops(impatient) == dropped:
            peak = max(peak, impatient.memory())
        assert len(read_all(deaf[0])) < FILE
    assert peak - before < READERS * FILE / 2**20 / 4


def test_who_fetches_it_slowly_is_not(impatient):
    with call(impatient, PLOTLY, rcvbuf=2**16) as raw:
        received = 0
        while chunk := raw.recv(2**16):
            received += len(chunk)
            time.sleep(0.02)
    assert received > FILE


def drops(server):
    return server.log.read_text().count("a reader who does not read is dropped")
