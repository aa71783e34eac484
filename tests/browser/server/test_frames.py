"""Inside of another site's frame, as in a course page or on a slide."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from lessons.texts import Texts
from tests.browser.engines import NO_NESTED, chromium_only
from tests.browser.frame.test_header import DARK, GROUND
from tests.browser.pages.test_every_page import STAGE
from tests.browser.waiting import patient
from tests.conftest import ROOT

pytestmark = chromium_only(NO_NESTED)
ADDRESS = "/convolution?lang=en&n=12"
PICTURE = ROOT / "assets" / "pictures" / "cat.jpg"
COURSE = '<!doctype html><title>Course</title><iframe src="{}" {}></iframe>'
FOLLOWS = """addEventListener("message", ({ source, data }) => {
  if (data.type !== "layerscope:height") return;
  const frame = document.querySelector("iframe");
  if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
});"""
FITS = "innerHeight === document.querySelector('.ls-stage').scrollHeight"
DENIED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() {
    throw new DOMException("The operation is insecure.", "SecurityError");
  } });
Object.defineProperty(document, "cookie", {
  get() { throw new DOMException("", "SecurityError"); },
  set() { throw new DOMException("", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("", "QuotaExceededError");
};"""
SIZE = 'style="width: 1300px; height: 800px"'


@pytest.fixture
def course(server, new_page):
    """Open a page of another site that shows ours: ``course(script, attributes)``."""
    asked = []

    class Course(BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802 (the name that the base class calls)
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(asked[-1].encode())

        def log_message(self, *parts):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Course)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    errors = []

    def visit(script="", attributes="", size=SIZE, address=ADDRESS):
        asked.append(COURSE.format(f"{server.url}{address}", f"{size} {attributes}"))
        page = new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.add_init_script(script)
        page.goto(f"http://127.0.0.1:{http.server_port}/")
        return patient(page.frames[1])

    yield visit
    http.shutdown()
    http.server_close()
    assert not errors, errors


@pytest.mark.parametrize(
    "script",
    ["", DENIED, FULL],
    ids=["partitioned", "denied", "full"],
)
def test_it_works_in_a_frame_and_what_is_set_lasts_as_long_as_the_page(course, script):
    frame = course(script)
    frame.wait_for_selector(STAGE)
    frame.fill("[data-control=s]", "2")
    expect(frame.locator("[data-panel=y]")).to_have_attribute("data-columns", "5")
    frame.click("[data-action=scheme]")
    frame.set_input_files("input[type=file]", PICTURE)
    expect(frame.locator(".ls-chooser .ls-summary")).to_have_text("Own picture")
    frame.click("header a[rel=next]")
    expect(frame.locator("header h1")).to_have_text("im2col")
    expect(frame.locator(".ls-chooser .ls-summary")).to_have_text("Own picture")
    assert frame.evaluate(GROUND) == DARK


def test_an_upload_that_a_reload_loses_is_missed_with_a_sentence(course):
    frame = course(DENIED)
    frame.wait_for_selector(STAGE)
    frame.set_input_files("input[type=file]", PICTURE)
    frame.wait_for_url(re.compile("img=upload"))
    frame.evaluate("location.reload()")
    expect(frame.locator(".ls-picture-input .ls-notice")).not_to_be_empty()


def test_a_sandbox_without_an_origin_is_told_what_it_has_to_allow(course):
    frame = course(attributes='sandbox="allow-scripts"')
    sentence = Texts("en")("frame.hindered.sandboxed")
    expect(frame.locator(".lsh-outdated")).to_have_text(sentence)


def test_a_stage_alone_fills_its_frame_and_makes_it_as_high_as_it_has_to_be(course):
    low = 'style="width: 390px; height: 400px"'
    frame = course(DENIED + FOLLOWS, "", low, f"{ADDRESS}&frame=stage")
    frame.wait_for_selector(STAGE)
    frame.wait_for_function(f"{FITS} && innerHeight > 400")
    for other in (".lsh", ".ls-chooser", ".ls-facts", "[data-action=enlarge]"):
        expect(frame.locator(other).first).to_be_hidden()
    step = frame.locator(STAGE)
    before = int(step.get_attribute("data-step"))
    frame.click(".ls-narration")
    frame.page.keyboard.press("ArrowLeft")
    expect(step).to_have_attribute("data-step", str(before - 1))
    frame.page.keyboard.press("Escape")  # there is no page to go back to
    whole = frame.locator(".ls-whole")
    expect(whole).to_be_visible()
    whole.hover()
    assert whole.get_attribute("href") == f"{frame.url.replace('&frame=stage', '')}"
    assert frame.evaluate(FITS)
