import gzip
import http.client
from urllib.parse import urljoin, urlsplit

import pytest

from server.routes import streamlit_scripts
from web.mount import content_hash, own_path, static_files, static_path

PLACE = "/convolution"


def get(server, path, **headers):
    connection = http.client.HTTPConnection("localhost", server.port)
    connection.request("GET", path.removeprefix("."), headers=headers)
    answer = connection.getresponse()
    return answer, answer.read()


def test_a_module_comes_as_it_stands_on_the_disk(server):
    answer, body = get(server, static_path("ui/frame/header.js"))
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert body == static_files()["ui/frame/header.js"].read_bytes()


def test_a_browser_keeps_a_module_for_ever(server):
    answer, _ = get(server, static_path("ui/frame/header.js"))
    assert "immutable" in answer.headers["Cache-Control"]


def test_plotly_comes_compressed_out_of_the_installed_package(server):
    answer, body = get(
        server, static_path("plotly.min.js"), **{"Accept-Encoding": "gzip"}
    )
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(body) < 2_000_000
    assert gzip.decompress(body) == static_files()["plotly.min.js"].read_bytes()


def test_streamlits_scripts_come_compressed(server):
    path, file = max(
        streamlit_scripts().items(), key=lambda item: "protobuf" in item[0]
    )
    answer, body = get(server, own_path(path), **{"Accept-Encoding": "gzip"})
    assert "immutable" in answer.headers["Cache-Control"]
    assert len(body) < file.stat().st_size / 2
    assert gzip.decompress(body) == file.read_bytes()


def test_who_cannot_unpack_gets_it_plain(server):
    answer, body = get(server, static_path("ui/frame/page.css"))
    assert "Content-Encoding" not in answer.headers
    assert body == static_files()["ui/frame/page.css"].read_bytes()


@pytest.mark.parametrize(
    "name", ["ui/nothing.js", "../app.py", "ui/../../app.py", "ui/%2e%2e/main.py", "ui"]
)
def test_what_is_no_file_of_the_route_is_not_found(server, name):
    answer, _ = get(server, static_path(name))
    assert answer.status in (400, 404)


def test_another_version_is_not_found(server):
    answer, _ = get(server, own_path("layerscope/0123456789abcdef/ui/frame/header.js"))
    assert answer.status == 404


def test_the_hash_names_the_contents():
    assert len(content_hash()) == 16 and content_hash() in static_path("x")


def test_the_document_speaks_the_readers_language(server):
    html = {"Accept": "text/html"}
    _, body = get(server, "/convolution?lang=zh", **html)
    assert b'<html lang="zh">' in body
    _, body = get(server, "/convolution", **html | {"Accept-Language": "zh-CN,en"})
    assert b'<html lang="zh">' in body
    _, body = get(server, "/", **html)
    assert b'<html lang="en">' in body and b"<title>Layerscope</title>" in body


def test_nothing_of_an_address_stands_in_the_document(server):
    evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    _, plain = get(server, "/convolution", Accept="text/html")
    query = "&".join(f"{key}={evil}" for key in ("lang", "img", "k", "lost", evil))
    assert get(server, f"/convolution?{query}", Accept="text/html")[1] == plain
    answer, _ = get(server, f"/{evil}?{query}", Accept="text/html")
    assert answer.status == 307 and "<" not in answer.headers["Location"]


def test_an_unknown_page_leads_to_the_start_page_with_its_query(server):
    answer, _ = get(server, "/nowhere/at/all?lang=zh", Accept="text/html")
    assert answer.status == 307
    assert answer.headers["Location"] == "./../../?lang=zh&lost=1"


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/Convolution", "./convolution"),
        ("/convolution/", "./../convolution"),
        ("/convolution/?s=2&k=%2B1", "./../convolution?s=2&k=%2B1"),
        ("//convolution", "./../convolution"),
        ("//", "./../"),
        ("//?lang=zh", "./../?lang=zh"),
    ],
)
def test_an_address_that_is_nearly_a_pages_leads_there(server, path, location):
    answer, _ = get(server, path)
    assert (answer.status, answer.headers["Location"]) == (307, location)
    assert urlsplit(urljoin(f"{server.url}{path}", location)).path in ("/", PLACE)


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "//evil.example/convolution",
        "/%2F/evil.example",
        "/%5C%5Cevil.example",
    ],
)
def test_no_address_leads_to_another_site(server, path):
    answer, _ = get(server, path, Accept="text/html")
    target = urljoin(f"{server.url}{path}", answer.headers["Location"])
    assert target == f"{server.url}/?lost=1"


def test_what_streamlit_asks_for_below_a_page_is_no_page(server):
    answer, _ = get(server, "/convolution/_stcore/health", Accept="*/*")
    assert answer.status == 404
