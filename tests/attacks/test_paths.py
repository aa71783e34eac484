"""What Streamlit would answer and the program does not use is not there."""

import pytest

from tests.attacks.talking import ask

UNUSED = [
    ("GET", "/_stcore/metrics"),
    ("GET", "/_stcore/script-health-check"),
    ("GET", "/_stcore/stream"),
    ("GET", "/_stcore/agent/openapi.json"),
    ("POST", "/_stcore/agent/interact"),
    ("POST", "/_stcore/agent/mcp"),
    ("PUT", "/_stcore/upload_file/a/b"),
    ("OPTIONS", "/_stcore/upload_file/a/b"),
    ("DELETE", "/_stcore/upload_file/a/b"),
    ("GET", "/_stcore/bidi-components/a/b.js"),
    ("GET", "/component/a/index.html"),
    ("GET", "/media/a.png"),
    ("GET", "/auth/login"),
    ("GET", "/oauth2callback"),
    ("GET", "/index.html"),
    ("GET", "/app/static/a.png"),
    ("POST", "/_stcore/health"),
    ("POST", "/convolution"),
    ("GET", "/static/js/none.js"),
]


@pytest.mark.parametrize(("method", "path"), UNUSED)
def test_what_the_program_does_not_use_is_not_found(server, method, path):
    assert ask(server, path, method, Accept="*/*").startswith("HTTP/1.1 404")


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config"])
def test_what_a_page_asks_of_streamlit_is_there(server, path):
    assert ask(server, path).startswith("HTTP/1.1 200")
