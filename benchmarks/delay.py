"""A server far away: all that is said to it, and all that it says, arrives later.

``python benchmarks/delay.py 8501 10`` prints the port at which the server of port 8501
stands 10 ms away, 20 ms there and back. What a browser slows down by itself may leave
out its websockets.
"""

import asyncio
import sys
from contextlib import suppress

HERE = "127.0.0.1"  # "localhost" may stand for two addresses, and then for two ports


async def main(port, seconds):
    """Stand before a server until somebody ends it."""

    async def serve(reader, writer):
        back, forth = await asyncio.open_connection(HERE, port)
        await asyncio.gather(
            carry(reader, forth, seconds), carry(back, writer, seconds)
        )

    listening = await asyncio.start_server(serve, HERE, 0)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await listening.serve_forever()


async def carry(reader, writer, seconds):
    """Pass on what arrives, and its end, so many seconds later."""
    later = asyncio.get_running_loop().call_later
    with suppress(ConnectionError):
        while data := await reader.read(2**16):
            later(seconds, writer.write, data)
    later(seconds, writer.close)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2]) / 1000))
