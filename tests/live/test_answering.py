"""Questions about lessons, and their answers, here and in a worker."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lessons
from lessons.contents import PAGES
from lessons.lesson import Change
from lessons.sources import Sources
from lessons.texts import Texts
from live.answering import Changed, answer
from live.frame import frame
from live.payloads import payloads
from live.pool import Pool
from pictures.store import SHELVES, Shelf, private_folder, uploads
from pictures.strokes import checked, paint_strokes
from tests.apart import run_apart
from tests.lessons.drawing import addresses
from tests.stage.unpack import Payload


def question(name, address="", **more):
    values = lessons.find(name).at(address).texts if name in PAGES else {}
    plain = {"id": 7, "lesson": name, "values": values, "events": [], "tokens": {}}
    return plain | {"lang": "en", "theme": "light", "known": {}} | more


def read(data):
    """Return the header, and what each component is told: None where it knows it."""
    payload = Payload(data)
    return payload.header, {
        key: payload.array(part["bytes"]).tobytes()
        if "bytes" in part
        else part.get("data")
        for key, part in payload.header["parts"].items()
    }


def as_sent(data):
    return data if isinstance(data, bytes) else json.loads(json.dumps(data))


@pytest.mark.parametrize("name", PAGES)
@given(data=st.data())
def test_an_answer_tells_what_streamlit_would_mount(name, data):
    lesson = lessons.find(name)
    texts = data.draw(addresses(lesson))
    values = lesson.update(lesson.at(""), Change(texts))
    asked = Changed(lesson, values, Sources(Texts("zh"), "dark"))
    events = [{"values": texts}]
    header, parts = read(answer(question(name, events=events, lang="zh", theme="dark")))
    assert (header["id"], header["query"]) == (7, values.query)
    assert header["frame"] == frame(asked)
    told = payloads(asked) if header["frame"] else {}
    assert parts == {key: as_sent(data) for key, data in told.items()}


def test_what_is_known_is_not_told_again():
    header, _ = read(answer(question("relu", "n=6&r0=3")))
    known = {key: part["mark"] for key, part in header["parts"].items()}
    _, parts = read(answer(question("relu", "n=6&r0=4", known=known)))
    assert {key for key, told in parts.items() if told is not None} == {
        *("lens", "stage")
    }


def test_a_press_is_the_lessons():
    pick = {"press": "pick", "detail": {"panel": "maps-in", "card": 1}}
    smaller = {"values": {"n": "7"}}
    header, _ = read(answer(question("max-pooling", events=[pick, smaller])))
    assert (header["query"]["map"], header["query"]["n"]) == ("1", "7")


@pytest.mark.parametrize(
    "nonsense",
    [
        {},
        question("nowhere"),
        question("relu", values=7),
        question("relu", events=[{}]),
        question("relu", events=[7]),
        question("relu", events=[{"press": "choose", "detail": []}]),
        question("relu", events=[{"values": ["n"]}]),
        question("relu", tokens=7),
        question("relu", events=[{"press": "drawn", "detail": {"strokes": [7]}}]),
        question("relu", events=[{"press": "drawn", "detail": {}}]),
        question("relu", known=7),
        question("../../app"),
        question("relu", lang="xx"),
        question("relu", theme="<b>"),
    ],
    ids=str,
)
def test_what_is_no_question_is_refused(nonsense):
    with pytest.raises(ValueError, match="no question"):
        answer(nonsense)


def test_a_drawing_that_streamlit_has_not_heard_of_is_seen():
    stroke = {"pen": "black", "places": [[0.1, 0.5], [0.9, 0.5]]}
    drawn = {"press": "drawn", "detail": {"strokes": [stroke]}}
    token = uploads().put(paint_strokes(checked([stroke])))
    address = "img={}&rgb=1&n=8"
    _, ours = read(answer(question("relu", address.format("drawn"), events=[drawn])))
    tokens = {"sent": token}
    sent = question("relu", address.format("upload"), tokens=tokens)
    assert ours["stage"] == read(answer(sent))[1]["stage"]


async def _asked(*questions):
    pool = Pool(1)
    await pool.start()
    try:
        return [await pool.ask(json.dumps(each).encode()) for each in questions]
    finally:
        await pool.stop()


def test_a_worker_answers_the_same_and_sees_what_readers_have_sent(monkeypatch):
    picture = np.random.default_rng(0).integers(0, 256, (9, 7, 3), np.uint8)
    tokens = {"sent": uploads().put(picture)}
    monkeypatch.setenv(SHELVES, str(private_folder()))
    ours = question("im2col", "img=upload&rgb=1&n=6", tokens=tokens)
    (theirs,) = run_apart(_asked(ours))
    assert theirs == answer(ours)
    x = Payload(read(theirs)[1]["im2col-stage"])
    assert x.header["panels"][0]["name"] == "x"


@pytest.mark.parametrize("token", ["../uploads/x", "", None, 7, "x" * 65, "x.y"])
def test_a_shelf_holds_nothing_but_tokens(tmp_path, token):
    (tmp_path / "x.y.npy").write_bytes(b"secret")
    assert Shelf(tmp_path, bytes).path(token) is None
