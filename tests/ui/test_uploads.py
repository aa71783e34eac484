import http.client
import json
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from ui.texts import LANGUAGES, Texts
from ui.uploads import LIMIT, UploadStore


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def picture(value=0, side=2):
    return np.full((side, side, 3), value, np.uint8)


def test_a_token_gives_its_picture_back():
    store = UploadStore()
    first, second = store.put(picture(1)), store.put(picture(2))
    assert store.get(first)[0, 0, 0] == 1
    assert store.get(second)[0, 0, 0] == 2


def test_tokens_cannot_be_guessed():
    store = UploadStore()
    tokens = {store.put(picture()) for _ in range(50)}
    assert len(tokens) == 50 and min(map(len, tokens)) >= 20


@pytest.mark.parametrize("token", [None, "", "x", 5])
def test_an_unknown_token_gives_nothing(token):
    assert UploadStore().get(token) is None


def test_nobody_can_write_into_a_picture_that_others_see():
    store = UploadStore()
    kept = store.get(store.put(picture()))
    with pytest.raises(ValueError):
        kept[0] = 1


def test_the_picture_that_nobody_used_for_longest_goes_first():
    store = UploadStore(entries=2)
    first, second = store.put(picture()), store.put(picture())
    store.get(first)
    third = store.put(picture())
    assert store.get(second) is None
    assert store.get(first) is not None and store.get(third) is not None


def test_all_pictures_together_are_bounded():
    store = UploadStore(size=3 * 10 * 10 * 2)
    tokens = [store.put(picture(side=10)) for _ in range(3)]
    assert [store.get(token) is None for token in tokens] == [True, False, False]


def test_a_picture_is_kept_for_a_while_after_its_last_use():
    clock = Clock()
    store = UploadStore(seconds=10, clock=clock)
    token = store.put(picture())
    clock.now = 9
    assert store.get(token) is not None
    clock.now = 18
    assert store.get(token) is not None
    clock.now = 29
    assert store.get(token) is None


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
    assert repr(origin) in server.log.read_text()


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
