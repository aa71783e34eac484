"""Whatever a visitor sends, the log stays plain: no escapes, no tracebacks."""

import json
import re
import subprocess
import sys
from contextlib import suppress

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.attacks.talking import ask, call, hear, message, read_all, run, visit
from tests.conftest import ROOT

RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
EVIL = "\x1b[31m\rall is lost\x07"
ODD = [
    "http://\x9b31m",
    "http://[",
    "http://[::1",
    "http://x:99999",
    "http://x:y",
    "\xff\xfe",
]
UPLOAD = "POST /layerscope/{} HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\n"


CARELESS = """
import logging
import app
for _ in range(100):
    logging.getLogger("layerscope").warning({text!r})
"""


def test_where_somebody_forgets_to_escape_a_text_the_program_does():
    command = [sys.executable, "-c", CARELESS.format(text=EVIL)]
    log = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stderr
    assert not RAW.search(log) and 0 < log.count("all is lost") <= 10


@pytest.fixture(scope="module")
def attacked(new_server):
    """Run a server of its own; its log is looked at when all is over."""
    server = new_server()
    yield server
    log = server.log.read_bytes().decode(errors="replace")
    assert not RAW.search(log) and "Traceback" not in log, log


@pytest.mark.parametrize("origin", ODD)
def test_an_origin_that_is_none(attacked, origin):
    for path in ("/", "/_stcore/health", "/layerscope/upload", "/layerscope/network"):
        for method in ("GET", "POST"):
            assert "HTTP/1.1 5" not in ask(attacked, path, method, Origin=origin)
    with pytest.raises(InvalidStatus, match="403"):
        visit(attacked, origin=origin)


def test_a_host_of_escapes(attacked):
    head = UPLOAD.format("upload").replace("Host: x", "Host: \x9b31m")
    with call(attacked, f"{head}Connection: close\r\n\r\n".encode("latin-1")) as raw:
        assert read_all(raw).startswith(b"HTTP/1.1 403")


@pytest.mark.parametrize("name", ["upload", "network"])
def test_a_file_that_breaks_off(attacked, name):
    head = UPLOAD.format(name)
    for rest in ("Content-Length: 99\r\n\r\nab", "Transfer-Encoding: chunked\r\n\r\n9"):
        call(attacked, (head + rest).encode()).close()
    assert ask(attacked, "/_stcore/health").startswith("HTTP/1.1 200")


@pytest.mark.parametrize(
    "text",
    [b"\x16\x03\x01\x02", b"GET /\x1b[31m HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n"],
    ids=["TLS", "escapes", "no host"],
)
def test_what_is_no_request(attacked, text):
    with call(attacked, text + b"\r\n" * 3) as raw:
        assert read_all(raw).startswith(b"HTTP/1.1 400")


def test_a_reader_who_leaves_in_the_middle(attacked):
    for _ in range(5):
        with visit(attacked) as visitor:
            visitor.send(message("rerun_script", page_name="convolution"))
            visitor.recv()
            visitor.socket.close()


LOGS = [
    *(1, [], {"id": 1}, {"id": "1", "log": []}, {"id": 1, "log": "x"}),
    {"id": 9, "log": [{}, {"id": EVIL}, {"id": 8}, {"id": 8, "press": [EVIL]}]},
    {"id": 9, "log": [{"id": 9, "values": [EVIL]}]},
    {"id": 9, "log": [{"id": 9, "values": {EVIL: EVIL, "img": EVIL, "k": EVIL}}]},
    {"id": 9, "log": [{"id": 9, "values": {"img": [EVIL], "k": {EVIL: 1}, "s": None}}]},
    {
        "id": 9,
        "log": [
            {"id": 9, "press": press, "detail": {EVIL: EVIL}}
            for press in (
                "sent",
                "drawn",
                "begin",
                "undo",
                "edit",
                "pick",
                "reset",
                "start",
                "keep",
            )
        ],
    },
    {"id": 9, "log": [{"id": 9, "press": "sent", "detail": EVIL}]},
    {"id": 9, "log": [{"id": 9, "press": "speak", "detail": {"lang": {}}}]},
    {"id": 9, "log": [{"id": 9, "values": {"flip": {}, "same": [], "lang": {}}}]},
]
EVENTS = [*LOGS, *(event | {"steps": event["log"]} for event in LOGS[5:])]
TABS = [
    *(1, {"query": 1}, {"query": {EVIL: EVIL}}, {"session": {}, "query": {"lang": {}}}),
    {"query": {key: {} for key in ("lang", "flip", "s", "pass", "filter", "k", "img")}},
]
NO_JSON = ["{", "[" * 10_000, EVIL]
STATES = [json.dumps({"event": event}) for event in EVENTS] + NO_JSON
STATES += [json.dumps({"tab": tab}) for tab in TABS]


@pytest.mark.parametrize("state", STATES)
def test_a_forged_report(attacked, state):
    with visit(attacked) as visitor:
        heard = run(visitor, page_name="convolution")
        ids = {told.delta.new_element.bidi_component.id for told in heard} - {""}
        assert len(ids) > 3
        visitor.send(report(ids, state))
        with suppress(ConnectionClosed):  # where it is no report at all
            hear(visitor)


def report(ids, state):
    """Bytes of a message in which components report."""
    told = BackMsg()
    told.rerun_script.page_name = "convolution"
    for id_ in ids:
        told.rerun_script.widget_states.widgets.add(id=id_, json_value=state)
    return told.SerializeToString()


@pytest.mark.parametrize("page", ["convolution", "explore", "training", EVIL])
def test_an_address_of_escapes(attacked, page):
    keys = ("lang", "img", "filter", "k", "net", "layer", "map", "act", "opt", EVIL)
    query = "&".join(f"{key}={EVIL}" for key in keys)
    ask(attacked, f"/{page}?{query}".replace("\r", "%0d"), Accept="text/html")
    with visit(attacked) as visitor:
        assert run(visitor, page_name=page, query_string=query)
