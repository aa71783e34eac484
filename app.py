"""Layerscope's server.

``python app.py [port]``, ``uvicorn app:app`` and ``streamlit run app.py`` all start
it. Under the last one messages wait for delayed acknowledgements, about 40 ms each.
"""

import asyncio
import gc
import os
import sys
from contextlib import asynccontextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# Many readers share the cores: one thread for each reader's matrix products
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# A thread that trains lets the one that answers everybody go first, ten times as often
sys.setswitchinterval(0.0005)
os.chdir(ROOT)  # Streamlit looks for .streamlit/config.toml in the current folder
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402
import uvicorn  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

import lessons  # noqa: E402
from exports.queue import Queue  # noqa: E402
from lessons.contents import PAGES  # noqa: E402
from live.pool import Pool  # noqa: E402
from networks import NetworkRefused  # noqa: E402
from networks.files import unpack  # noqa: E402
from pictures.store import (  # noqa: E402
    SHELVES,
    open_stores,
    private_folder,
    remove_folder,
)
from server.connections import Connection, Socket, raise_limit  # noqa: E402
from server.door import Door  # noqa: E402
from server.exports import export_routes  # noqa: E402
from server.figures.process import Figures  # noqa: E402
from server.figures.route import figure_route  # noqa: E402
from server.guard import MOST, Guard  # noqa: E402
from server.headers import Headers  # noqa: E402
from server.links.route import link_route  # noqa: E402
from server.listening import (  # noqa: E402
    AT_ONCE,
    CannotListen,
    addresses,
    listen,
    take_many,
    wanted_port,
)
from server.live import live_route, worker_count  # noqa: E402
from server.logs import guard_logs  # noqa: E402
from server.networks import network_routes  # noqa: E402
from server.routes import static_route  # noqa: E402
from server.uploads import picture_route  # noqa: E402
from ui.frame.errors import apologize  # noqa: E402
from ui.work.slot import open_slots  # noqa: E402


@asynccontextmanager
async def settled(_app):
    """Make what there is one of, and take it out of every later garbage collection.

    What readers have sent goes with the server, which a signal ends without more ado.
    """
    for name in PAGES:
        lessons.find(name)  # else whoever asks first waits for the modules
    open_slots()
    open_stores()
    gc.collect()
    gc.freeze()
    shelves = {SHELVES: str(private_folder())}
    queue.start(shelves)
    figures.prepare(shelves)
    starting = asyncio.create_task(workers.start(shelves))
    yield
    starting.cancel()
    await workers.stop()
    await figures.stop()
    remove_folder()


guard_logs()
workers, queue, figures = Pool(worker_count()), Queue(), Figures()
app = st.App(
    ROOT / "ui" / "main.py",
    routes=[
        picture_route(),
        live_route(workers),
        link_route(),
        *network_routes(unpack, NetworkRefused),
        *export_routes(queue),
        figure_route(figures),
        static_route(),  # last: it takes every path of its form
    ],
    middleware=[Middleware(Headers), Middleware(Door), Middleware(Guard)],
    on_script_error=apologize,
    lifespan=settled,
)


class Server(uvicorn.Server):
    """Says where it is, once it can be reached there."""

    async def startup(self, sockets=None):
        """Start to answer."""
        await super().startup(sockets)
        take_many(sockets)
        print("Layerscope:", " and ".join(addresses(self.config.port)), flush=True)


def serve():
    """Run until interrupted, on the port that is asked for or 8501."""
    asked = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PORT", "")
    try:
        port = wanted_port(asked)
        sockets = listen(port)
    except CannotListen as reason:
        sys.exit(str(reason))
    raise_limit()
    config = uvicorn.Config(
        app,
        port=port,
        http=Connection,
        ws=Socket,
        ws_max_size=MOST,
        backlog=AT_ONCE,
        server_header=False,
        access_log=False,
        ws_per_message_deflate=False,  # a third of the wait for a large example
        log_level="warning",
        timeout_graceful_shutdown=1,  # open tabs must not keep Ctrl+C waiting
    )
    with suppress(KeyboardInterrupt):
        Server(config).run(sockets)


if __name__ == "__main__":
    serve()
