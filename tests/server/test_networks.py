"""Networks that are sent to the server, and fetched from it."""

import http.client
import io
import json

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from networks.files import pack, unpack
from networks.plan import Plan
from pictures.store import networks
from ui.frame.kept import REFUSED

PLAN = Plan(depth=1, width=2)


def file():
    return pack(PLAN, PLAN.network(np.random.default_rng(0)))


def ask(server, method, path, body=None):
    connection = http.client.HTTPConnection("localhost", server.port)
    connection.request(method, path, body, {"Origin": server.url})
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_a_network_is_taken_for_a_token_and_given_back_for_it(server):
    status, answer = ask(server, "POST", "/layerscope/network", file())
    assert status == 200
    token = json.loads(answer)["token"]
    status, data = ask(server, "GET", f"/layerscope/network/{token}")
    assert status == 200 and data == file() and unpack(data)[0] == PLAN


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"", "empty"), (b"hello", "not-npz"), (file()[:-40], "corrupt")],
)
def test_a_file_that_is_no_network_is_refused_by_its_kind(server, body, kind):
    status, answer = ask(server, "POST", "/layerscope/network", body)
    assert status == 200 and json.loads(answer) == {"kind": kind}


def test_the_token_of_a_picture_gives_no_network(server):
    png = io.BytesIO()
    Image.new("RGB", (4, 4)).save(png, "PNG")
    _, answer = ask(server, "POST", "/layerscope/upload", png.getvalue())
    token = json.loads(answer)["token"]
    assert ask(server, "GET", f"/layerscope/network/{token}")[0] == 404


def test_without_a_token_there_is_nothing(server):
    status, _ = ask(server, "GET", "/layerscope/network/guessed")
    assert status == 404


def test_what_is_downloaded_is_kept_by_no_browser(server):
    token = networks_token(server)
    connection = http.client.HTTPConnection("localhost", server.port)
    connection.request("GET", f"/layerscope/network/{token}")
    assert connection.getresponse().getheader("Cache-Control") == "no-store"


def networks_token(server):
    return json.loads(ask(server, "POST", "/layerscope/network", file())[1])["token"]


def script():
    import streamlit as st

    from ui.frame.kept import keep
    from ui.frame.tokens import tokens

    if "pack" in st.session_state:
        keep(st.session_state.pop("pack"))
    st.session_state["token"] = tokens().get("network")


@pytest.fixture
def app():
    return AppTest.from_function(script)


@pytest.mark.parametrize(
    ("error", "kind"), [(ValueError, "diverged"), (OSError, "full")]
)
def test_a_network_that_cannot_be_kept_costs_one_sentence(app, error, kind):
    def pack():
        raise error

    app.session_state["pack"] = pack
    app.run()
    assert not app.exception and app.session_state[REFUSED] == kind
    app.session_state["pack"] = file
    app.run()
    assert app.session_state[REFUSED] == ""
    assert networks().get(app.session_state["token"]) == file()
