"""What axe-core, which knows the rules of accessibility, says of every page."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.conftest import PHONE, SCREEN
from tests.browser.engines import SAME_AXE, chromium_only
from tests.browser.test_header import DARK, LIGHT, becomes
from tests.browser.test_look import PAINTED, STAGE
from ui.contents import LESSONS, PAGES

pytestmark = chromium_only(SAME_AXE)
AXE = Path(find_spec("axe_playwright_python").origin).parent / "axe.min.js"
GRAVE = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
      `${id}: ${html.slice(0, 120)} ${failureSummary}`));
}"""
BOTH_WAYS = [name for name in LESSONS if name not in ("backpropagation", "training")]
STATES = [(name, {}) for name in PAGES]
STATES += [(name, {"pass": "backward", "net": "digits"}) for name in BOTH_WAYS]
STATES += [("explore", {"layer": "conv2", "map": 2})]
IDS = ["-".join([name, *query]) for name, query in STATES]


def grave(page):
    """Lines about what is serious or critical on the page as it is now."""
    page.wait_for_function("!document.querySelector('[data-stale=true]')")
    return page.evaluate(GRAVE)


@pytest.mark.parametrize(("name", "query"), STATES, ids=IDS)
def test_nothing_serious_stands_in_a_readers_way(open_lesson, name, query):
    page = open_lesson(name, PAINTED.get(name, STAGE), lang="en", **query)
    page.evaluate(f"() => {{ {AXE.read_text('utf-8')} }}")
    becomes(page, LIGHT)
    found = {"light screen": grave(page)}
    page.set_viewport_size(PHONE)
    found["light phone"] = grave(page)
    page.click("[data-action=scheme]")
    becomes(page, DARK)
    found["dark phone"] = grave(page)
    page.set_viewport_size(SCREEN)
    found["dark screen"] = grave(page)
    assert not any(found.values()), found
