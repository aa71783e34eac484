"""One narrow way to drive every engine: open, ask, wait, press, drag, type.

Playwright drives Chromium and Firefox; WebKitGTK, which Safari is close to, has a
WebDriver that tells of no error: the page itself is asked to keep them.
"""

import os
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.action_chains import ActionChains

from tests.browser.waiting import PATIENCE

BROWSERS = Path("/usr/lib")
MINI = "*/webkit2gtk-4.1/MiniBrowser"
KEEP_ERRORS = """
if (!window.complaints) {
  window.complaints = [];
  addEventListener("error", ({ message }) => message && complaints.push(message));
  addEventListener("unhandledrejection", ({ reason }) => complaints.push(`${reason}`));
}"""
PLACE = """(([selector, across, down]) => {
  const node = document.querySelector(selector);
  node.scrollIntoView({ block: "nearest" });
  const box = node.getBoundingClientRect();
  return [box.left + across * box.width, box.top + down * box.height].map(Math.round);
})"""


class Driver:
    """What both kinds have in common."""

    def wait(self, expression):
        """Wait until an expression of the page's is true; return it."""
        end = time.monotonic() + PATIENCE
        while not (value := self.ask(expression)):
            assert time.monotonic() < end, f"it never came to be: {expression}"
            time.sleep(0.05)
        return value

    def press(self, selector):
        """Click into the middle of an element."""
        self.wait(f"document.querySelector('{selector}')")
        self.drag(selector, [(0.5, 0.5)])

    def drag(self, selector, points):
        """Go down at the first point, over the others, up at the last.

        Points are shares of the element's width and height.
        """
        places = [self.ask(f"{PLACE}({[selector, *point]})") for point in points]
        self._move(places)


class PlaywrightDriver(Driver):
    """Chromium or Firefox: the tab complains itself."""

    def __init__(self, page):
        self.page = page

    def open(self, address):
        """Open a page."""
        self.page.goto(address)

    def ask(self, expression):
        """Value of a JavaScript expression."""
        return self.page.evaluate(f"() => {expression}")

    def type(self, keys):
        """Press these keys."""
        self.page.keyboard.type(keys)

    def _move(self, places):
        mouse = self.page.mouse
        mouse.move(*places[0])
        mouse.down()
        for place in places[1:]:
            mouse.move(*place, steps=6)
        mouse.up()

    def complaints(self):
        """Errors that the page does not report itself."""
        return []


class WebKitDriver(Driver):
    """WebKitGTK's small browser."""

    def __init__(self, browser):
        self.browser = browser

    def open(self, address):
        """Open a page, and let it keep its errors; once more if it never ends."""
        try:
            self.browser.get(address)
        except TimeoutException:  # seen on a busy machine, at the very first page
            self.browser.get(address)
        self.browser.execute_script(KEEP_ERRORS)

    def rest(self):
        """Leave the page: one that plays takes two cores from all other tests."""
        self.browser.get("about:blank")

    def ask(self, expression):
        """Value of a JavaScript expression."""
        return self.browser.execute_script(f"return {expression}")

    def type(self, keys):
        """Press these keys."""
        ActionChains(self.browser).send_keys(keys).perform()

    def _move(self, places):
        chain = ActionChains(self.browser, duration=50)
        mouse = chain.w3c_actions.pointer_action
        mouse.move_to_location(*places[0]).pointer_down()
        for place in places[1:]:
            mouse.move_to_location(*place)
        mouse.pointer_up()
        chain.perform()

    def complaints(self):
        """Errors that the page has kept."""
        return self.ask("window.complaints")


@contextmanager
def webkit(path, size):
    """Start WebKitGTK on a screen of its own; ``path`` is its driver's."""
    with screen(size) as display:
        options = webdriver.WebKitGTKOptions()
        options.binary_location = str(next(BROWSERS.glob(MINI)))
        options.add_argument("--automation")
        root = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}  # it refuses root else
        environment = os.environ | root | {"DISPLAY": display}
        service = webdriver.WebKitGTKService(path, env=environment)
        browser = webdriver.WebKitGTK(options=options, service=service)
        browser.set_script_timeout(PATIENCE)
        browser.set_page_load_timeout(PATIENCE)
        browser.set_window_size(*size)
        yield browser
        browser.quit()


@contextmanager
def screen(size):
    """Start an X server that nobody looks at; yield its name."""
    told, tell = os.pipe()
    width, height = size
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", f"{width}x{height}x24"]
    server = subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL)
    os.close(tell)
    with os.fdopen(told) as line:
        yield f":{line.readline().strip()}"
    server.terminate()
    server.wait()
