"""Every page with a photograph, as it is looked at before it is called done.

A page is opened once for all the questions that change nothing on it. The screenshots
are left in ``screenshots/``, which git ignores.
"""

from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from lessons.contents import LESSONS, PAGES
from lessons.texts import Texts
from tests.browser.conftest import PHONE, SCREEN, go, tabs, watching
from tests.browser.engines import (
    NO_PAPER,
    SAME_AXE,
    SAME_SCRIPT,
    SMOKED,
    chromium_only,
    once,
)
from tests.browser.frame.test_header import DARK, LIGHT, becomes
from tests.browser.pages.paper import sheets
from tests.conftest import ROOT

PHOTOGRAPH = {
    "img": "cat",
    "rgb": 1,
    "n": 8,
    "kh": 5,
    "kw": 5,
    "layer": "conv2",
    "map": 2,
}
PAINTED = {
    "explore": '[data-testid="overview"]:not([data-rev="0"])',
    "training": '[data-testid="training"] :is(canvas, svg)',
}
STAGE = '[data-testid="stage"]:not([data-rev="0"])'
LOOKS = {
    "screen": {"viewport": SCREEN, "lang": "en", "theme": "light"},
    "phone": {"viewport": PHONE, "lang": "en", "theme": "light"},
    "phone-zh": {"viewport": PHONE, "lang": "zh", "theme": "dark"},
}
STICKS_OUT = """() => [document.documentElement,
  ...document.querySelectorAll(".stMain, .ls-stage, .ls-player, .ls-bar")]
  .filter((node) => node.scrollWidth > node.clientWidth + 4)
  .map((node) => `${node.className} ${node.scrollWidth} > ${node.clientWidth}`)"""
UNDER_THE_PLAYER = """() => {
  const top = (player) => player?.getBoundingClientRect().top ?? Infinity;
  const end = top(document.querySelector(".ls-player"));
  const parts = ".ls-figure, .ls-narration, .ls-tile, .ls-result";
  return [...document.querySelectorAll(parts)]
    .filter((node) => node.checkVisibility())
    .filter((node) => node.getBoundingClientRect().bottom > end + 1)
    .map((node) => node.dataset.panel ?? node.className);
}"""


FURNITURE = """() => [...document.querySelectorAll(
  ["stHeader", "stToolbar", "stSidebar", "stDecoration"]
    .map((part) => `[data-testid=${part}]`).join())]
  .filter((node) => node.checkVisibility() && node.offsetHeight)
  .map((node) => node.dataset.testid)"""
AXE = Path(find_spec("axe_playwright_python").origin).parent / "axe.min.js"
COLOURS = ["color-contrast", "link-in-text-block"]  # all that another theme changes
GRAVE = """async (rules) => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const asked = rules ? { runOnly: rules } : {};
  const options = { resultTypes: ["violations"], ...asked };
  const { violations } = await axe.run(document, options);
  return violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
      `${id}: ${html.slice(0, 120)} ${failureSummary}`));
}"""
BOTH_WAYS = [name for name in LESSONS if name not in ("backpropagation", "training")]
STATES = [(name, {}) for name in PAGES]
STATES += [(name, {"pass": "backward", "net": "digits"}) for name in BOTH_WAYS]
STATES += [("explore", {"layer": "conv2", "map": 2})]
IDS = ["-".join([name, *query]) for name, query in STATES]
SEEN_IN = [("screen", once(SMOKED)), ("phone", once(SAME_SCRIPT)), ("phone-zh", ())]
SEEN = [
    pytest.param((name, look), id=f"{name}-{look}", marks=marks)
    for look, marks in SEEN_IN
    for name in PAGES
]


@pytest.fixture(scope="module", params=SEEN)
def seen(request, contexts, engine, server):
    """Open a page in one of its looks: ``seen.page``, ``seen.name``, ``seen.lang``."""
    name, look = request.param
    viewport, lang, theme = LOOKS[look].values()
    query = {} if name == "training" else PHOTOGRAPH
    with tabs(contexts(engine)) as new_tab, watching(server) as watched:
        page = watched(new_tab(viewport))
        go(page, server, name, PAINTED.get(name, STAGE), theme, lang=lang, **query)
        page.wait_for_function("!document.querySelector('[data-stale=true]')")
        (ROOT / "screenshots").mkdir(exist_ok=True)
        page.screenshot(path=ROOT / "screenshots" / f"{name}-{look}.png")
        yield SimpleNamespace(page=page, name=name, lang=lang, viewport=viewport)


def test_a_deep_link_opens_its_page_in_its_language(seen):
    title = Texts(seen.lang)(f"{seen.name}.title")
    expect(seen.page.locator("header h1")).to_have_text(title)
    expect(seen.page).to_have_title(f"{title} · Layerscope")
    assert seen.page.evaluate("document.documentElement.lang") == seen.lang


def test_no_furniture_of_streamlit_is_seen(seen):
    assert seen.page.evaluate(FURNITURE) == []


def test_nothing_sticks_out_and_no_number_is_under_the_player(seen):
    assert seen.page.evaluate(STICKS_OUT) == []
    if seen.viewport == SCREEN:
        assert seen.page.evaluate(UNDER_THE_PLAYER) == []
    else:
        assert seen.page.locator(".lsh").bounding_box()["height"] <= 110


@pytest.fixture(scope="module", params=STATES, ids=IDS)
def state(request, contexts, engine, server):
    """Open a page in one of its states."""
    name, query = request.param
    with tabs(contexts(engine)) as new_tab, watching(server) as watched:
        page = watched(new_tab())
        go(page, server, name, PAINTED.get(name, STAGE), lang="en", **query)
        page.wait_for_function("!document.querySelector('[data-stale=true]')")
        yield page


@chromium_only(NO_PAPER)
def test_every_page_is_one_sheet(state):
    assert len(sheets(state)) == 1


@chromium_only(SAME_AXE)
def test_what_axe_core_knows_of_finds_nothing_serious_in_a_readers_way(state):
    state.evaluate(f"() => {{ {AXE.read_text('utf-8')} }}")
    becomes(state, LIGHT)
    found = {"light screen": grave(state)}
    state.set_viewport_size(PHONE)
    found["light phone"] = grave(state)
    state.click("[data-action=scheme]")
    becomes(state, DARK)
    found["dark phone"] = grave(state, COLOURS)
    state.set_viewport_size(SCREEN)
    found["dark screen"] = grave(state, COLOURS)
    assert not any(found.values()), found


def grave(page, rules=None):
    """Lines about what is serious or critical on the page as it is now."""
    page.wait_for_function("!document.querySelector('[data-stale=true]')")
    return page.evaluate(GRAVE, rules)
