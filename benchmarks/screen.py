"""How fast the screen answers, in a real Chromium: medians and 95th percentiles.

``python benchmarks/screen.py`` starts a server of its own on a free port. Figures
depend on the machine and on what else it does; compare within one run.
"""

import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import SCREEN  # noqa: E402
from tests.browser.engines import launch  # noqa: E402
from tests.browser.find_browser import find_browser  # noqa: E402

STAGE = '[data-testid="stage"]:not([data-rev="0"])'
OVERVIEW = '[data-testid="overview"]:not([data-rev="0"])'
LESSON = "/convolution?rgb=1&n=16&kh=5&kw=5&p=2&img=cat"
REPEATS = 40
AWAY = 10  # milliseconds to a server that is far away
PROBES = Path(__file__).with_name("probes.js").read_text("utf-8")

# What is dragged, on a lens of 16 × 16 and on the largest that the lesson allows
DRAGS = {
    "convolution": ("rgb=1&p=2", ("b", "s"), ("n=16&kh=5&kw=5", "n=32&kh=11&kw=11")),
    "im2col": ("rgb=1&p=2", ("s",), ("n=16&kh=5&kw=5", "n=16&kh=11&kw=11")),
    "relu": ("act=leaky", ("slope",), ("n=16", "n=32")),
    "max-pooling": ("", ("s",), ("n=16", "n=32")),
    "dropout": ("", ("rate",), ("n=16", "view=many&n=32&draws=1000")),
    "backpropagation": ("rgb=1", ("rate",), ("layer=all", "layer=dropout")),
}
PASSES = ("forward", "backward")


def main():
    """Start the program, measure, print."""
    port = free_port()
    path = find_browser("chromium")
    with python("app.py", port), python("benchmarks/delay.py", port, AWAY) as delay:
        far = f"http://127.0.0.1:{int(delay.stdout.readline())}"
        near = f"http://localhost:{port}"
        wait_for(f"{near}/_stcore/health")
        with sync_playwright() as playwright:
            browser = launch(playwright, "chromium", path)
            measure(browser, near, far)


@contextmanager
def python(script, *arguments):
    """Have a script run by a process of its own."""
    command = [sys.executable, str(ROOT / script), *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()


def measure(browser, near, far):
    """Print every figure."""
    print(f"{'what':66}{'median':>9}{'p95':>9}  ms")
    report("cold load of the lesson → stage painted", loads(browser, near, cold=True))
    report("warm load of the lesson → stage painted", loads(browser, near, cold=False))
    for name, address in (("near", near), (f"{2 * AWAY} ms there and back", far)):
        print(f"Drags, {name}")
        for lesson, way in product(DRAGS, PASSES):
            drags(browser, address, lesson, way)
    play_900_steps(browser, near)
    explore(browser, near)


def drags(browser, address, lesson, way):
    """Print how fast a lesson answers to a drag and to the pointer."""
    query, controls, lenses = DRAGS[lesson]
    for lens in lenses:
        path = f"/{lesson}?img=cat&pass={way}&{query}&{lens}"
        page = open_page(browser, address + path, STAGE)
        name = f"{lesson} {way}, {lens}"
        for control in offered(page, controls):
            times = page.evaluate("drag", [control, REPEATS])
            report(f"{name}: drag {control} → repainted", times)
        times = page.evaluate("hover", ["x", REPEATS])
        report(f"{name}: hover → highlight", times)
        page.close()


def offered(page, controls):
    """Leave out what the page has no control for in this pass, as for the bias."""
    return [each for each in controls if page.locator(f"[data-control={each}]").count()]


def loads(browser, address, cold):
    """Time from the address to the painted stage, with an empty or a full cache."""
    times = []
    context = browser.new_context(viewport=SCREEN)
    for _ in range(6):
        if cold:
            context = browser.new_context(viewport=SCREEN)
        page = context.new_page()
        start = time.perf_counter()
        page.goto(address + LESSON)
        page.wait_for_selector(STAGE)
        times.append(1000 * (time.perf_counter() - start))
        page.close()
    return times if cold else times[1:]


def play_900_steps(browser, address):
    """Print the time between frames at the highest speed."""
    page = open_page(browser, address + "/convolution?n=30&p=1&t=0", STAGE)
    page.locator('[data-action="speed"]').press("End")
    page.locator('[data-action="play"]').click()
    times = page.evaluate("frames", 8)
    report("playing 900 steps at 20 ms each: between frames", times)
    page.close()


def explore(browser, address):
    """Print the time from another picture, network or stroke to all maps."""
    page = open_page(browser, address + "/explore?size=128", OVERVIEW)
    names = ("cat", "astronaut", "coffee")
    times = [
        page.evaluate("clicked", f'[data-sample="{names[i % 3]}"]')
        for i in range(REPEATS // 2)
    ]
    report("Explore, 128 px: another picture → every map painted", times)
    nets = ("digits", "shapes", "bank")
    times = [page.evaluate("chosen", ["net", nets[i % 3]]) for i in range(REPEATS // 2)]
    report("Explore: another network → every map painted", times)
    report("Explore: hover → edges and frames", page.evaluate("pointed", REPEATS))
    page.close()
    page = open_page(browser, address + "/explore?net=digits&img=drawn", OVERVIEW)
    report("Explore: pen → every map painted", page.evaluate("drawn", REPEATS))
    page.close()


def open_page(browser, address, ready):
    """Open a tab and wait until it stands still."""
    page = browser.new_page(viewport=SCREEN)
    page.add_init_script(PROBES)
    page.goto(address)
    page.wait_for_selector(ready)
    page.wait_for_timeout(500)
    return page


def report(name, times):
    """Print one row."""
    ordered = sorted(times)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(f"{name:66}{statistics.median(ordered):9.1f}{high:9.1f}", flush=True)


def free_port():
    """Find a port that nobody uses."""
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        return listener.getsockname()[1]


def wait_for(address, seconds=60):
    """Wait until an address answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            return urllib.request.urlopen(address)
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


if __name__ == "__main__":
    main()
