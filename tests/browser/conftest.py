"""Real browsers, which may ask nobody but our own server."""

from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.engines import DRIVEN, engines_for, launch
from tests.browser.find_browser import find_browser
from tests.browser.waiting import patient

expect.set_options(timeout=30_000)  # patience for a busy machine
SCREEN = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


def pytest_generate_tests(metafunc):
    """Ask every engine, unless the test says that it is for one."""
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", engines_for(metafunc.definition))


@pytest.fixture(scope="session")
def browsers():
    """Start a browser of an engine when it is asked for first."""
    paths, started = {engine: find_browser(engine) for engine in DRIVEN}, {}
    with sync_playwright() as playwright:

        def start(engine):
            if engine not in started:
                started[engine] = launch(playwright, engine, paths[engine])
            return started[engine]

        yield start
        for browser in started.values():
            browser.close()


@pytest.fixture
def browser(browsers, engine):
    """Hand out the browser that this test is asked in."""
    return browsers(engine)


@pytest.fixture
def new_page(browser):
    """Make tabs with memories of their own: ``new_page(viewport=PHONE)``."""
    contexts = []

    def make(**options):
        settings = {"viewport": SCREEN, "locale": "en-US", "color_scheme": "light"}
        contexts.append(browser.new_context(**settings | options))
        return patient(contexts[-1].new_page())

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def watched_page(new_page, server):
    """Make tabs that fail the test on a console error or a foreign request."""
    complaints = []

    def make(**options):
        page = new_page(**options)
        page.on("console", lambda message: _hear(complaints, message))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _ask(complaints, request.url, server))
        page.on("websocket", lambda socket: _ask(complaints, socket.url, server))
        return page

    yield make
    assert not complaints, complaints


@pytest.fixture
def page(watched_page):
    """Open a tab on a lecture hall's screen."""
    return watched_page()


@pytest.fixture
def open_lesson(server, watched_page):
    """Open a page and wait until it stands.

    ``open_lesson("convolution", lang="zh", theme="dark", viewport=PHONE, s=2)``;
    ``ready`` is what has to be there, ``page`` a tab that is open already.
    """

    def visit(name, ready="header h1", theme=None, viewport=SCREEN, page=None, **query):
        page = page or watched_page(viewport=viewport)
        if theme:
            query["embed_options"] = f"{theme}_theme"
        path = "" if name == "start" else name
        page.goto(f"{server.url}/{path}?{urlencode(query)}")
        page.wait_for_selector(ready)
        return page

    return visit


@pytest.fixture
def explore(open_lesson):
    """Open the Explore page; ``explore(img="maze", layer="relu1", map=2)``."""
    ready = '[data-testid="overview"]:not([data-rev="0"])'
    return lambda **query: open_lesson("explore", ready, **{"lang": "en"} | query)


def _hear(complaints, message):
    if message.type == "error":
        complaints.append(message.text)


def _ask(complaints, url, server):
    parts = urlsplit(url)
    if parts.scheme in ("blob", "data"):
        return
    if parts.netloc != urlsplit(server.url).netloc:
        complaints.append(f"asks a foreign host: {url}")
