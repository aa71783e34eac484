import math

import pytest
from playwright.sync_api import expect

from engine import filter_bank
from figures.theme import DIVERGING
from scenes.closeup import closeup
from scenes.map import place_lens
from scenes.network import explore as run_network
from tests.browser.conftest import PHONE, SCREEN
from ui.pictures import as_floats, fit, load_sample
from ui.texts import LANGUAGES, Texts

OVERVIEW = '[data-testid="overview"]'
READY = f'{OVERVIEW}:not([data-rev="0"])'
CLOSEUP = '[data-testid="closeup"]'
STAGE = '[data-testid="stage"]'
EQUATION = '[data-testid="equation"]'
LAYERS = {"conv1": 12, "relu1": 12, "pool1": 12, "conv2": 16, "relu2": 16, "pool2": 16}


@pytest.fixture
def explore(open_lesson):
    """Open the page; ``explore(img="maze", layer="relu1", map=2)``."""
    return lambda **query: open_lesson("explore", ready=READY, **{"lang": "en"} | query)


def button(page, layer, number):
    return page.locator(f'{OVERVIEW} [data-layer="{layer}"][data-map="{number}"]')


def colours(page, layer):
    """Count the different colours in each map of a layer."""
    return page.evaluate(
        """layer => {
          const sheet = document.querySelector(`[data-sheet=${layer}]`);
          const context = sheet.querySelector('canvas').getContext('2d');
          return [...sheet.querySelectorAll('[data-map]')].map((map) => {
            const [x, y] = [map.offsetLeft, map.offsetTop];
            const size = [map.offsetWidth, map.offsetHeight - 18];
            const { data } = context.getImageData(x, y, ...size);
            return new Set(new Uint32Array(data.buffer)).size;
          });
        }""",
        layer,
    )


def traced(page, role):
    nodes = page.locator(f'{OVERVIEW} [data-trace="{role}"]')
    return nodes.evaluate_all("all => all.map(n => [n.dataset.layer, +n.dataset.map])")


def address(page):
    return page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")


def next_revision(page, act):
    rev = int(page.get_attribute(OVERVIEW, "data-rev"))
    act()
    page.wait_for_function(
        "rev => +document.querySelector('[data-testid=overview]').dataset.rev > rev",
        arg=rev,
    )


def bank_on(sample):
    return run_network(filter_bank(), as_floats(fit(load_sample(sample), 128), True))


def response(sample, layer, number, side=12):
    """Strongest response of a map, which a detail opens on, from the engine."""
    column = bank_on(sample).column(layer)
    y = column.maps[number]
    return y[place_lens(y, column.geometry, side).strongest]


def shows(page, value):
    page.wait_for_function(
        """value => {
          const card = document.querySelector('[data-testid=equation]');
          return card && Math.abs(JSON.parse(card.dataset.result) - value) < 1e-4;
        }""",
        arg=float(value),
    )


