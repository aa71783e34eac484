"""How many readers a server bears: real websockets, in an open loop.

``python -m benchmarks.readers [seconds]`` starts the program, lets readers move a
control at planned moments, and prints how long after the planned moment the answer
stood there: by the live channel, while Streamlit hears every twenty seconds of what is
done, and by Streamlit alone. Readers and server share the machine, so that the figures
are too high rather than too low. Of each kind of reader there is a class.
"""

import asyncio
import io
import json
import random
import statistics
import subprocess
import sys
import time
import urllib.request
from itertools import count

import numpy as np
from PIL import Image
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from benchmarks.screen import ROOT, free_port, wait_for

QUERY = "img=cat&rgb=1&n=16&kh=5&kw=5&p=2"
BIASES = [f"{step / 20:.2f}".rstrip("0").rstrip(".") for step in range(1, 41)]
LATE = 20.0  # seconds after which Streamlit hears, as in ``web/static/talk/live.js``
OPENINGS = 10  # pages that are opened at the same time


class Reader:
    """A page that is open: what it does at a moment, and how long that took."""

    def __init__(self, address, page="convolution", query=QUERY):
        self._address, self._page, self._query = address, page, query
        self._numbers = count(int(time.time() * 1000))
        self.late = []  # milliseconds after the planned moment

    async def open(self):
        """Open the page, as a browser does."""
        where = f"ws://{self._address}/_stcore/stream"
        self._stream = await connect(
            where, subprotocols=["streamlit"], max_size=None, compression=None
        )
        await self._run({})
        self._told, self._bar = self._page_told(), self._component("bar")

    async def close(self):
        """Leave."""
        await self._stream.close()

    async def act(self, number, moment):
        """Change the bias and wait for the answer."""
        step = {"id": next(self._numbers), "values": {"b": BIASES[number % 40]}}
        await self._change(step)
        self.late.append(1000 * (time.perf_counter() - moment))

    async def _change(self, step):
        await self._tell([step])

    async def _tell(self, steps):
        """Report steps to Streamlit, and wait for the end of its run."""
        report = {"id": steps[-1]["id"], "steps": steps, "log": [], "server": ""}
        await self._run({self._bar: json.dumps({"event": report})})

    async def _run(self, states, fragment=""):
        told = BackMsg()
        told.rerun_script.fragment_id = fragment
        told.rerun_script.query_string = self._query
        told.rerun_script.page_name = self._page
        for key, state in states.items():
            told.rerun_script.widget_states.widgets.add(id=key, json_value=state)
        await self._stream.send(told.SerializeToString())
        self._heard = []
        while (
            not self._heard or self._heard[-1].WhichOneof("type") != "script_finished"
        ):
            self._heard.append(ForwardMsg.FromString(await self._stream.recv()))

    def _components(self):
        elements = [told.delta.new_element for told in self._heard]
        return [e.bidi_component for e in elements if e.HasField("bidi_component")]

    def _component(self, key):
        return next(each.id for each in self._components() if each.id.endswith(key))

    def _page_told(self):
        (last,) = (c for c in self._components() if c.id.endswith("finished"))
        return json.loads(last.json)["data"]["page"]


class LiveReader(Reader):
    """One whose browser asks the live channel; Streamlit hears late."""

    async def open(self):
        """Open the page and its channel."""
        await super().open()
        where = f"ws://{self._address}/layerscope/live"
        self._live = await connect(where, max_size=None, compression=None)
        self._known, self._steps = {}, []
        self._heard_at = time.perf_counter() - random.uniform(0, LATE)
        self._telling = None

    async def close(self):
        """Leave."""
        if self._telling:
            self._telling.cancel()
        await self._live.close()
        await super().close()

    async def _change(self, step):
        self._steps = [step]  # of a drag the newest
        keys = ("lesson", "values", "lang", "theme", "tokens")
        asked = {key: self._told[key] for key in keys}
        more = {"id": step["id"], "events": self._steps, "known": self._known}
        await self._live.send(json.dumps(asked | more))
        answer = await self._live.recv()
        if isinstance(answer, str):
            raise RuntimeError("nobody answers")
        length = int.from_bytes(answer[:4], "little")
        parts = json.loads(answer[4 : 4 + length])["parts"]
        self._known = {key: part["mark"] for key, part in parts.items()}
        self._hear_late()

    def _hear_late(self):
        now = time.perf_counter()
        if now - self._heard_at > LATE and (not self._telling or self._telling.done()):
            self._heard_at = now
            self._telling = asyncio.create_task(self._tell(self._steps))


class TrainingReader(Reader):
    """One who trains networks: each slice is asked for when the one before is drawn."""

    def __init__(self, address):
        super().__init__(address, "training", "")

    async def open(self):
        """Open the page and begin."""
        await super().open()
        await self._press("start")

    async def act(self, number, moment):
        """Ask for the next slice; begin anew where the run has come to its end."""
        if self._data()["state"] == "finished":
            return await self._press("anew")
        if self._data()["state"] != "running":
            return await self._press("start")
        piece = {self._trains: json.dumps({"slice": number})}
        await self._run(piece, self._fragment)

    async def _press(self, name):
        self._trains = self._component("training")
        self._fragment = next(
            told.delta.fragment_id for told in self._heard if told.delta.fragment_id
        )
        number = next(self._numbers)
        log = [{"id": number, "press": name, "detail": {}}]
        report = {"id": number, "steps": [], "log": log, "server": ""}
        await self._run({self._trains: json.dumps({"event": report})})

    def _data(self):
        found = (c for c in self._components() if c.id.endswith("training"))
        return json.loads(next(found).json)["data"]


