import http.client
import json
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from lessons.texts import LANGUAGES, Texts
from server.uploads import LIMIT


def post(server, body, origin=None, **headers):
    connection = http.client.HTTPConnection("localhost", server.port)
    headers = {"Origin": origin or server.url} | headers
    connection.request("POST", "/layerscope/upload", body, headers)
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def png(rows, columns):
    file = BytesIO()
    Image.fromarray(np.zeros((rows, columns, 3), np.uint8)).save(file, "PNG")
    return file.getvalue()


def test_a_picture_is_taken_for_a_token(server):
    status, answer = post(server, png(900, 30))
    assert status == 200 and list(answer) == ["token"]


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (b"", {"kind": "empty"}),
        (b"hello", {"kind": "not-image"}),
        (png(40, 40)[:60], {"kind": "corrupt"}),
        (b"II*\x00" + bytes(60), {"kind": "format", "format": "tiff"}),
    ],
)
def test_a_file_that_is_no_picture_is_refused_by_its_kind(server, body, answer):
    assert post(server, body) == (200, answer)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost"])
def test_a_page_of_somebody_else_cannot_upload(server, origin):
    status, answer = post(server, png(2, 2), origin)
    assert status == 403 and answer == {"kind": "origin"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_is_taken_for_another_sites_says_so(lang):
    for refused in ("picture.refused", "training.kept.refused"):
        assert (
            Texts(lang).tree(refused)["origin"] != Texts(lang).tree(refused)["failed"]
        )


def test_a_file_that_declares_itself_too_long_is_not_read(server):
    length = {"Content-Length": str(LIMIT + 1)}
    expected = {"kind": "too-large", "size": LIMIT + 1, "limit": LIMIT}
    assert post(server, b"", **length) == (413, expected)


def test_a_file_that_does_not_declare_its_length_is_cut_off(server):
    chunks = (bytes(2**20) for _ in range(LIMIT // 2**20 + 1))
    status, answer = post(server, chunks)
    assert status == 413 and answer["kind"] == "too-large"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", ["picture.refused", "training.kept.refused"])
def test_who_waited_in_vain_is_told_why(lang, place):
    sentences = Texts(lang).tree(place)
    kinds = "busy", "full", "slow", "failed"
    assert len({sentences[kind] for kind in kinds}) == len(kinds)
