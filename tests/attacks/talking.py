"""What an attacker sends: raw bytes, and websocket messages as a page would."""

import socket

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


def call(server, text=b"", **options):
    """Connect and send bytes; ``rcvbuf`` is the room for what comes back."""
    raw = socket.socket()
    if "rcvbuf" in options:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, options["rcvbuf"])
    raw.connect(("127.0.0.1", server.port))
    raw.sendall(text)
    return raw


def ask(server, path, method="GET", **headers):
    """Head of the answer to a request that no library has looked at."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: localhost:{server.port}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join([*lines, "Connection: close", "", ""])
    with call(server, head.encode("latin-1")) as raw:
        return read_all(raw).partition(b"\r\n\r\n")[0].decode("latin-1")


def read_all(raw):
    """Return what comes until the server closes."""
    received = bytearray()
    try:
        while chunk := raw.recv(2**16):
            received += chunk
    except ConnectionResetError:
        pass  # it did not wait for us to read
    return bytes(received)


def visit(server, path="/_stcore/stream", **options):
    """Open a websocket as a page does."""
    url = f"ws://localhost:{server.port}{path}"
    return connect(url, subprotocols=["streamlit"], max_size=None, **options)


def visit_deaf(server):
    """Open a websocket that nothing reads from, with little room for what comes."""
    lines = [
        *("GET /_stcore/stream HTTP/1.1", "Host: x", "Connection: Upgrade"),
        *("Upgrade: websocket", "Sec-WebSocket-Version: 13"),
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    ]
    return call(server, "\r\n".join([*lines, "", ""]).encode(), rcvbuf=4096)


def frame(data):
    """Bytes of a short message in a websocket, under a mask of zeros."""
    assert len(data) < 2**16
    return b"\x82\xfe" + len(data).to_bytes(2) + bytes(4) + data


def message(kind, **fields):
    """Bytes of a message that a page might send."""
    told = BackMsg()
    if fields or kind in ("rerun_script", "file_urls_request"):
        getattr(told, kind).SetInParent()
        for name, value in fields.items():
            setattr(getattr(told, kind), name, value)
    elif kind == "backend_operation_request":
        getattr(told, kind).request_id = "1"
    else:
        setattr(told, kind, True)
    return told.SerializeToString()


def run(visitor, **state):
    """Ask for a page and return what comes until it stands."""
    visitor.send(message("rerun_script", **state))
    return hear(visitor)


def hear(visitor):
    """Return what comes until a page stands."""
    heard = []
    while not heard or heard[-1].WhichOneof("type") != "script_finished":
        heard.append(ForwardMsg.FromString(visitor.recv()))
    return heard


def texts(heard):
    """Lines that a page shows."""
    elements = [told.delta.new_element for told in heard]
    return [each.text.body for each in elements if each.WhichOneof("type") == "text"]
