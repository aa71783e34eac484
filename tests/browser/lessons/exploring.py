"""What the tests of the Explore page share."""

from engine import filter_bank
from pictures.loading import as_floats, fit, load_sample
from scenes.network.map import place_lens
from scenes.network.network import explore as run_network

OVERVIEW = '[data-testid="overview"]'
CLOSEUP = '[data-testid="closeup"]'
STAGE = '[data-testid="stage"]'
EQUATION = '[data-testid="equation"]'
LAYERS = {"conv1": 12, "relu1": 12, "pool1": 12, "conv2": 16, "relu2": 16, "pool2": 16}


def button(page, layer, number):
    return page.locator(f'{OVERVIEW} [data-layer="{layer}"][data-map="{number}"]')


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


def response(sample, layer, number, side=6):
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


def traced(page, role):
    nodes = page.locator(f'{OVERVIEW} [data-trace="{role}"]')
    return nodes.evaluate_all("all => all.map(n => [n.dataset.layer, +n.dataset.map])")