class UploadingReader(LiveReader):
    """One who shows another photograph each time."""

    async def open(self):
        """Make a few photographs, and open the page."""
        await super().open()
        sizes = [(1200 + 8 * k, 900) for k in range(4)]
        self._photos = [await asyncio.to_thread(_photo, *size) for size in sizes]

    async def act(self, number, moment):
        """Upload, and look at it."""
        photo = self._photos[number % len(self._photos)]
        told = await asyncio.to_thread(_post, self._address, "upload", photo)
        values = {"img": told["token"]}
        await self._change({"id": next(self._numbers), "values": values})


class TakingReader(LiveReader):
    """One who takes an animation of 256 steps along, and then another one."""

    async def act(self, number, moment):
        """Order it, and listen until it is there."""
        asked = {key: self._told[key] for key in ("lesson", "lang", "theme", "tokens")}
        page = asked | {"values": self._told["values"], "events": [], "known": {}}
        order = json.dumps({"format": "gif", "page": page}).encode()
        told = await asyncio.to_thread(_post, self._address, "export", order)
        if "address" not in told:
            raise RuntimeError(f"there is no file: {told}")


def _photo(width, height):
    noise = np.random.default_rng(width).integers(0, 256, (height, width, 3))
    held = io.BytesIO()
    Image.fromarray(noise.astype(np.uint8)).save(held, "JPEG", quality=90)
    return held.getvalue()


def _post(address, route, data):
    """Send data to a route; return the last line of the answer."""
    asked = urllib.request.Request(f"http://{address}/layerscope/{route}", data)
    asked.add_header("Origin", f"http://{address}")
    with urllib.request.urlopen(asked) as answer:
        return json.loads(answer.read().splitlines()[-1])


async def opened(readers):
    """Open the readers' pages, some at a time."""
    some = asyncio.Semaphore(OPENINGS)

    async def open_one(reader):
        async with some:
            await reader.open()

    await asyncio.gather(*(open_one(reader) for reader in readers))


async def keep_moving(reader, every, first, seconds):
    """Act every so many seconds; what comes late is counted from its planned moment."""
    begin = time.perf_counter() + first
    for number in range(int(seconds / every)):
        moment = begin + number * every
        await asyncio.sleep(max(0.0, moment - time.perf_counter()))
        await reader.act(number, moment)


async def scene(name, groups, seconds):
    """Let groups of readers, each (readers, seconds between), act; print how late."""
    everybody = [reader for readers, _ in groups for reader in readers]
    await opened(everybody)
    moving = [
        keep_moving(reader, every, every * place / len(readers), seconds)
        for readers, every in groups
        for place, reader in enumerate(readers)
    ]
    ended = await asyncio.gather(*moving, return_exceptions=True)
    dropped = sum(isinstance(end, Exception) for end in ended)
    late = sorted(each for reader in everybody for each in reader.late)
    high = late[int(0.95 * len(late))]
    print(f"{name:44}{statistics.median(late):9.0f}{high:9.0f}{dropped:9}", flush=True)
    await asyncio.gather(*(r.close() for r in everybody), return_exceptions=True)


async def measure(address, seconds):
    """Print every figure."""
    print(f"{'readers':44}{'median':>9}{'p95':>9}{'dropped':>9}  ms")

    def some(kind, number):
        return [kind(address) for _ in range(number)]

    await scene("100, a change a second", [(some(LiveReader, 100), 1)], seconds)
    await scene("200, a change a second", [(some(LiveReader, 200), 1)], seconds)
    await scene("20 who drag, 15 a second", [(some(LiveReader, 20), 1 / 15)], seconds)
    mixed = [(some(LiveReader, 20), 1 / 15), (some(LiveReader, 80), 10)]
    await scene("20 who drag, 80 who read", mixed, seconds)
    mixed = [(some(LiveReader, 20), 1 / 15), (some(LiveReader, 80), 10)]
    mixed += [([TrainingReader(address)], 0.1), ([UploadingReader(address)], 5)]
    await scene("the same, one trains, one uploads", mixed, seconds)
    await scene("1 who drags, 15 a second", [(some(LiveReader, 1), 1 / 15)], seconds)
    taking = [(some(LiveReader, 1), 1 / 15), (some(TakingReader, 2), 5)]
    await scene("the same, two take files along", taking, seconds)
    await scene("Streamlit alone: 20, 1 a second", [(some(Reader, 20), 1)], seconds)
    await scene("Streamlit alone: 50, 1 a second", [(some(Reader, 50), 1)], seconds)


def main():
    """Start the program, measure, print."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 40.0
    port = free_port()
    command = [sys.executable, str(ROOT / "app.py"), str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://localhost:{port}/_stcore/health")
        time.sleep(5)  # until the workers are warm
        asyncio.run(measure(f"localhost:{port}", seconds))
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(server.pid), "--ppid", str(server.pid)],
            capture_output=True,
            text=True,
        )
        print("megabytes:", *(int(each) // 1024 for each in told.stdout.split()))
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
