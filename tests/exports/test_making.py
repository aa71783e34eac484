"""What is ordered is understood, and what cannot be made is said in one word."""

import json

import pytest

from exports import making
from exports.formats import svg
from exports.order import MOST, Order
from tests.exports.ordering import never, ordered, page


def made(path, about=None, **more):
    order = {"format": "svg", "page": about or page()} | more
    question = json.dumps({"order": order, "path": str(path)}).encode()
    return json.loads(making.make(question, never))


def test_a_file_is_made(tmp_path):
    assert made(tmp_path / "file") == {"note": ""}
    assert (tmp_path / "file").read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("error", "kind"), [(MemoryError(), "memory"), (OSError(27, "too large"), "full")]
)
def test_bounds_that_are_met_are_said(error, kind, tmp_path, monkeypatch):
    def write(*_):
        raise error

    monkeypatch.setattr(svg, "write", write)
    assert made(tmp_path / "file") == {"kind": kind}


def test_a_page_without_steps_says_so(tmp_path):
    assert made(tmp_path / "file", page("training")) == {"kind": "scene"}


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"format": "exe", "page": page()},
        {"format": "svg", "page": page(), "size": "huge"},
        {"format": "svg", "page": page(), "step": -1},
        {"format": "svg", "page": page(), "step": True},
        {"format": "svg", "page": page(), "last": MOST + 1},
        {"format": "svg", "page": page(), "first": 3, "last": 2},
        {"format": "svg", "page": page("../x")},
        {"format": "svg", "page": {}},
        {"format": "svg", "page": 7},
        {"format": ["svg"], "page": page()},
        {"format": "svg", "page": page(), "more": 1},
    ],
    ids=range(12),
)
def test_what_is_no_order_is_refused(told):
    with pytest.raises(ValueError, match="no order"):
        Order.of(told)


def test_steps_that_are_not_there_are_those_that_are_next_to_them():
    steps = ordered("gif").scene.steps
    assert ordered("gif", first=3, last=5).steps == range(3, 6)
    assert ordered("gif", first=99, last=999).steps == range(steps - 1, steps)
    assert ordered("svg", step=999).step == steps - 1


def test_progress_is_told_now_and_then():
    told = []
    tell = making._sparing(told.append)
    for done in range(1000):
        tell(done, 1000)
    assert 1 <= len(told) < 10 and json.loads(told[0]) == {"done": 0, "of": 1000}
