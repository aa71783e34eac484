"""Where others find a page, told as a link and as a QR code."""

import json
import re
from urllib.parse import unquote, urlencode

import pytest
import segno
from starlette.requests import Request

from server.links import route as links
from server.links.code import qr_code
from server.links.route import link_route, links_of
from tests.apart import run_apart

PORT = 8501
ALONE = [
    *("http://localhost:8501", "http://127.0.0.1:8501", "http://127.9.9.9"),
    *("http://[::1]:8501", "http://0.0.0.0:8501", "http://me.localhost:8501"),
]


@pytest.fixture(autouse=True)
def network(monkeypatch):
    """Put this machine into a network in which it has one address."""
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    monkeypatch.setattr(links, "own_address", lambda: ("10.0.0.3",))


def told(page):
    return [link["address"] for link in links_of(page, PORT)]


@pytest.mark.parametrize("host", ALONE)
def test_what_leads_everybody_to_a_machine_of_their_own_is_never_told(host):
    assert told(f"{host}/relu?n=5&t=3") == ["http://10.0.0.3:8501/relu?n=5&t=3"]


def test_without_a_network_there_is_no_address(monkeypatch):
    monkeypatch.setattr(links, "own_address", tuple)
    assert told("http://localhost:8501/relu") == []


@pytest.mark.parametrize(
    "page",
    ["http://10.0.0.3:8501/relu?n=5", "https://uni.example/cnn/im2col?lang=zh"],
)
def test_an_address_that_others_have_too_is_told_as_it_is(page):
    assert told(page) == [page]


@pytest.mark.parametrize("page", ["http://localhost:8501", "https://uni.example/x"])
@pytest.mark.parametrize("slash", ["", "/"])
def test_the_operator_names_the_address(monkeypatch, page, slash):
    monkeypatch.setenv("PUBLIC_URL", f"https://cnn.example/course{slash}")
    asked = f"{page}/relu?n=5"
    assert told(asked) == ["https://cnn.example/course/relu?n=5"]
    assert told(f"{page}/?lang=zh") == ["https://cnn.example/course/?lang=zh"]


def test_below_a_path_the_own_address_has_it_too(monkeypatch):
    monkeypatch.setattr(links, "own_path", lambda path: f"/cnn/{path}")
    page = "http://localhost:8501/cnn/relu"
    assert told(page) == ["http://10.0.0.3:8501/cnn/relu"]


def test_what_the_operator_named_wrongly_is_not_used_and_the_log_says_so(
    monkeypatch, caplog
):
    monkeypatch.setenv("PUBLIC_URL", "cnn.example")
    link_route()
    assert "PUBLIC_URL" in caplog.text and "cnn.example" in caplog.text
    assert told("http://localhost/relu") == ["http://10.0.0.3:8501/relu"]


def test_a_code_is_dark_on_light_with_a_quiet_zone_of_four():
    address = "http://10.0.0.3:8501/relu?n=5"
    picture = unquote(qr_code(address))
    modules = len(segno.make(address, error="l", micro=False).matrix)
    assert picture.startswith("data:image/svg+xml")
    assert re.search(rf"viewBox=.0 0 {modules + 8} {modules + 8}.", picture)
    assert 'fill="#fff"' in picture.replace("'", '"')
    assert re.search(r"stroke=.#000. d=.M4 4\.5h7m", picture)  # a finder's first row


def test_what_no_code_can_hold_has_none():
    assert qr_code(f"http://10.0.0.3/{'1' * 3500}") == ""


def asked(page):
    """Ask as a page does: the answer's status, and what it says."""
    query = urlencode({"page": page}).encode()
    scope = {"type": "http", "query_string": query, "server": ("10.0.0.3", PORT)}
    answer = run_apart(link_route().endpoint(Request(scope)))
    return answer.status_code, json.loads(answer.body)


def test_a_page_asks_for_its_links():
    page = "http://localhost:8501/relu"
    assert asked(page) == (200, {"links": links_of(page, PORT)})


@pytest.mark.parametrize(
    "page", ["", "relu", "javascript:alert(1)", "http://[", "http://x/" + "1" * 4000]
)
def test_what_is_no_address_has_no_link(page):
    assert asked(page) == (400, {"links": []})
