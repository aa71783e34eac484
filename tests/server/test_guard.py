import pytest

from server.guard import Guard
from tests.apart import run_apart
from tests.attacks.talking import message

SCOPE = {
    "type": "websocket",
    "path": "/_stcore/stream",
    "headers": [(b"host", b"x"), (b"origin", b"http://x")],
}
ALLOWED = ["rerun_script", "stop_script"]
FORBIDDEN = [
    *("clear_cache", "load_git_info", "set_run_on_save", "app_heartbeat"),
    *("file_urls_request", "backend_operation_request"),
    *("debug_disconnect_websocket", "debug_shutdown_runtime"),
]


def heard(*sent, **scope):
    """Talk to the guard; return what is heard behind it, and what is told."""
    told, heard = [], []
    queue = [{"type": "websocket.connect"}, *sent, {"type": "websocket.disconnect"}]

    async def app(scope, receive, send):
        heard.append(scope)
        while heard[-1]["type"] != "websocket.disconnect":
            heard.append(await receive())
        await send({"type": "websocket.send", "bytes": b"too late"})

    async def receive():
        return queue.pop(0)

    async def send(message):
        told.append(message)

    run_apart(Guard(app)(SCOPE | scope, receive, send))
    return heard, told


def received(data):
    return {"type": "websocket.receive", "bytes": data}


@pytest.mark.parametrize("kind", ALLOWED)
def test_what_a_page_needs_is_passed_on(kind):
    sent = received(message(kind))
    assert sent in heard(sent)[0]


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_what_it_does_not_need_is_not(kind):
    (_, *messages), told = heard(received(message(kind)), received(b""))
    assert [each["type"] for each in messages] == [
        "websocket.connect",
        "websocket.disconnect",
    ]
    assert told == []


def test_streamlit_is_told_of_no_origin():
    (scope, *_), _ = heard()
    assert scope["headers"] == [(b"host", b"x")]


def test_nothing_is_sent_after_the_end():
    assert heard(received(b"\xff"))[1] == [{"type": "websocket.close", "code": 1002}]


def test_the_live_channel_hears_all_that_an_own_page_says():
    question = {"type": "websocket.receive", "text": "{}"}
    (_, *messages), _ = heard(question, path="/layerscope/live")
    assert question in messages


@pytest.mark.parametrize("path", ["/_stcore/stream", "/layerscope/live"])
def test_a_page_of_another_site_opens_no_websocket(path):
    foreign = [(b"host", b"x"), (b"origin", b"http://y")]
    messages, told = heard(path=path, headers=foreign)
    assert messages == [] and told == [{"type": "websocket.close"}]


def test_there_is_no_other_websocket():
    assert heard(path="/layerscope/upload")[0] == []
