"""Training in a browser: curves that grow, a run that stops, networks that are kept."""

import json
import re

import pytest
from playwright.sync_api import expect

from lessons.texts import Texts
from tests.browser.conftest import PHONE
from tests.browser.engines import SAME_LESSON, once

pytestmark = once(SAME_LESSON)

TRAINING = "[data-testid=training]"
READY = f"{TRAINING}[data-rev]"
QUICK = {"width": 2, "depth": 1, "epochs": 60}


def steps(page):
    return json.loads(page.locator(TRAINING).get_attribute("data-steps"))


def press(page, action):
    page.locator(f"{TRAINING} [data-action={action}]").click()


def until_steps(page, least):
    page.wait_for_function(
        "least => JSON.parse(document.querySelector('[data-testid=training]')"
        ".dataset.steps)[0] >= least",
        arg=least,
    )


def until_curve(page, long):
    """Wait until Plotly draws so many points of the training's loss."""
    page.wait_for_function(
        "long => document.querySelector('.lt-charts .js-plotly-plot')"
        "?.calcdata[0].length === long",
        arg=long,
    )


def test_ten_steps_make_the_curve_ten_steps_longer(open_lesson):
    page = open_lesson("training", READY, **QUICK)
    (before,) = steps(page)
    until_curve(page, before)
    for _ in range(10):
        press(page, "step")
    until_steps(page, before + 10)
    until_curve(page, before + 10)
    assert steps(page) == [before + 10]
    expect(page.locator(TRAINING)).to_have_attribute("data-state", "paused")
    losses = page.locator(".lt-legend td").filter(has_text=".").all_inner_texts()[:2]
    assert all(re.fullmatch(r"\d\.\d{3}", loss) for loss in losses), losses


def test_a_run_grows_in_place_stays_when_paused_and_goes_on(open_lesson):
    page = open_lesson("training", READY, **QUICK)
    page.wait_for_selector(".lt-charts .main-svg")
    page.evaluate("window.chart = document.querySelector('.lt-charts .main-svg')")
    (before,) = steps(page)
    for more in (20, 25, 30, 35):
        press(page, "start")
        until_steps(page, before + more)
        press(page, "pause")
        expect(page.locator(TRAINING)).to_have_attribute("data-state", "paused")
        assert page.evaluate("window.chart.isConnected")
    stopped = steps(page)
    page.wait_for_timeout(600)
    assert steps(page) == stopped
    press(page, "start")
    until_steps(page, stopped[0] + 5)


def test_a_run_stops_by_itself_when_its_page_is_left(open_lesson):
    page = open_lesson("training", READY)
    press(page, "start")
    until_steps(page, 20)
    page.locator("header a[rel=prev]").click()
    page.wait_for_selector(TRAINING, state="detached")
    page.wait_for_timeout(3000)
    page.locator("header a[rel=next]").click()
    page.wait_for_selector(READY)
    # 3 s of work are more than 100 steps on any machine that is not busy.
    assert steps(page)[0] < 100


def test_of_three_runs_one_waits_says_so_and_goes_on_when_a_tab_is_closed(open_lesson):
    tabs = [open_lesson("training", READY, epochs=60, lang="en") for _ in range(3)]
    for page in tabs:
        press(page, "start")
    waiting = tabs.pop(until_one_waits(tabs))
    (before,) = steps(waiting)
    tabs[0].close()
    until_steps(waiting, before + 1)
    until_steps(tabs[1], before + 1)


def until_one_waits(tabs):
    """Which it is depends on whose first slice the server's threads come to last."""
    waiting = f"{TRAINING}[data-state=waiting]:has-text('Two others are training')"
    for _ in range(300):
        for index, tab in enumerate(tabs):
            if tab.locator(waiting).count():
                return index
        tabs[0].wait_for_timeout(100)
    raise AssertionError("no run waits: three are trained at a time")


