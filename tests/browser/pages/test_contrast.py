"""A system in high contrast: controls are to be seen, values keep their colours."""

import io

from PIL import Image

from tests.browser.engines import NO_PREFERENCES, chromium_only
from tests.browser.pages.test_every_page import STAGE

pytestmark = chromium_only(NO_PREFERENCES)
SEEN = {  # what a page shows -> how many colours it has at least
    "[data-control=kh]": 3,  # done, to do, thumb
    "[role=switch]": 2,
    ".ls-legend i": 20,
    ".ls-tabs [aria-pressed=true]": 2,
    "[data-plate] .ls-pane": 20,
}
WORN = (".ls-tile span", ".ls-result", ".ls-editor input")
COLOUR = "node => node.style.backgroundColor.match(/\\d+/g).map(Number)"


def pixels(node):
    """Colours that are seen inside of an element, often ones first."""
    picture = Image.open(io.BytesIO(node.screenshot())).convert("RGB")
    inner = picture.crop((2, 2, picture.width - 2, picture.height - 2))
    found = sorted(inner.getcolors(inner.width * inner.height), reverse=True)
    return [colour for _, colour in found]


def test_in_high_contrast_controls_are_seen_and_values_keep_their_colours(
    open_lesson, watched_page
):
    page = watched_page(forced_colors="active")
    open_lesson("convolution", STAGE, page=page, lang="en", kh=2, kw=2)
    for part, least in SEEN.items():
        assert len(pixels(page.locator(part).first)) >= least, part
    for part in WORN:
        node = page.locator(part).first
        assert tuple(node.evaluate(COLOUR)) in pixels(node)[:2], part
