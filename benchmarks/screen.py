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
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import ARGUMENTS, SCREEN  # noqa: E402
from tests.browser.find_chromium import find_chromium  # noqa: E402

STAGE = '[data-testid="stage"]:not([data-rev="0"])'
OVERVIEW = '[data-testid="overview"]:not([data-rev="0"])'
LESSON = "/convolution?rgb=1&n=16&kh=5&kw=5&p=2&img=cat"
LARGEST = "/convolution?rgb=1&n=32&kh=11&kw=11&p=5&img=cat"
REPEATS = 40

# Milliseconds from a slider's input event to the frame after its repaint
DRAG = """async ([control, values]) => {
  const times = [];
  const input = document.querySelector(`[data-control="${control}"]`);
  const stage = document.querySelector('[data-testid="stage"]');
  input.dispatchEvent(new PointerEvent("pointerdown"));
  for (const value of values) {
    const painted = new Promise((resolve) => {
      const watch = new MutationObserver(() => { watch.disconnect(); resolve(); });
      watch.observe(stage, { attributeFilter: ["data-rev"] });
    });
    const start = performance.now();
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await painted;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  input.dispatchEvent(new PointerEvent("pointerup"));
  return times;
}"""

# Milliseconds from a pointer's move to the frame in which its partners are drawn
HOVER = """async (repeats) => {
  const card = document.querySelector('[data-panel="x"] canvas[data-front]');
  const box = card.getBoundingClientRect();
  const times = [];
  for (let i = 0; i < repeats; i++) {
    await new Promise((resolve) => setTimeout(resolve, 7 + (i * 13) % 40));
    const start = performance.now();
    const place = (0.1 + 0.8 * ((i * 7) % repeats) / repeats);
    card.dispatchEvent(new PointerEvent("pointermove", { bubbles: true,
      clientX: box.x + box.width * place, clientY: box.y + box.height * place }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    times.push(performance.now() - start);
  }
  return times;
}"""

# Milliseconds between frames while it plays
FRAMES = """async (seconds) => {
  const times = [];
  let last = await new Promise((resolve) => requestAnimationFrame(resolve));
  const end = last + seconds * 1000;
  while (last < end) {
    const now = await new Promise((resolve) => requestAnimationFrame(resolve));
    times.push(now - last);
    last = now;
  }
  return times;
}"""

# Milliseconds from the choice of another picture to all maps painted
CHANGE_PICTURE = """async (selector) => {
  const root = document.querySelector('[data-testid="overview"]');
  const painted = new Promise((resolve) => {
    const watch = new MutationObserver(() => { watch.disconnect(); resolve(); });
    watch.observe(root, { attributeFilter: ["data-rev"] });
  });
  const start = performance.now();
  document.querySelector(selector).click();
  await painted;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - start;
}"""


def main():
    """Start the program, measure, print."""
    port = free_port()
    command = [sys.executable, str(ROOT / "app.py"), str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    chromium = find_chromium()
    try:
        wait_for(f"http://localhost:{port}/_stcore/health")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=ARGUMENTS
            )
            measure(browser, f"http://localhost:{port}")
    finally:
        server.terminate()


def measure(browser, address):
    """Print every figure."""
    print(f"{'what':58}{'median':>9}{'p95':>9}  ms")
    report(
        "cold load of the lesson → stage painted", loads(browser, address, cold=True)
    )
    report(
        "warm load of the lesson → stage painted", loads(browser, address, cold=False)
    )
    for name, path in (("16×16 RGB, 5×5", LESSON), ("32×32 RGB, 11×11", LARGEST)):
        page = open_page(browser, address + path, STAGE)
        for control in ("b", "s"):
            turns = range(1, REPEATS + 1)
            values = [i % 3 + 1 if control == "s" else i % 20 / 20 for i in turns]
            report(
                f"{name}: drag {control} → repainted",
                page.evaluate(DRAG, [control, values]),
            )
        report(f"{name}: hover → highlight", page.evaluate(HOVER, REPEATS))
        page.close()
    play_900_steps(browser, address)
    explore(browser, address)


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
    times = page.evaluate(FRAMES, 8)
    report("playing 900 steps at 20 ms each: between frames", times)
    page.close()


def explore(browser, address):
    """Print the time from another picture to all maps."""
    page = open_page(browser, address + "/explore?size=128", OVERVIEW)
    names = ("cat", "astronaut", "coffee")
    times = [
        page.evaluate(CHANGE_PICTURE, f'[data-sample="{names[i % 3]}"]')
        for i in range(REPEATS // 2)
    ]
    report("Explore, 128 px: another picture → every map painted", times)
    page.close()


def open_page(browser, address, ready):
    """Open a tab and wait until it stands still."""
    page = browser.new_page(viewport=SCREEN)
    page.goto(address)
    page.wait_for_selector(ready)
    page.wait_for_timeout(500)
    return page


def report(name, times):
    """Print one row."""
    ordered = sorted(times)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(f"{name:58}{statistics.median(ordered):9.1f}{high:9.1f}", flush=True)


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
