"""What comes out of a printer: dark on light, marks on their cells."""

import io

import pytest
from PIL import Image, ImageChops

from tests.browser.conftest import PHONE, SCREEN
from tests.browser.engines import NO_PAPER, chromium_only
from tests.browser.frame.test_header import DARK, becomes
from tests.browser.pages.paper import sheets
from tests.browser.pages.test_every_page import STAGE

pytestmark = chromium_only(NO_PAPER)
PIXELS = 96 / 72  # of CSS in a point
MARGIN = 37.8  # px: 10 mm, as in paper.css
A4 = {"wide": 1122.5, "tall": 793.7}  # px of width
STEP = 18  # of ReLU's 25: row 3, column 3
CELLS = """() => {
  dispatchEvent(new Event("beforeprint"));
  const body = document.body.getBoundingClientRect();
  const cells = [...document.querySelectorAll("[data-panel=x], [data-panel=y]")]
    .map((panel) => {
      const box = panel.querySelector("canvas").getBoundingClientRect();
      const { rows, columns } = panel.dataset;
      const [width, height] = [box.width / columns, box.height / rows];
      const left = box.left - body.left + 3 * width;
      return { left, top: box.top - body.top + 3 * height, width, height };
    });
  const sheet = document.documentElement.dataset.paper;
  dispatchEvent(new Event("afterprint"));
  return { cells, width: body.width, sheet };
}"""


@pytest.mark.parametrize(
    ("viewport", "theme"), [(SCREEN, "light"), (SCREEN, "dark"), (PHONE, "light")]
)
def test_marks_stand_on_their_cells_on_paper(open_lesson, viewport, theme):
    page = open_lesson("relu", STAGE, theme=theme, viewport=viewport, t=STEP, lang="en")
    if theme == "dark":
        becomes(page, DARK)
    place = page.evaluate(CELLS)
    sheet = sheets(page)[0].render(scale=PIXELS).to_pil().convert("RGB")
    left = (A4[place["sheet"]] - place["width"]) / 2
    assert len(place["cells"]) == 2
    for cell in place["cells"]:
        x, y = left + cell["left"], MARGIN + cell["top"]
        across, down = x + cell["width"] / 2, y + cell["height"] / 2
        edges = [
            *((x, down), (x + cell["width"], down)),
            *((across, y), (across, y + cell["height"])),
        ]
        assert all(is_amber_near(sheet, *edge) for edge in edges)
        outside = across, y - cell["height"] * 0.5
        assert not is_amber_near(sheet, *outside)
    assert sheet.getpixel((5, 5)) == (255, 255, 255)


def is_amber_near(sheet, x, y):
    """Whether a frame's line runs through a place, give or take two pixels."""
    near = (sheet.getpixel((x + i, y + j)) for i in range(-2, 3) for j in range(-2, 3))
    return any(
        red > 200 and 120 < green < 190 and blue < 90 for red, green, blue in near
    )


def test_the_settings_are_printed_as_text_and_no_bar_is(open_lesson):
    page = open_lesson("convolution", STAGE, lang="en", s=2)
    text = sheets(page)[0].get_textpage().get_text_bounded()
    assert "Kernel height 3" in text and "Stride 2" in text and "Picture Coffee" in text
    assert "How does a filter find edges" in text
    assert not any(word in text for word in ("Speed", "Explore a network", "More"))


@pytest.mark.parametrize("viewport", [SCREEN, PHONE])
def test_settings_in_popovers_and_folds_are_printed_too(open_lesson, viewport):
    page = open_lesson("convolution", STAGE, viewport=viewport, lang="en", s=2, seed=7)
    assert page.locator("[data-control=seed]").is_hidden()
    text = sheets(page)[0].get_textpage().get_text_bounded()
    assert "Stride 2" in text and "Seed 7" in text


def test_after_printing_the_screen_is_as_it_was(open_lesson):
    page = open_lesson("relu", STAGE, theme="dark", lang="en", t=STEP)
    becomes(page, DARK)
    page.wait_for_load_state("networkidle")
    before = at_rest(page)
    sheets(page)
    difference = ImageChops.difference(before, at_rest(page)).convert("L")
    assert (
        sum(difference.histogram()[8:]) < 50
    )  # pixels: a letter's edge may be redrawn


def at_rest(page):
    """Take screenshots until one is as the last."""
    last = None
    while (shot := page.screenshot()) != last:
        last = shot
        page.wait_for_timeout(300)
    return Image.open(io.BytesIO(shot)).convert("RGB")