def test_a_comparison_is_one_click_and_stands_in_the_address(open_lesson):
    page = open_lesson("training", READY)
    page.get_by_text("Dying ReLU").click()
    page.wait_for_selector(f"{TRAINING}[data-versus=dying]")
    page.wait_for_function("location.search.includes('versus=dying')")
    assert len(steps(page)) == 3
    until_steps(page, 2)
    expect(page.locator(".lt-legend th[scope=row]")).to_have_count(3)
    expect(page.locator("[data-control=depth]")).to_be_disabled()
    expect(page.locator("[data-control=lr]")).to_have_count(0)
    expect(page.locator(".lt-inside")).to_be_hidden()
    page.get_by_text("One network").click()
    page.wait_for_selector(f"{TRAINING}[data-versus='']")
    expect(page.locator("[data-control=lr]")).to_be_enabled()


def test_a_network_is_kept_downloaded_and_loaded_again(open_lesson, tmp_path):
    page = open_lesson("training", READY, **QUICK)
    about = page.locator(".lt-keep [role=status]")
    press(page, "keep")
    expect(about).not_to_be_empty()
    with page.expect_download() as download:
        press(page, "download")
    file = tmp_path / "network.npz"
    download.value.save_as(file)
    kept = about.inner_text()
    page.reload()
    page.wait_for_selector(READY)
    expect(about).to_have_text(kept)
    chooser = page.locator(".lt-keep input[type=file]")
    (tmp_path / "broken.npz").write_bytes(file.read_bytes()[:-50])
    chooser.set_input_files(tmp_path / "broken.npz")
    expect(about).not_to_have_text(kept)
    expect(about).not_to_be_empty()
    chooser.set_input_files(file)
    expect(about).to_have_text(kept)
    assert "net=own" in page.locator("[data-action=explore]").get_attribute("href")


EXPIRED = "sessionStorage.setItem('layerscope-network', 'expired')"


def test_a_kept_network_is_explored_and_survives_a_reload_there(open_lesson):
    page = open_lesson("training", READY, **QUICK)
    press(page, "keep")
    expect(page.locator(".lt-keep [role=status]")).not_to_be_empty()
    press(page, "explore")
    page.wait_for_selector("[data-layer=conv1]")
    page.reload()
    page.wait_for_selector("[data-layer=dense]")
    assert "net=own" in page.url
    expect(page.locator("[data-testid=kept]")).to_be_empty()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_network_that_has_expired_is_said_to_be_gone(open_lesson, lang):
    page = open_lesson("training", READY, lang=lang, **QUICK)
    page.evaluate(EXPIRED)
    page.reload()
    said = page.locator(".lt-keep [role=status]")
    expect(said).to_have_text(Texts(lang)("training.kept.lost"))
    page.goto(page.url.replace("training", "explore") + "&net=own")
    said = page.locator("[data-testid=kept]")
    expect(said).to_have_text(Texts(lang)("explore.own_lost"))


def test_one_screen_shows_it_all_without_scrolling(open_lesson):
    page = open_lesson("training", READY, net="shapes")
    bottom = page.locator(".lt-keep").bounding_box()
    assert bottom["y"] + bottom["height"] <= 900


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_phone_shows_all_numbers_of_a_network(open_lesson, lang):
    page = open_lesson("training", READY, viewport=PHONE, lang=lang)
    press(page, "step")  # the first check of held-out pictures comes before it
    expect(page.locator(".lt-legend td").last).to_contain_text("%")
    sizes = "({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]"
    wide, room = page.locator(".lt-scroll").evaluate(sizes)
    assert wide <= room


def test_a_run_is_still_there_when_one_comes_back_and_none_was_started(open_lesson):
    page = open_lesson("training", READY, lang="en", **QUICK)
    press(page, "start")
    until_steps(page, 30)
    press(page, "pause")
    expect(page.locator(TRAINING)).to_have_attribute("data-state", "paused")
    before = steps(page)
    page.locator("header a[rel=prev]").click()
    expect(page.locator("header h1")).to_have_text("Backpropagation")
    page.locator("header a[rel=next]").click()
    page.wait_for_selector(READY)
    assert steps(page) == before
    expect(page.locator(TRAINING)).to_have_attribute("data-state", "paused")
