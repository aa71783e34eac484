"""One map in detail, level by level."""

import math
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from scenes.network.closeup import closeup
from scenes.network.map import place_lens
from tests.browser.conftest import SCREEN
from tests.browser.engines import SAME_LESSON, once
from tests.browser.lessons.exploring import (
    CLOSEUP,
    EQUATION,
    OVERVIEW,
    STAGE,
    address,
    bank_on,
    button,
    next_revision,
    response,
    shows,
    traced,
)

pytestmark = once(SAME_LESSON)


@pytest.mark.parametrize(
    ("layer", "number"), [("conv1", 4), ("relu1", 4), ("pool1", 6), ("conv2", 8)]
)
def test_two_clicks_open_a_map_in_place_on_the_layers_own_number(
    explore, layer, number
):
    page = explore()
    button(page, layer, number).click()
    expect(page.locator(CLOSEUP)).to_be_visible()
    page.wait_for_function("new URLSearchParams(location.search).has('layer')")
    assert address(page) == {"lang": "en", "layer": layer, "map": str(number)}
    page.click(f"{CLOSEUP} [data-part=result]")
    shows(page, response("coffee", layer, number))
    expect(page.locator(CLOSEUP)).to_have_count(0)
    assert page.locator(f"{OVERVIEW} [data-map]:visible").count() == 85
    assert page.locator(f"{STAGE} input[data-cell]").count() == 0
    page.keyboard.press("ArrowRight")
    page.wait_for_function("new URLSearchParams(location.search).has('t')")


def test_a_closeup_shows_every_source_and_leads_to_one_of_its_partial_sums(explore):
    page = explore(layer="conv2", map=15)
    terms = page.locator(f"{CLOSEUP} [data-term]:visible")
    expect(terms).to_have_count(9)
    run = bank_on("coffee")
    first = closeup(run, run.column("conv2"), 15).terms[0]
    terms.first.locator("[data-part=sum]").click()
    shows(page, first.value)
    page.keyboard.press("Escape")
    terms.first.locator("[data-part=source]").click()
    page.wait_for_function(
        "new URLSearchParams(location.search).get('layer') === 'pool1'"
    )
    assert address(page)["map"] == str(first.number)


@pytest.mark.parametrize(
    ("layer", "number", "sources"), [("conv2", 3, 2), ("conv1", 1, 3), ("conv2", 8, 4)]
)
def test_the_arithmetic_of_several_sources_is_not_cut_off(
    explore, layer, number, sources
):
    page = explore(layer=layer, map=number, part="all", range="map")
    expect(page.locator(f"{EQUATION} .ls-group-head")).to_have_count(sources)
    hidden = "n => n.scrollHeight - n.clientHeight"
    assert page.locator(EQUATION).evaluate(hidden) <= 1


def test_another_picture_keeps_the_detail_open(explore):
    page = explore(layer="relu1", map=4, part="all")
    shows(page, response("coffee", "relu1", 4))
    page.click("[data-action=choose]")
    next_revision(page, lambda: page.click("[data-sample=maze]"))
    expect(page.locator(STAGE)).to_be_visible()
    run = bank_on("maze")
    y = run.column("relu1").maps[4]
    lens = place_lens(y, run.column("relu1").geometry, 6)
    page.wait_for_function("new URLSearchParams(location.search).get('img') === 'maze'")
    step = int(page.get_attribute(STAGE, "data-step"))
    row, column = divmod(step, lens.columns)
    shows(page, y[lens.row + row, lens.column + column])


def test_a_control_keeps_the_detail_open(explore):
    page = explore(layer="pool1", map=4, part="all")
    expect(page.locator(EQUATION)).to_be_visible()
    next_revision(page, lambda: page.locator("[data-control=pool]").press("ArrowRight"))
    page.wait_for_function(
        "document.querySelector('[data-panel=x]').dataset.rows"
        " === String(3 * document.querySelector('[data-panel=y]').dataset.rows)"
    )
    assert address(page)["layer"] == "pool1"


@pytest.mark.parametrize("way", ["escape", "button", "empty space"])
def test_there_is_a_way_back_level_by_level(explore, way):
    page = explore(layer="conv1", map=4, part="all")
    expect(page.locator(EQUATION)).to_be_visible()
    page.locator(f"{STAGE} [data-action=forward]").click()
    page.wait_for_function("new URLSearchParams(location.search).has('t')")
    for left, there in ((STAGE, CLOSEUP), (CLOSEUP, None)):
        if way == "escape":
            page.keyboard.press("Escape")
        elif way == "button":
            page.click(f"{OVERVIEW} [data-action=close]")
        else:
            page.mouse.click(1436, 160)
        expect(page.locator(left)).to_have_count(0)
        if there:
            expect(page.locator(there)).to_be_visible()
    page.wait_for_function("!/layer|map|part|t=/.test(location.search)")
    expect(button(page, "conv1", 4)).to_be_focused()


def test_a_click_on_the_stage_does_not_close_it(explore):
    page = explore(layer="conv1", map=4, part="all")
    page.locator(f"{STAGE} .ls-narration").click()
    page.locator(f"{EQUATION}").click(position={"x": 5, "y": 5})
    page.wait_for_timeout(300)
    expect(page.locator(STAGE)).to_be_visible()


