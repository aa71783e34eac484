"""Websockets of other sites, and messages that no page of ours sends."""

from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.attacks.talking import message, run, texts, visit

PROGRAMS = Path(__file__).parent / "programs"
FOREIGN = ["https://evil.example", "http://localhost", "http://[", "null"]


def own(server):
    return f"http://localhost:{server.port}"


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_page_of_another_site_gets_no_websocket(server, origin):
    with pytest.raises(InvalidStatus, match="403"):
        visit(server, origin=origin)


def test_a_page_of_ours_does(server):
    with visit(server, origin=own(server)) as visitor:
        assert run(visitor)


@pytest.mark.parametrize("path", ["/", "/static/x", "/_stcore/health", "/layerscope/x"])
def test_there_is_one_websocket_and_no_other(server, path):
    with pytest.raises(InvalidStatus, match="403"):
        visit(server, path)


def test_a_visitor_clears_no_cache(new_server):
    server = new_server(PROGRAMS / "counting.py")
    with visit(server) as visitor:
        before = texts(run(visitor))
        visitor.send(message("clear_cache"))
        assert texts(run(visitor)) == before and len(set(before)) == 3


@pytest.mark.parametrize(
    ("sent", "code"),
    [("text", 1002), (b"\xff\xff\xff", 1002), (b"\x0a" + bytes(2**20), 1009)],
    ids=["text", "nonsense", "a byte more than 1 MB"],
)
def test_what_is_no_message_closes_the_websocket(server, sent, code):
    with visit(server) as visitor:
        run(visitor)
        visitor.send(sent)
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                visitor.recv()
    assert closed.value.rcvd.code == code
