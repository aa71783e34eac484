"""A figure that has been taken along plays from a file, without a network."""

import re

import pytest

from drawing import animate
from tests.browser.engines import SAME_SCRIPT, once
from tests.drawing.reading import NUMBER, Reader
from tests.stage.scenes import gradient_of_weights

STEP = "document.querySelector('.js-plotly-plot')._fullLayout.sliders[0].active"
SEEN = """() => {
  const one = (name) => [...document.querySelectorAll(name)];
  return {
    paths: one(".shapelayer path").map((path) => path.getAttribute("d")),
    images: one(".imagelayer image").map((image) => image.getAttribute("href")),
    lines: one(".annotation text").map((text) => text.textContent),
  };
}"""
PLAY, RAIL = ".updatemenu-button >> nth=0", ".slider-rail-touch-rect"


@once(SAME_SCRIPT)
def test_a_file_plays_from_disk_without_a_network(new_page, tmp_path):
    figure = animate(gradient_of_weights()[1])
    figure.write_html(tmp_path / "figure.html", include_plotlyjs=True)
    page = new_page(offline=True, viewport={"width": 1300, "height": 830})
    complaints = listen(page)
    page.goto((tmp_path / "figure.html").as_uri())
    page.locator(PLAY).wait_for()
    compare(page, figure, 0)
    page.locator(PLAY).click()
    page.wait_for_function(f"{STEP} === 5")
    compare(page, figure, 5)
    page.locator(RAIL).click(position={"x": 430, "y": 5})
    page.wait_for_function(f"{STEP} === 2")
    compare(page, figure, 2)
    check_keys(page)
    assert complaints == []


def check_keys(page):
    """Press keys: it has the focus since the click, until Escape they are its own."""
    page.evaluate("window.others = []")
    page.evaluate("addEventListener('keydown', ({ key }) => others.push(key))")
    for key, step in (("ArrowRight", 3), ("ArrowLeft", 2), ("Home", 0), (" ", 5)):
        page.keyboard.press(key)
        page.wait_for_function(f"{STEP} === {step}")
    for key in ("Escape", "ArrowLeft"):
        page.keyboard.press(key)
    assert page.evaluate("others") == ["ArrowLeft"] and page.evaluate(STEP) == 5


def listen(page):
    """Keep what the page complains of, and what it asks of a network."""
    heard = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda m: heard.append(m.text) if m.type == "error" else None)
    page.on("request", lambda asked: heard.extend(far(asked.url)))
    return heard


def far(url):
    """Give an address that is neither of the file nor in it."""
    return [] if url.startswith(("file:", "data:", "blob:")) else [url]


def compare(page, figure, step):
    """Compare what stands in the page with what the frame says."""
    reader, seen = Reader(figure).go(step), page.evaluate(SEEN)
    assert seen["images"] == [each["source"] for each in reader.layout["images"]]
    lines = [line.replace("<br>", "") for line in reader.lines]
    assert [line.strip() for line in seen["lines"]] == lines
    for drawn, shape in zip(seen["paths"], reader.layout["shapes"], strict=True):
        places, expected = (numbers(path) for path in (drawn, shape["path"]))
        assert places == pytest.approx(expected, abs=0.1)  # a unit of the plane is a px


def numbers(path):
    """All numbers of a path."""
    return [float(number) for number in re.findall(NUMBER, path)]
