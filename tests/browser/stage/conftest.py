"""A stage without the program round it: scenes go in, a reader looks and touches."""

from contextlib import contextmanager

import pytest

from tests.browser.conftest import SCREEN
from tests.browser.stage.driving import Stage
from tests.browser.stage.serving import StageServer
from tests.browser.waiting import patient

# whether a test left a tab as it was, and no other tab took the keyboard
FIT = "window.spoilt === false && document.hasFocus()"


@pytest.fixture(scope="session")
def stage_server():
    """Serve the stage alone."""
    server = StageServer()
    yield server
    server.close()


@pytest.fixture(scope="session")
def stage_tabs(contexts, stage_server):
    """Keep a tab an engine: its modules take longer than most tests."""
    kept = {}

    def of(engine):
        if engine in kept and not _is_fit(kept[engine]):
            kept.pop(engine).close()
        if engine not in kept:
            kept[engine] = _opened(contexts(engine).new_page(), stage_server)
        return kept[engine]

    return of


@pytest.fixture
def open_stage(engine, new_page, stage_tabs, stage_server):
    """Play a Scene as on a page just opened: ``open_stage(scene, theme="dark", t=3)``.

    A script's error or a foreign request fails the test.
    """
    with _watching(stage_server) as watch:

        def visit(
            scene, theme="light", t=None, viewport=SCREEN, device=None, **options
        ):
            if device:
                own = {"viewport": viewport} | device
                page = _opened(new_page(**own), stage_server)
            else:
                page = _at_rest(stage_tabs(engine), viewport)
            search = "" if t is None else f"?t={t}"
            watch(page).evaluate("(all) => begin(...all)", [theme, search])
            return Stage(page, stage_server).take(scene, **options)

        yield visit


def _opened(page, server):
    page.goto(server.url)
    patient(page).wait_for_function("'spoilt' in window")
    return page


def _is_fit(page):
    page.bring_to_front()  # behind another one it would draw once a second
    return page.evaluate(FIT)


def _at_rest(page, viewport):
    """Take a tab again: nothing of what a test before did to it is left."""
    page.set_viewport_size(viewport)
    page.mouse.move(0, 0)
    return page


@contextmanager
def _watching(server):
    """Listen to tabs; at the end none may have complained or asked another host."""
    complaints, watched = [], set()
    ears = {
        "pageerror": lambda error: complaints.append(str(error)),
        "console": lambda said: _hear(complaints, said),
        "request": lambda asked: _ask(complaints, asked.url, server),
    }

    def watch(page):
        if page not in watched:
            watched.add(page)
            for name, hear in ears.items():
                page.on(name, hear)
        return page

    yield watch
    for page in watched:
        for name, hear in ears.items():
            page.remove_listener(name, hear)
    assert not complaints, complaints


def _hear(complaints, said):
    if said.type == "error" and "favicon" not in said.text:
        complaints.append(said.text)


def _ask(complaints, url, server):
    if not url.startswith(server.url):
        complaints.append(f"asks a foreign host: {url}")
