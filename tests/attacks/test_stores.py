"""What readers keep, when the server is told to forget it, killed, or ended."""

import http.client

import numpy as np
import pytest

from networks.files import pack
from networks.plan import Plan
from tests.attacks.talking import message, run, visit
from tests.attacks.uploading import png, post, started


@pytest.fixture
def server(new_server, tmp_path):
    with started(new_server, tmp_path) as server:
        yield server


def send_network(server):
    plan = Plan(depth=1, width=2)
    file = pack(plan, plan.network(np.random.default_rng(0)))
    status, answer = post(server, file, name="network")
    assert status == 200
    return answer["token"]


def status_of(server, token):
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", f"/layerscope/network/{token}")
    return connection.getresponse().status


def test_a_server_that_is_killed_or_ended_leaves_nothing_behind(server, tmp_path):
    token = send_network(server)
    with visit(server) as visitor:
        run(visitor)
        visitor.send(message("clear_cache"))
        run(visitor)
    assert status_of(server, token) == 200
    (first,) = tmp_path.glob("layerscope-*")
    server.stop()
    assert first.exists()
    server.start()
    assert not first.exists()
    assert status_of(server, token) == 404
    assert post(server, png())[0] == 200
    (second,) = tmp_path.iterdir()
    server._process.terminate()
    server._process.wait()
    assert not second.exists() and not list(tmp_path.iterdir())
