"""A real Chromium, which may ask nobody but our own server."""

from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.find_chromium import find_chromium
from tests.browser.waiting import patient

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
expect.set_options(timeout=30_000)  # patience for a busy machine
SCREEN = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests; that there is none is a failure."""
    path = find_chromium()
    assert path, "no Chromium: run `make test`, or name one in CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium):
    """Make tabs with memories of their own: ``new_page(viewport=PHONE)``."""
    contexts = []

    def make(**options):
        settings = {"viewport": SCREEN, "locale": "en-US", "color_scheme": "light"}
        contexts.append(chromium.new_context(**settings | options))
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
