"""A server whose folder of uploads can be looked into, and what is sent to it."""

import http.client
import json
import os
import struct
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.attacks.talking import call

LARGE_SIDE = 2640  # pixels: as a BMP just below the 20 MB that are taken


@contextmanager
def started(new_server, folder):
    """Start a server that keeps its files in a folder, and what it has kept there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        yield new_server()


def png(value=0, side=512):
    """Return a square picture of one colour."""
    file = BytesIO()
    Image.fromarray(np.full((side, side, 3), value, np.uint8)).save(file, "PNG")
    return file.getvalue()


def large_bmp():
    """Return a picture of nearly 20 MB."""
    side, size = LARGE_SIDE, 3 * LARGE_SIDE**2
    head = struct.pack("<2sIIIIiiHH24x", b"BM", 54 + size, 0, 54, 40, side, side, 1, 24)
    return head + bytes(size)


def post(server, body, reader="", name="upload"):
    """Send a file as a page does; return the status and the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    headers = {"Origin": f"http://127.0.0.1:{server.port}"}
    headers |= {"X-Layerscope-Reader": reader} if reader else {}
    connection.request("POST", f"/layerscope/{name}", body, headers)
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def begin(server, size, body=b""):
    """Begin to send a file of a size, and return the connection."""
    place = f"127.0.0.1:{server.port}"
    lines = ["POST /layerscope/upload HTTP/1.1", f"Host: {place}"]
    lines += [f"Origin: http://{place}", f"Content-Length: {size}", "", ""]
    raw = call(server, "\r\n".join(lines).encode())
    raw.settimeout(2)
    try:
        raw.sendall(body)
    except TimeoutError:
        pass  # the server has no room for more
    return raw


def answer(raw):
    """Wait for the status and the answer to what was begun."""
    raw.settimeout(None)
    response = http.client.HTTPResponse(raw)
    response.begin()
    return response.status, json.loads(response.read())


def kept(folder, token):
    """Return the picture of a token out of the server's folder, or None."""
    (path,) = Path(folder).glob("layerscope-*/uploads")
    file = path / f"{token}.npy"
    return np.load(file, mmap_mode="r") if file.exists() else None


def peak(server):
    """Return the megabytes that a server has held at most."""
    status = Path(f"/proc/{server._process.pid}/status")
    if not status.exists():  # no Linux
        return server.memory()
    (line,) = (x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def honest(server, count=10):
    """Send pictures one after the other; return the tokens and the seconds."""
    tokens, seconds = [], []
    for number in range(count):
        start = time.perf_counter()
        status, answer = post(server, png(number), f"honest {number}")
        seconds.append(time.perf_counter() - start)
        assert status == 200, answer
        tokens.append(answer["token"])
    return tokens, sorted(seconds)


def at_once(jobs, threads):
    """Call functions in threads; return what they return."""
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda job: job(), jobs))


def report(what, server, seconds):
    """Print figures where the environment asks for them."""
    if os.environ.get("LAYERSCOPE_FIGURES"):
        late = seconds[int(0.95 * (len(seconds) - 1))]
        megabytes = f"{server.memory():.0f} MB, {peak(server):.0f} MB at most"
        print(f"\n{what}: p95 {late:.2f} s, {megabytes}")
