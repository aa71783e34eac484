"""Files to take along: ordered at a route of our own, told of, fetched, forgotten."""

import asyncio
import http.client
import json
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from server import exports
from tests.apart import run_apart
from tests.exports.ordering import page

ROUTE = "/layerscope/export"
LONG = json.dumps({"format": "svg", "page": page()}).ljust(exports.LONGEST + 1)


def asked(server, method, path, body=None, origin=None):
    connection = http.client.HTTPConnection("localhost", server.port)
    connection.request(method, path, body, {"Origin": origin or server.url})
    return connection.getresponse()


def ordered(server, form="svg", about=None, origin=None, **more):
    """Order a file: status, and all that is told."""
    order = json.dumps({"format": form, "page": about or page()} | more)
    answer = asked(server, "POST", ROUTE, order, origin)
    return answer.status, [json.loads(line) for line in answer.read().splitlines()]


def fetched(server, told):
    answer = asked(server, "GET", told["address"].removeprefix("."))
    return answer, answer.read()


def test_a_file_is_ordered_told_of_and_fetched_under_its_own_name(server):
    status, told = ordered(server, "npz", page("relu", n="7"))
    assert status == 200
    answer, data = fetched(server, told[-1])
    name = 'attachment; filename="layerscope-relu.npz"'
    assert answer.headers["Content-Disposition"] == name
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert len(data) == told[-1]["size"]
    with np.load(BytesIO(data)) as found:
        assert found["x"].shape == (7, 7)


@pytest.mark.parametrize("origin", ["http://evil.example", "null"])
def test_a_page_of_somebody_else_orders_nothing(server, origin):
    assert ordered(server, origin=origin) == (403, [{"kind": "origin"}])


@pytest.mark.parametrize(
    "body",
    ["", "{", "7", "[" * 9999, LONG, '{"format": "svg"}'],
    ids=range(6),
)
def test_what_is_no_order_gets_one_word(server, body):
    answer = asked(server, "POST", ROUTE, body)
    assert (answer.status, json.loads(answer.read())) == (400, {"kind": "asked"})


@pytest.mark.parametrize(
    "about",
    [page() | {"events": 7}, page() | {"lang": "xx"}, page() | {"values": "x"}],
    ids=range(3),
)
def test_a_page_that_is_made_up_is_no_error(server, about):
    assert ordered(server, about=about)[1][-1] == {"kind": "failed"}


@pytest.mark.parametrize("path", ["/guessed/file.svg", "/..%2f..%2fetc/passwd", "/x"])
def test_without_a_token_there_is_nothing(server, path):
    assert asked(server, "GET", ROUTE + path).status in (400, 404)


def test_an_uploaded_picture_is_looked_up_by_its_token(server):
    png = BytesIO()
    Image.new("RGB", (64, 64), "#ff0000").save(png, "PNG")
    answer = asked(server, "POST", "/layerscope/upload", png.getvalue())
    token = json.loads(answer.read())["token"]
    about = page(img="upload", rgb="1") | {"tokens": {"sent": token}}
    _, told = ordered(server, "npz", about)
    with np.load(BytesIO(fetched(server, told[-1])[1])) as found:
        red, *others = found["x"]
        assert (red == 1).all() and not np.any(others)


class Making:
    """A queue that has every file made at once."""

    async def make(self, order, path, tell):
        path.write_text(order["format"])
        return {"note": ""}


class Endless:
    """A queue in which a file is never done."""

    stopped = False

    async def make(self, order, path, tell):
        tell({"done": 1, "of": 2})
        try:
            await asyncio.Event().wait()
        finally:
            self.stopped = True


class Request:
    """An order, and whether somebody still listens."""

    client, headers = None, {}

    def __init__(self, gone=False):
        self.gone = gone

    async def is_disconnected(self):
        return self.gone


async def told(request, queue):
    """Give what is told of an order."""
    lines = exports._Making(request, queue, exports.Order("svg", page())).lines()
    async for line in lines:
        yield json.loads(line)


def test_who_listens_is_told_that_it_goes_on_and_who_stops_to_stops_it():
    async def ask():
        queue = Endless()
        telling = told(Request(), queue)
        heard = [await anext(telling), await anext(telling)]
        await telling.aclose()
        while not queue.stopped:
            await asyncio.sleep(0.01)
        return heard

    assert run_apart(ask()) == [{"done": 1, "of": 2}, {}]


def test_who_has_left_without_a_word_stops_it():
    async def ask():
        queue = Endless()
        heard = [each async for each in told(Request(gone=True), queue)]
        while not queue.stopped:
            await asyncio.sleep(0.01)
        return heard

    assert run_apart(ask()) == [{"done": 1, "of": 2}]


def test_a_file_is_forgotten_after_a_while(monkeypatch):
    monkeypatch.setattr(exports, "KEPT", 0.2)
    exports._store.cache_clear()

    async def ask():
        (made,) = [each async for each in told(Request(), Making())]
        token = made["address"].split("/")[-2]
        path = exports._store().path(token)
        assert path.read_text() == "svg"
        await asyncio.sleep(exports.KEPT + 2 * exports.BEAT)
        return path

    try:
        assert not run_apart(ask()).exists()
    finally:
        exports._store.cache_clear()


def test_where_nothing_can_be_kept_one_word_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(exports, "private_folder", lambda: tmp_path / "gone" / "far")

    async def ask():
        return [each async for each in told(Request(), Making())]

    assert run_apart(ask()) == [{"kind": "full"}]
