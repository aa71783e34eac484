"""A stage without the program round it: scenes go in, a reader looks and touches."""

import pytest

from tests.browser.conftest import SCREEN
from tests.browser.stage.driving import Stage
from tests.browser.stage.serving import StageServer


@pytest.fixture(scope="session")
def stage_server():
    """Serve the stage alone."""
    server = StageServer()
    yield server
    server.close()


@pytest.fixture
def open_stage(new_tab, new_page, stage_server):
    """Play a Scene in a tab of its own: ``open_stage(scene, theme="dark", t=3)``.

    A script's error or a foreign request fails the test.
    """
    complaints = []

    def visit(scene, theme="light", t=None, viewport=SCREEN, device=None, **options):
        own = {"viewport": viewport} | (device or {})
        page = new_page(**own) if device else new_tab(viewport)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: _hear(complaints, said))
        page.on("request", lambda asked: _ask(complaints, asked.url, stage_server))
        address = f"{stage_server.url}/?theme={theme}"
        page.goto(address if t is None else f"{address}&t={t}")
        page.wait_for_function("window.ready")
        return Stage(page, stage_server).take(scene, **options)

    yield visit
    assert not complaints, complaints


def _hear(complaints, said):
    if said.type == "error" and "favicon" not in said.text:
        complaints.append(said.text)


def _ask(complaints, url, server):
    if not url.startswith(server.url):
        complaints.append(f"asks a foreign host: {url}")
