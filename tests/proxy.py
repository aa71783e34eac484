"""A proxy as one stands before the program: it knows of HTTP only the first lines."""

import asyncio
import threading
from contextlib import suppress

END = b"\r\n\r\n"


class Proxy:
    """Stands before a server on a port of its own while its context lasts.

    Parameters
    ----------
    server : Server
    prefix : str
        What lies outside it does not reach the server, and is kept in ``strays``.
    strip : bool
        The server never hears of the prefix.
    host : str
        What it asks the server for, in the place of what it was asked for itself.
    forwards : bool
        It tells the server what it was asked for.
    """

    def __init__(self, server, prefix="", strip=False, host="", forwards=True):
        self.strays = []
        self._server, self._prefix, self._strip = server, prefix, strip
        self._host, self._forwards = host, forwards
        self._tasks = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    def __enter__(self):
        self._thread.start()
        begin = asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._listening = asyncio.run_coroutine_threadsafe(begin, self._loop).result()
        self.port = self._listening.sockets[0].getsockname()[1]
        # a name that Streamlit does not take for its own anyway
        self.url = f"http://lecture.localhost:{self.port}{self._prefix}"
        return self

    def __exit__(self, *_):
        asyncio.run_coroutine_threadsafe(self._leave(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _leave(self):
        self._listening.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader, writer):
        self._tasks.add(asyncio.current_task())  # else it may be collected in midway
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            head = (await reader.readuntil(END)).decode("latin-1")
            path = head.split(" ")[1]
            if path.startswith(self._prefix):
                await self._pass_on(self._rewritten(head), reader, writer)
            else:
                self.strays.append(path)
                writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0" + END)
        writer.close()

    async def _pass_on(self, head, reader, writer):
        back, forth = await asyncio.open_connection("127.0.0.1", self._server.port)
        forth.write(head.encode("latin-1"))
        sending = asyncio.create_task(_pump(reader, forth))
        await _pump(back, writer)
        sending.cancel()
        forth.close()

    def _rewritten(self, head):
        first, *lines = head.removesuffix("\r\n\r\n").split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines)
        if "Upgrade" not in headers:
            headers["Connection"] = "close"  # the next request comes to us again
        if self._host:
            told = {"X-Forwarded-Host": headers["Host"]} if self._forwards else {}
            headers |= {"Host": self._host} | told
        verb, path, version = first.split(" ")
        if self._strip:
            path = "/" + path.removeprefix(self._prefix).removeprefix("/")
        lines = [f"{name}: {text}" for name, text in headers.items()]
        return "\r\n".join([f"{verb} {path} {version}", *lines, "", ""])


async def _pump(reader, writer):
    while data := await reader.read(2**16):
        writer.write(data)
        await writer.drain()
