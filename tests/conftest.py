"""What all tests share: a page without a browser, and a server."""

import logging
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path

# As app.py does: on a busy machine NumPy's threads wait for each other
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from streamlit.testing.v1 import AppTest  # noqa: E402

from tests.patience import PATIENCE  # noqa: E402
from tests.proxy import Proxy  # noqa: E402
from ui.work.slot import measuring_slot, training_slots  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
CLIENT = "websockets.client"

# Fresh examples at every run, where CI is set too; one that fails is printed so that it
# can be kept. Without a time limit: a busy machine is no error.
settings.register_profile(
    "fresh",
    derandomize=False,
    database=None,
    print_blob=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("fresh")


def pytest_addoption(parser):
    """``--engines chromium,firefox,webkit``: where the browser tests run."""
    parser.addoption("--engines", type=lambda names: names.split(","))


@pytest.fixture(autouse=True)
def nothing_logged(caplog):
    """Fail a test during which the program logs an error, as for a missing text.

    A client of the test's own, which leaves in the middle, is no part of the program.
    """
    yield
    records = caplog.get_records("call")
    errors = [r for r in records if r.levelno >= logging.ERROR and r.name != CLIENT]
    assert not errors, [r.getMessage() for r in errors]


@pytest.fixture
def open_page():
    """Run a page without a browser: ``open_page("relu", lang="zh", s=2)``.

    No page of a later test waits for a slot that one of these has not given back.
    """

    def run(name, **query):
        app = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=PATIENCE)
        for key, value in query.items():
            app.query_params[key] = str(value)
        if name != "start":
            app.switch_page(f"../pages/{name}.py")
        return app.run()

    yield run
    training_slots.cache_clear()
    measuring_slot.cache_clear()


class Server:
    """The program under uvicorn, in a process of its own, on a free port.

    ``base`` is a path below which it lies, set where an operator would set it;
    ``workers`` answer beside Streamlit.
    """

    def __init__(self, folder, program, base="", workers=0):
        self.log = folder / "log.txt"
        self.program = program
        self.port = _free_port()
        self.url = f"http://localhost:{self.port}{base}"
        self._process = None
        self._environment = {"PYTHONUNBUFFERED": "1", "LIVE_WORKERS": str(workers)}
        if base:
            settings = folder / ".streamlit" / "config.toml"
            settings.parent.mkdir()
            settings.write_text(f'[server]\nbaseUrlPath = "{base}"')
            self._environment |= {"HOME": str(folder), "USERPROFILE": str(folder)}

    def start(self):
        """Start it and wait until it answers."""
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, self.program, str(self.port)],
                stdout=log,
                stderr=log,
                env=os.environ | self._environment,
            )
        while not self._answers():
            assert self._process.poll() is None, self.log.read_text()
            time.sleep(0.1)

    def stop(self):
        """End it at once, as a crash or a new version would."""
        self._process.kill()
        self._process.wait()

    @property
    def process(self):
        """Number of the process."""
        return self._process.pid

    def send(self, number):
        """Send it a signal."""
        self._process.send_signal(number)

    def memory(self):
        """Megabytes that it holds."""
        pid = str(self.process)
        told = subprocess.run(["ps", "-o", "rss=", "-p", pid], capture_output=True)
        return int(told.stdout) / 1024

    def _answers(self):
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health"):
                return True
        except (urllib.error.URLError, ConnectionError):
            return False


@pytest.fixture(scope="session")
def new_server(tmp_path_factory):
    """Make servers that are stopped, and whose logs are looked at, at the end."""
    servers = []

    def make(program=ROOT / "app.py", **how):
        servers.append(Server(tmp_path_factory.mktemp("server"), program, **how))
        servers[-1].start()
        return servers[-1]

    yield make
    for server in servers:
        server.stop()
    logs = [server.log.read_text() for server in servers]
    assert not [log for log in logs if "Traceback" in log]


@pytest.fixture(scope="session")
def server(new_server):
    """Share one server between most tests."""
    return new_server(workers=1)


@pytest.fixture
def proxy_before():
    """Put proxies before servers: ``proxy_before(server, prefix="/x", strip=True)``."""
    with ExitStack() as proxies:
        yield lambda server, **how: proxies.enter_context(Proxy(server, **how))


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
