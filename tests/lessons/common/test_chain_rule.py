"""Whatever runs backward says what dy is, and its chain rule in symbols."""

import re

import numpy as np
import pytest

import lessons
from drawing.looks import looks
from drawing.words.narration import narrate
from lessons.parts import Played, Prose
from lessons.sources import Sources
from lessons.texts import LANGUAGES, Texts
from scenes.panels import Curve
from scenes.replay import Replay

LAYERS = ("conv", "relu", "pool", "drop", "dense")
BACK = [
    *("relu?pass=backward", "relu?pass=backward&act=sigmoid", "relu?pass=backward&n=4"),
    *("max-pooling?pass=backward", "max-pooling?pass=backward&pool=average"),
    *("max-pooling?open=graph", "im2col?open=graph", "backpropagation?open=graph"),
    *(f"convolution?pass=backward&n=5&way={way}" for way in ("dw", "col2im", "full")),
    *(
        f"im2col?pass=backward&layout={layout}&grad={grad}"
        for layout in ("columns", "rows")
        for grad in ("dw", "db", "dx")
    ),
    *(f"dropout?pass=backward&view={view}" for view in ("map", "neurons", "matrices")),
    *("backpropagation?", "backpropagation?mode=test", "backpropagation?rate=0.95"),
    *(f"backpropagation?layer={layer}" for layer in LAYERS),
    *("backpropagation?view=convolution", "backpropagation?view=graph&s=3"),
    "backpropagation?open=graph&example=small",
]
SLOPE = re.compile(r"(d\S* = ∂L/∂\S+)")
SLOPE_OF_LOSS = re.compile(r"= 2·([\d.-]+) - ([\d.-]+) / (\d+) [=≈] ([\d.-]+)")
HOLE = re.compile(r"[({\[] *[,)}\]]|∂ |undefined|\{\w+\}")


def played_at(page, lang="en"):
    name, _, address = page.partition("?")
    sources = Sources(Texts(lang))
    return lessons.shown(name, address, sources).part(Played)


def told_backward(played):
    """Sentences of the steps whose result is a gradient."""
    panels = (p for p in played.scene.panels if not isinstance(p, Curve))
    gradients = {panel.name for panel in panels if panel.colour == "gradient"}
    told = played.scene, played.texts, looks(played.scene, "light")
    for moment in Replay(played.scene):
        if moment.numbers.equation.result in gradients:
            yield narrate(told[0], moment, *told[1:])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", BACK)
def test_every_step_back_has_its_formula_with_the_present_numbers(page, lang):
    said = list(told_backward(played_at(page, lang)))
    assert said
    assert [s for s in said if "∂L/∂" not in s or HOLE.search(s)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", BACK)
def test_what_dy_is_stands_under_the_stage(page, lang):
    facts = played_at(page, lang).facts
    assert any(SLOPE.match(fact) for fact in facts)


@pytest.mark.parametrize(
    "page",
    [
        *("relu?", "relu?act=sigmoid", "max-pooling?map=1", "convolution?"),
        *("im2col?map=1", "dropout?", "dropout?view=neurons", "dropout?view=matrices"),
    ],
)
def test_over_the_stage_stands_which_loss_it_is_with_the_numbers_of_a_cell(page):
    name, _, address = page.partition("?")
    said, played = lessons.shown(name, f"{address}&pass=backward&dy=loss").main
    assert "mean of (y − t)²" in said.text
    y, t, count, dy = map(float, SLOPE_OF_LOSS.search(plain(said.text)).groups())
    assert dy == pytest.approx(2 * (y - t) / count, abs=0.01, rel=0.05)
    assert np.isclose(played.scene.panel("dy").values, dy, atol=1e-9).any()


def plain(text):
    return text.replace("−", "-").replace("(", "").replace(")", "")


def test_no_loss_is_told_where_dy_is_that_of_none():
    assert lessons.shown("relu", "pass=backward").part(Prose) is None
    assert lessons.shown("relu", "dy=loss").part(Prose) is None
