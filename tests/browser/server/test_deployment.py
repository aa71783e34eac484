"""A tab that stays open while the server is stopped, renewed and started again."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lessons.texts import Texts
from tests.browser.engines import SAME_SERVER, once
from tests.conftest import Server
from web.mount import FOLDERS

pytestmark = once(SAME_SERVER)

PROGRAM = Path(__file__).with_name("another_version.py")
READY = '[data-testid="stage"]:not([data-rev="0"])'
ALONE = ("[data-testid=header]", "[data-testid=bar]", "[data-testid=stage]")
WATCH = """new MutationObserver(() => {
  const double = SELECTORS.filter((name) => document.querySelectorAll(name).length > 1);
  if (double.length) console.error(`twice: ${double}`);
}).observe(document, { childList: true, subtree: true });""".replace(
    "SELECTORS", str(list(ALONE))
)

OLD = """new MutationObserver(() => {
  document.querySelector("meta[name=version]")?.setAttribute("content", "old");
}).observe(document, { childList: true, subtree: true });"""


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Give the server's screen files a folder of their own."""
    folder = tmp_path / "files"
    shutil.copytree(FOLDERS["ui"], folder)
    monkeypatch.setenv("SCREEN_FILES", str(folder))
    return folder


@pytest.fixture
def renewable(tmp_path, files):
    """Start a server whose files may change before its next start."""
    server = Server(tmp_path, PROGRAM)
    server.start()
    yield server
    server.stop()


def restart(server, page):
    """Stop and start it, and wait until the page is there again."""
    notice = page.locator(".lsh-notice")
    server.stop()
    expect(notice).to_have_text(Texts("en")("frame.reconnecting"))
    server.start()
    expect(notice).to_have_text("")


@pytest.fixture
def loads():
    """Hold the addresses that the tab has loaded, one after the other."""
    return []


@pytest.fixture
def tab(renewable, new_page, loads):
    """Open a tab that fails the test where anything stands there twice."""
    page, doubled = new_page(), []
    page.add_init_script(WATCH)
    page.on("load", lambda _: loads.append(page.url))
    page.on("console", lambda said: "twice" in said.text and doubled.append(said.text))
    page.goto(f"{renewable.url}/convolution?lang=en&s=2")
    page.wait_for_selector(READY)
    yield page
    assert not doubled


def change(files):
    with (files / "frame" / "header.js").open("a") as header:
        header.write("// a change\n")


def stands_alone(page):
    page.wait_for_selector(READY)
    expect(page.locator("[data-control=s]")).to_have_value("2")
    assert [page.locator(name).count() for name in ALONE] == [1, 1, 1]


def test_a_new_version_costs_an_open_tab_one_reload_and_nothing_else(
    renewable, files, tab, loads
):
    change(files)
    with tab.expect_event("load"):
        restart(renewable, tab)
    stands_alone(tab)
    restart(renewable, tab)  # with the same version: the page stays
    stands_alone(tab)
    assert len(loads) == 2 and loads[0] == loads[1]


def test_an_old_page_that_somebody_has_kept_is_not_asked_for_for_ever(new_page, server):
    page, asked = new_page(), []
    page.add_init_script(OLD)
    page.on("request", lambda each: each.is_navigation_request() and asked.append(each))
    page.goto(f"{server.url}/convolution?lang=en&s=2")
    stands_alone(page)
    assert len(asked) == 2
