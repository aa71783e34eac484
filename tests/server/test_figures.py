"""Figures of what pages play, over HTTP."""

import gzip
import http.client
import json
import sys

import pytest

from live.pool import NoAnswer
from server.figures.process import Figures
from tests.apart import run_apart
from tests.exports.ordering import page
from tests.patience import PATIENCE

ECHOING = (sys.executable, "-m", "tests.live.programs.echoing")


def ask(server, question, origin=None):
    connection = http.client.HTTPConnection("localhost", server.port)
    body = json.dumps(question)
    headers = {"Origin": origin or server.url}
    connection.request("POST", "/layerscope/figure", body, headers)
    answer = connection.getresponse()
    return answer, answer.read()


def test_a_page_gets_its_figure_packed_and_a_token_of_nothing_changes_nothing(server):
    question = page("relu") | {"size": [600, 400], "tokens": {"sent": "guessed"}}
    answer, data = ask(server, question)
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert len(json.loads(gzip.decompress(data))["frames"]) == 5 * 5


@pytest.mark.parametrize(
    ("question", "status"),
    [([], 400), ({}, 400), (page("relu"), 503), ({"tokens": {"x": "y"}}, 400)],
)
def test_what_cannot_be_drawn_is_refused(server, question, status):
    assert ask(server, question)[0].status == status


def test_another_sites_page_is_refused(server):
    answer, data = ask(server, page("relu"), "http://elsewhere.example")
    assert (answer.status, json.loads(data)) == (403, {"kind": "origin"})


def test_the_process_is_started_by_whom_asks_first_and_ends_with_the_server():
    async def asking():
        figures = Figures(ECHOING, PATIENCE)
        with pytest.raises(NoAnswer):
            await figures.ask(b"fail")
        answer = await figures.ask(b"hello")
        await figures.stop()
        return answer

    assert run_apart(asking()).endswith(b"hello")
