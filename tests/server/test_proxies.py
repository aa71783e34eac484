"""What a proxy does to the origin of a file, asked without a browser."""

import http.client
import json

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect


def send(proxy, origin, host):
    """Send a file that is no picture as a page of an origin; why it is refused."""
    connection = http.client.HTTPConnection("localhost", proxy.port)
    headers = {"Host": host, "Origin": origin}
    connection.request("POST", "/layerscope/upload", b"hello", headers)
    return json.loads(connection.getresponse().read())["kind"]


@pytest.mark.parametrize(
    ("how", "kind"),
    [
        ({}, "not-image"),
        ({"host": "127.0.0.1:8501"}, "not-image"),
        ({"host": "127.0.0.1:8501", "forwards": False}, "origin"),
    ],
)
def test_where_a_proxy_has_ended_tls_a_file_is_taken_of_the_site_it_names(
    server, proxy_before, how, kind
):
    proxy = proxy_before(server, **how)
    assert send(proxy, "https://lecture.example", "lecture.example") == kind
    assert send(proxy, "https://evil.example", "lecture.example") == "origin"


def test_the_operator_reads_why_nothing_comes_through_a_proxy(new_server, proxy_before):
    server = new_server()
    proxy = proxy_before(server, host="127.0.0.1:8501", forwards=False)
    assert send(proxy, "https://a.example", "a.example") == "origin"
    with pytest.raises(InvalidStatus):
        connect(
            f"ws://localhost:{proxy.port}/_stcore/stream", origin="https://b.example"
        )
    for origin in ("'https://a.example'", "'https://b.example'"):
        (line,) = (
            each for each in server.log.read_text().splitlines() if origin in each
        )
        assert "'127.0.0.1:8501'" in line and "X-Forwarded-Host" in line