def test_maps_are_reached_and_opened_by_keyboard_alone(explore):
    page = explore()
    reachable = page.locator(f'{OVERVIEW} [data-map][tabindex="0"]')
    layers = reachable.evaluate_all("all => all.map((map) => map.dataset.layer)")
    assert layers[0] == "conv1" and len(set(layers)) == len(layers) > 4
    reachable.first.focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(button(page, "relu1", 2)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(button(page, "conv1", 3)).to_be_focused()
    assert traced(page, "self") == [["conv1", 3]]
    page.keyboard.press("Enter")
    result = page.locator(f"{CLOSEUP} [data-part=result]")
    result.focus()
    page.keyboard.press("Enter")
    shows(page, response("coffee", "conv1", 3))


def test_the_lens_is_moved_over_the_map(explore):
    page = explore(img="maze", layer="relu1", map=2, part="all", n=8, r0=10, c0=10, t=0)
    run = bank_on("maze")
    y = run.column("relu1").maps[2]
    shows(page, y[10, 10])
    box = page.locator(".ls-box")
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        box.press(key)
    page.wait_for_function("new URLSearchParams(location.search).get('c0') === '12'")
    shows(page, y[11, 12])
    button(page, "conv2", 2).click()
    page.wait_for_function("!/r0|c0/.test(location.search)")


def test_backward_a_click_on_a_class_begins_there(explore):
    page = explore(net="shapes", img="shapes-star")
    next_revision(page, lambda: page.select_option("[data-control=pass]", "backward"))
    chosen = page.locator(f"{OVERVIEW} [data-layer=dense][data-chosen]")
    expect(chosen).to_have_attribute("data-map", "3")
    next_revision(page, button(page, "dense", 5).click)
    expect(chosen).to_have_attribute("data-map", "5")
    page.wait_for_function("new URLSearchParams(location.search).get('class') === '5'")
    assert "layer" not in address(page)
    assert page.locator("[data-sheet=input] [data-map]").count() == 3
    button(page, "relu3", 2).click()
    page.click(f"{CLOSEUP} [data-part=result]")
    expect(page.locator(f"{STAGE} [data-panel=turned]")).to_be_visible()
    gradient = button(page, "input", 1)
    expect(gradient).to_have_attribute("tabindex", "0")
    expect(button(page, "input", 0)).to_be_disabled()
    gradient.click()
    page.locator(f"{CLOSEUP} .lsc-leads button").last.click()
    page.wait_for_function("new URLSearchParams(location.search).get('map') === '2'")
    page.locator(f"{CLOSEUP} [data-term] [data-part=sum]").first.click()
    expect(page.locator(f"{STAGE} [data-panel=full]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CLOSEUP)).to_be_visible()
    page.keyboard.press("Escape")
    expect(gradient).to_be_focused()


@pytest.mark.parametrize(("size", "exact"), [(3, False), (5, True)])
def test_a_sum_with_more_decimals_than_its_result_is_about_it(explore, size, exact):
    page = explore(img="cat", layer="conv2", map=2, kh=size, kw=size)
    page.wait_for_selector(CLOSEUP)
    values = page.locator(f"{CLOSEUP} [data-part=sum]:visible b").all_inner_texts()
    bias = page.locator(f"{CLOSEUP} .lsc-bias").inner_text().strip("+ (b=≈)")
    result = page.locator(f"{CLOSEUP} [data-part=result] b").inner_text()
    *terms, total = (
        Decimal(text.strip("≈ ").replace("−", "-")) for text in (*values, bias, result)
    )
    assert (sum(terms) == total) is exact
    assert round(sum(terms), 2) == total
    assert result.startswith("≈") is not exact


def test_a_score_is_taken_apart_on_one_screen(explore):
    page = explore(net="digits", img="digits-4", layer="dense", map=4)
    expect(page.locator(f"{CLOSEUP} [data-term]")).to_have_count(10)
    boxes = page.locator(f"{CLOSEUP} [data-part]:visible").evaluate_all(
        "all => all.map(n => n.getBoundingClientRect())"
    )
    assert min(box["left"] for box in boxes) >= 16
    assert max(box["right"] for box in boxes) <= SCREEN["width"]
    # Cell by cell, and no window that slides
    signs = page.locator(f"{CLOSEUP} [data-term] .lsc-sign").all_inner_texts()
    assert set(signs) == {"·", "="}


def test_softmax_opens_with_every_step_of_its_arithmetic(explore):
    page = explore(net="digits", img="digits-4")
    button(page, "softmax", 4).click()
    row = page.locator("[data-testid=shares] [data-class='4'] td")
    expect(row).to_have_count(6)
    score, _, exponential, _, share, _ = row.all_inner_texts()
    total = page.locator("[data-testid=shares] tfoot td").nth(1).inner_text()
    assert float(exponential) == pytest.approx(math.exp(float(score)), rel=1e-4)
    quotient = float(exponential) / float(total)
    assert share == f"{100 * quotient:.2f}\u00a0%"
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=shares]")).to_have_count(0)


def test_the_share_of_an_unlikely_class_is_no_row_of_zeros(explore):
    page = explore(net="digits", img="digits-4", layer="softmax", map=6)
    words = page.locator("[data-testid=shares] [role=status]")
    expect(words).to_contain_text("÷")
    assert (
        "0.00 ÷" not in words.inner_text() and "= 0.00\u00a0%" not in words.inner_text()
    )
    assert "·10⁻" in words.inner_text()
