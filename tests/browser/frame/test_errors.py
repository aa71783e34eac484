from pathlib import Path

import pytest
from playwright.sync_api import expect

from lessons.texts import Texts
from tests.browser.engines import SAME_SERVER, once
from tests.conftest import Server

pytestmark = once(SAME_SERVER)

PROGRAM = Path(__file__).with_name("failing_app.py")
DETAIL = "a detail for the log only"


@pytest.fixture(scope="module")
def failing_server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("failing"), PROGRAM)
    server.start()
    yield server
    server.stop()


def shows_one_sentence(page, lang):
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(Texts(lang)("frame.failed"))
    assert DETAIL not in page.content() and "Traceback" not in page.content()
    return alert


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_that_fails_says_so_in_one_sentence(failing_server, new_page, lang):
    page, log = new_page(), failing_server.log
    before = len(log.read_text())
    page.goto(f"{failing_server.url}/?lang={lang}&how=page")
    alert = shows_one_sentence(page, lang)
    assert DETAIL in log.read_text()[before:]
    alert.get_by_role("link", name=Texts(lang)("frame.restart")).click()
    page.wait_for_function("!location.search.includes('how')")
    page.wait_for_selector("header h1")
    assert page.get_by_role("alert").count() == 0


def test_a_callback_that_fails_says_so_too(failing_server, new_page):
    page = new_page()
    page.goto(f"{failing_server.url}/?lang=en")
    page.get_by_role("button", name="fail").click()
    shows_one_sentence(page, "en")
