import pytest
import streamlit as st

from server.origin import asked_as, is_own, tell_operator, vouched

READER = ("203.0.113.5", 50123)
LOCAL_PROXY = ("127.0.0.1", 50123)
BEHIND_UVICORN = ("203.0.113.5", 0)  # taken from X-Forwarded-For


def scope(kind="http", client=READER, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    pairs = [(name.encode(), value.encode()) for name, value in named.items()]
    return {"type": kind, "client": client, "headers": pairs}


@pytest.fixture
def configure(monkeypatch):
    """Set options of Streamlit's for one test: ``configure({"server.x": 1})``."""
    read = st.get_option

    def use(options):
        monkeypatch.setattr(
            st,
            "get_option",
            lambda name: options[name] if name in options else read(name),
        )

    return use


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://localhost:8501", "localhost:8501"),
        ("http://[::1]:8501", "[::1]:8501"),
        ("https://lecture.example", "lecture.example"),
        ("https://lecture.example", "lecture.example:443"),
        ("http://Lecture.example", "lecture.example:80"),
    ],
)
def test_a_page_of_this_host_is_our_own(kind, origin, host):
    assert is_own(scope(kind, origin=origin, host=host))


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "http://[",
        "http://",
        "http://evil.example",
        "http://lecture.example:81",
        "http://lecture.example.evil.example",
        "http://lecture.example:99999",
        "file://lecture.example",
    ],
)
def test_a_page_of_somebody_else_is_not(kind, origin):
    assert not is_own(scope(kind, origin=origin, host="lecture.example"))


@pytest.mark.parametrize("host", ["", "[", "null", "lecture.example:http"])
def test_two_that_cannot_be_read_are_not_the_same(host):
    assert not is_own(scope(origin="null", host=host))


def test_who_names_no_page_may_talk_and_not_send_files():
    assert is_own(scope("websocket", host="lecture.example"))
    assert not is_own(scope("http", host="lecture.example"))


REWRITTEN = {
    "origin": "https://lecture.example",
    "host": "127.0.0.1:8501",
    "x_forwarded_host": "lecture.example, inner.example",
}


@pytest.mark.parametrize("client", [LOCAL_PROXY, BEHIND_UVICORN, None])
def test_a_proxy_may_say_what_the_site_is_called(client):
    assert is_own(scope(client=client, **REWRITTEN))
    assert asked_as(scope(client=client, **REWRITTEN))[0] == "lecture.example"


def test_a_stranger_may_not(monkeypatch):
    assert not is_own(scope(client=READER, **REWRITTEN))
    assert asked_as(scope(client=READER, **REWRITTEN)) == ["127.0.0.1:8501"]
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "10.0.0.1")
    assert not is_own(scope(client=LOCAL_PROXY, **REWRITTEN))


@pytest.mark.parametrize("trusted", ["203.0.113.5", "::1, 203.0.113.0/24", "*"])
def test_the_operator_names_the_proxies(monkeypatch, trusted):
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", trusted)
    assert is_own(scope(client=READER, **REWRITTEN))


FOREIGN = {"origin": "https://campus.example", "host": "127.0.0.1:8501"}


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_the_operator_lists_origins(configure, kind):
    configure({"server.corsAllowedOrigins": ["https://campus.example"]})
    assert is_own(scope(kind, **FOREIGN))
    assert not is_own(scope(kind, **FOREIGN | {"origin": "http://campus.example"}))


@pytest.mark.parametrize(
    ("option", "kinds"),
    [
        ("server.enableCORS", {"http", "websocket"}),
        ("server.enableXsrfProtection", {"http"}),
    ],
)
def test_the_operator_switches_the_check_off(configure, option, kinds):
    configure({option: False})
    own = {kind for kind in ("http", "websocket") if is_own(scope(kind, **FOREIGN))}
    assert own == kinds


def test_the_operator_is_told_which_two_differ(caplog):
    far = "http://" + "x" * 9999
    tell_operator(scope(origin="https://lecture.example", host="127.0.0.1:8501"))
    tell_operator(scope(origin=far + "\n", host=far))
    told, bounded = caplog.messages
    assert "'https://lecture.example'" in told and "'127.0.0.1:8501'" in told
    assert "\n" not in bounded and len(bounded) < 600


def test_streamlit_is_told_of_no_origin():
    seen = vouched(scope("websocket", origin="http://a.example", host="a.example"))
    assert seen["headers"] == [(b"host", b"a.example")]
