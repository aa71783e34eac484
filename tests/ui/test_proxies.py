"""What a proxy does to the origin of a file, asked without a browser."""

import http.client
import json

import pytest


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