def test_every_map_of_every_layer_is_painted_on_one_screen(explore):
    page = explore(img="astronaut")
    for layer, count in LAYERS.items():
        painted = colours(page, layer)
        assert len(painted) == count and min(painted) > 5, layer
    inside = page.locator(f"{OVERVIEW} [data-map]").evaluate_all(
        """all => all.map(n => n.getBoundingClientRect())
                      .every(b => b.top >= 0 && b.bottom <= innerHeight
                               && b.left >= 0 && b.right <= innerWidth)"""
    )
    assert inside
    tall = page.evaluate("document.querySelector('.stMain').scrollHeight")
    assert tall <= SCREEN["height"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_of_a_map_is_smaller_than_twelve_pixels(explore, lang):
    page = explore(lang=lang)
    names = page.locator(f"{OVERVIEW} [data-map] span:visible")
    assert names.count() == sum(LAYERS.values())
    sizes = names.evaluate_all(
        "all => all.map(n => parseFloat(getComputedStyle(n).fontSize))"
    )
    assert min(sizes) >= 12


def test_relu_turns_red_to_the_ground_colour_and_leaves_blue_as_it_is(explore):
    page = explore(img="letter")
    most = """([layer, channel]) => {
      const canvas = document.querySelector(`[data-sheet=${layer}] canvas`);
      const [context, { width, height }] = [canvas.getContext('2d'), canvas];
      const { data } = context.getImageData(0, 0, width, height);
      let most = 0;
      for (let i = 0; i < data.length; i += 4) {
        const more = data[i + channel] - data[i + 2 - channel];
        if (data[i + 3] === 255) most = Math.max(most, more);
      }
      return most;
    }"""
    red, blue = 0, 2
    assert page.evaluate(most, ["conv1", red]) > 100
    assert page.evaluate(most, ["relu1", red]) < 5
    assert page.evaluate(most, ["relu1", blue]) > 100


def test_the_lowest_values_have_the_last_red(explore):
    page = explore(img="digit")
    lowest = page.evaluate(
        """colour => {
          const canvas = document.querySelector('[data-sheet=conv1] canvas');
          const [context, { width, height }] = [canvas.getContext('2d'), canvas];
          const { data } = context.getImageData(0, 0, width, height);
          const isIt = (i) => colour.every((part, k) => data[i + k] === part);
          return data.filter((_, i) => i % 4 === 0 && isIt(i)).length;
        }""",
        [int(DIVERGING["light"]["activation"][0][i : i + 2], 16) for i in (1, 3, 5)],
    )
    assert lowest > 100


def test_hovering_a_map_frames_what_it_is_made_of(explore):
    page = explore()
    button(page, "conv2", 0).hover()
    assert traced(page, "self") == [["conv2", 0]]
    assert traced(page, "source") == [["pool1", 2], ["pool1", 4]]
    assert traced(page, "target") == [["relu2", 0]]
    assert page.locator(".lso-lines path").count() == 3
    assert Texts("en")("explore.filters.corner-straight.about") in page.inner_text(
        OVERVIEW
    )
    button(page, "pool2", 3).hover()
    assert traced(page, "source") == [["relu2", 3]]
    button(page, "conv1", 10).hover()
    assert traced(page, "source") == [["input", 0]]
    page.mouse.move(5, 5)
    assert traced(page, "self") == [] and page.locator(".lso-lines path").count() == 0


def test_hovering_moves_nothing(explore):
    page = explore(img="cat")
    place = button(page, "pool2", 15).bounding_box()
    for layer, number in (("conv2", 15), ("conv1", 4), ("relu2", 8)):
        button(page, layer, number).hover()
        assert button(page, "pool2", 15).bounding_box() == place


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


def test_another_picture_keeps_the_detail_open(explore):
    page = explore(layer="relu1", map=4, part="all")
    shows(page, response("coffee", "relu1", 4))
    page.click("[data-action=choose]")
    next_revision(page, lambda: page.click("[data-sample=maze]"))
    expect(page.locator(STAGE)).to_be_visible()
    run = bank_on("maze")
    y = run.column("relu1").maps[4]
    lens = place_lens(y, run.column("relu1").geometry, 12)
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
    expect(reachable).to_have_count(1)
    reachable.focus()
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


def test_the_range_of_colours_can_be_each_maps_own(explore):
    page = explore(img="cat")
    faint = colours(page, "conv1")[7]
    next_revision(page, lambda: page.select_option("[data-control=range]", "map"))
    assert colours(page, "conv1")[7] > faint
    assert page.locator(f"{OVERVIEW} [data-map] small:visible").count() == 84


def test_a_picture_that_is_too_small_explains_itself(explore):
    page = explore(img="digit", layer="pool2", map=3, part="all", s=3, kh=7, kw=7)
    next_revision(page, lambda: page.locator("[data-control=pool]").press("End"))
    note = page.get_by_test_id("stAlert")
    expect(note).to_contain_text("Conv 2")
    sheets = page.locator("[data-sheet]")
    names = sheets.evaluate_all("all => all.map(n => n.dataset.sheet)")
    assert names == ["input", "conv1", "relu1", "pool1"]
    next_revision(page, lambda: page.locator("[data-control=pool]").press("Home"))
    expect(note).to_have_count(0)
    expect(page.locator(STAGE)).to_be_visible()
    assert address(page)["layer"] == "pool2"


def sideways(page):
    """How far the page itself could be scrolled sideways."""
    return page.locator(".stMain").evaluate("n => n.scrollWidth - n.clientWidth")


def test_on_a_phone_each_layer_is_scrolled_by_itself(explore):
    page = explore(viewport=PHONE)
    tops = page.locator("[data-sheet]").evaluate_all(
        "all => all.map(n => n.getBoundingClientRect().top)"
    )
    assert tops == sorted(set(tops))
    sheet = page.locator("[data-sheet=conv1] .lso-scroll")
    assert sheet.evaluate("n => n.scrollWidth - n.clientWidth") > 100
    assert sideways(page) == 0
    button(page, "conv1", 4).click()
    expect(page.locator(CLOSEUP)).to_be_visible()
    assert sideways(page) == 0


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
    expect(page.locator(f"{CLOSEUP} [data-part=result]")).to_be_disabled()


def test_softmax_opens_with_every_step_of_its_arithmetic(explore):
    page = explore(net="digits", img="digits-4")
    button(page, "softmax", 4).click()
    row = page.locator("[data-testid=shares] [data-class='4'] td")
    expect(row).to_have_count(6)
    score, _, exponential, _, share, _ = row.all_inner_texts()
    total = page.locator("[data-testid=shares] tfoot td").nth(1).inner_text()
    assert float(exponential) == pytest.approx(math.exp(float(score)), rel=1e-4)
    quotient = float(exponential) / float(total)
    assert share == f"{100 * quotient:.2f} %"
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=shares]")).to_have_count(0)


def test_another_network_opens_on_a_picture_of_its_own_with_all_its_maps(explore):
    page = explore(layer="conv1", map=3)
    next_revision(page, lambda: page.select_option("[data-control=net]", "digits"))
    expect(page.locator(CLOSEUP)).to_have_count(0)
    page.wait_for_selector("[data-sheet=softmax]")
    assert page.locator("[data-sheet]").count() == 13
    page.wait_for_function("!location.search.includes('layer')")
    assert address(page) == {"lang": "en", "net": "digits"}
    tall = page.evaluate("document.querySelector('.stMain').scrollHeight")
    assert tall <= SCREEN["height"]
