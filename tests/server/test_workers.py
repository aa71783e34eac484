"""The program starts workers, and takes them along, whatever ends it."""

import json
import signal
import time

import pytest

from tests.attacks.talking import visit
from tests.live.processes import children, is_there
from tests.patience import PATIENCE


def wait_until(holds):
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def answers(page):
    """Whether a worker is warm: nobody else answers with bytes."""
    asked = {"id": 1, "lesson": "relu", "values": {}, "events": [], "tokens": {}}
    page.send(json.dumps(asked | {"lang": "en", "theme": "light", "known": {}}))
    return isinstance(page.recv(), bytes)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_the_server(new_server, ending):
    server = new_server(workers=2)
    wait_until(lambda: len(children(server.process)) == 2)
    workers = children(server.process)
    with visit(server, "/layerscope/live") as page:
        wait_until(lambda: answers(page))
    server.send(ending)
    wait_until(lambda: not any(map(is_there, workers)))
