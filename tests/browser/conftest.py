"""Real browsers, which may ask nobody but our own server."""

from contextlib import contextmanager
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from playwright.sync_api import Error, expect, sync_playwright

from tests.browser.engines import DRIVEN, asked, is_for, launch
from tests.browser.find_browser import find_browser
from tests.browser.waiting import patient

expect.set_options(timeout=30_000)  # patience for a busy machine
SCREEN = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
SETTINGS = {"viewport": SCREEN, "locale": "en-US", "color_scheme": "light"}
HEADER = "header h1"
EMPTY = "/_stcore/health"  # a page of the server's with nothing on it
FORGET = """() => {
  try { localStorage.clear(); sessionStorage.clear(); } catch {}
  return history.length;
}"""
FULL = 30  # entries in the history of a tab; browsers count no further than 50


def pytest_generate_tests(metafunc):
    """Ask every engine that is asked for and driven by Playwright."""
    if "engine" in metafunc.fixturenames:
        engines = [name for name in asked(metafunc.config) if name in DRIVEN]
        metafunc.parametrize("engine", engines, scope="session")


def pytest_collection_modifyitems(config, items):
    """Leave out what is for Chromium alone: the marks say why."""
    out = [item for item in items if not is_for(item)]
    config.hook.pytest_deselected(items=out)
    items[:] = [item for item in items if item not in out]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Say of a test that failed what its tabs showed: nobody can look at them later."""
    report = yield
    if call.when == "call" and report.failed and "contexts" in item.fixturenames:
        pages = item.funcargs["contexts"](item.funcargs["engine"]).pages
        pages = [page for page in pages if not _is_free(page)]
        report.sections += [("a tab", _look(page)) for page in pages]
    return report


def _look(page):
    try:
        return f"{page.url}\n{page.inner_text('body', timeout=3000)[:2000]}"
    except Error as error:
        return f"{page.url}: {error.message}"


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


@pytest.fixture(scope="session")
def contexts(browsers):
    """Keep one context an engine, with files in its cache and tabs that were used."""
    kept = {}

    def of(engine):
        if engine not in kept:
            kept[engine] = browsers(engine).new_context(**SETTINGS)
        return kept[engine]

    return of


@pytest.fixture
def browser(browsers, engine):
    """Hand out the browser that this test is asked in."""
    return browsers(engine)


@pytest.fixture
def new_page(browser):
    """Make tabs with memories of their own: ``new_page(viewport=PHONE)``."""
    contexts = []

    def make(**options):
        contexts.append(browser.new_context(**SETTINGS | options))
        return patient(contexts[-1].new_page())

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def new_tab(contexts, engine):
    """Lend tabs that remember nothing; who adds scripts or routes takes `new_page`."""
    with tabs(contexts(engine)) as lend:
        yield lend


@pytest.fixture
def watched(server):
    """Fail the test on a tab's console error or foreign request."""
    with watching(server) as watch:
        yield watch


@pytest.fixture
def watched_page(new_page, watched):
    """Make watched tabs with memories of their own."""
    return lambda **options: watched(new_page(**options))


@pytest.fixture
def page(new_tab, watched):
    """Open a tab on a lecture hall's screen."""
    return watched(new_tab())


@pytest.fixture
def open_lesson(server, new_tab, watched):
    """Open a page and wait until it stands.

    ``open_lesson("convolution", lang="zh", theme="dark", viewport=PHONE, s=2)``;
    ``ready`` is what has to be there, ``page`` a tab that is open already.
    """

    def visit(name, ready=HEADER, theme=None, viewport=SCREEN, page=None, **query):
        page = page or watched(new_tab(viewport))
        return go(page, server, name, ready, theme, **query)

    return visit


@pytest.fixture
def explore(open_lesson):
    """Open the Explore page; ``explore(img="maze", layer="relu1", map=2)``."""
    ready = '[data-testid="overview"]:not([data-rev="0"])'
    return lambda **query: open_lesson("explore", ready, **{"lang": "en"} | query)


@contextmanager
def tabs(context):
    """Lend tabs of a context; what they leave in its storage is forgotten.

    In a tab that was used before a page costs a third of what it does in a new one.
    """
    lent = []

    def lend(viewport=SCREEN):
        free = (tab for tab in context.pages if _is_free(tab) and tab not in lent)
        lent.append(next(free, None) or patient(context.new_page()))
        lent[-1].bring_to_front()  # behind another one it would draw nothing
        lent[-1].set_viewport_size(viewport)
        return lent[-1]

    yield lend
    for tab in [
        tab for tab in lent if urlsplit(tab.url).netloc and not tab.is_closed()
    ]:
        _leave(tab)


def _is_free(tab):
    return tab.url.endswith(EMPTY)


def _leave(tab):
    """Clear a tab whose page is gone; close it if its history is full."""
    tab.mouse.up()
    tab.mouse.move(0, 0)  # where nothing is
    tab.goto(urljoin(tab.url, EMPTY))
    if tab.evaluate(FORGET) > FULL:
        tab.close()


@contextmanager
def watching(server):
    """Listen to tabs: at the end none may have complained or asked another host."""
    complaints = []
    heard = {
        "console": lambda message: _hear(complaints, message),
        "pageerror": lambda error: complaints.append(str(error)),
        "request": lambda request: _ask(complaints, request.url, server),
        "websocket": lambda socket: _ask(complaints, socket.url, server),
    }
    watched = []

    def watch(page):
        watched.append(page)
        for event, hear in heard.items():
            page.on(event, hear)
        return page

    yield watch
    for page in watched:
        for event, hear in heard.items():
            page.remove_listener(event, hear)
    assert not complaints, complaints


def go(page, server, name, ready=HEADER, theme=None, **query):
    """Open a page in a tab and wait until ``ready`` is there."""
    if theme:
        query["embed_options"] = f"{theme}_theme"
    path = "" if name == "start" else name
    page.goto(f"{server.url}/{path}?{urlencode(query)}")
    page.wait_for_selector(ready)
    return page


def _hear(complaints, message):
    if message.type == "error":
        complaints.append(message.text)


def _ask(complaints, url, server):
    parts = urlsplit(url)
    if parts.scheme in ("blob", "data"):
        return
    if parts.netloc != urlsplit(server.url).netloc:
        complaints.append(f"asks a foreign host: {url}")
