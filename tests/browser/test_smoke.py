"""The same few questions to every engine, Safari's among them, on every page."""

from contextlib import ExitStack
from urllib.parse import urlencode

import pytest

from lessons.contents import PAGES
from tests.browser.conftest import SCREEN, tabs
from tests.browser.drivers import PlaywrightDriver, WebKitDriver, webkit
from tests.browser.engines import asked
from tests.browser.find_browser import find_browser

STANDS = """document.querySelector(
  ':is([data-testid=stage], [data-testid=overview]):not([data-rev="0"]), '
  + '[data-testid=training]')"""
BOXES = """[...document.querySelectorAll(
  '[data-testid=stException], [data-testid=stAlertContainer], .ls-failed')]
  .map((node) => node.textContent)"""
OVERLAPS = """(() => {
  const figures = [...document.querySelectorAll(".ls-figure")];
  const seen = figures.filter((node) => node.checkVisibility());
  const boxes = seen.map((node) => [node.dataset.panel, node.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.flatMap(([name, box], i) => boxes.slice(i + 1)
    .filter(([, other]) => meet(box, other)).map(([other]) => `${name} on ${other}`));
})()"""
REV = "document.querySelector('[data-testid=stage]').dataset.rev"
STEP = "document.querySelector('[data-testid=stage]').dataset.step"
TILE = "[...document.querySelectorAll('.lss-tiles img')].at(-1)?.src"
SEVEN = [(0.25, 0.2), (0.75, 0.2), (0.45, 0.85)]


@pytest.fixture(scope="session")
def webkit_browser():
    """Start WebKitGTK once; that there is none is a failure."""
    path = find_browser("webkit")
    assert path, "no WebKitWebDriver: run `make test`"
    with webkit(path, (SCREEN["width"], SCREEN["height"])) as browser:
        yield browser


def pytest_generate_tests(metafunc):
    """Ask every engine that is asked for."""
    metafunc.parametrize("driver", asked(metafunc.config), indirect=True)


@pytest.fixture
def driver(request):
    """Drive one engine after the other; an error in a page fails the test."""
    with ExitStack() as stack:
        if request.param == "webkit":
            driver = WebKitDriver(request.getfixturevalue("webkit_browser"))
            stack.callback(driver.rest)
        else:
            context = request.getfixturevalue("contexts")(request.param)
            driver = PlaywrightDriver(stack.enter_context(tabs(context))())
        yield driver
        assert driver.ask(BOXES) == []
        assert driver.complaints() == []


@pytest.fixture
def visit(driver, server):
    """Open a page and wait until it stands."""

    def go(name, **query):
        path = "" if name == "start" else name
        driver.open(f"{server.url}/{path}?{urlencode({'lang': 'en'} | query)}")
        driver.wait(STANDS)
        return driver

    return go


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_and_plays(visit, name):
    driver = visit(name)
    assert driver.ask(OVERLAPS) == []
    if driver.ask("document.querySelector('[data-action=play]')"):
        driver.press("[data-action=first]")  # the start page plays already
        driver.press("[data-action=play]")
        driver.wait(f"{STEP} > 0")


def test_dragging_the_lens_changes_what_is_computed(visit):
    driver = visit("convolution", img="cat", n=16, r0=0, c0=0)
    before = driver.ask(REV)
    driver.drag("[data-plate=picture] .ls-pane", [(0.2, 0.2), (0.6, 0.6)])
    driver.wait(f"{REV} !== '{before}' && !location.search.includes('r0=0')")


def test_a_drawn_seven_is_read_as_a_seven(visit):
    driver = visit("explore", net="digits", img="drawn")
    driver.wait("document.querySelector('[data-pad]')")
    driver.drag("[data-pad]", SEVEN)
    driver.wait(
        "document.querySelector('[data-layer=dense][data-chosen][data-map=\"7\"]')"
    )


def test_what_is_typed_into_a_cell_of_the_kernel_replaces_its_number(visit):
    driver = visit("convolution", n=4)
    driver.press(".ls-editor input")
    driver.type("5")
    assert driver.ask("document.querySelector('.ls-editor input').value") == "5"


def test_what_the_server_painted_follows_the_colours(visit):
    driver = visit("start")
    before = driver.wait(TILE)
    driver.press("[data-action=scheme]")
    dark = driver.wait(f"{TILE} !== '{before}' && {TILE}")
    driver.press("[data-action=scheme]")
    driver.wait(f"{TILE} !== '{dark}'")
    assert driver.ask(TILE) == before
