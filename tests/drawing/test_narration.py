"""What is said at a step is what the stage says."""

import numpy as np
import pytest

from drawing.looks import looks
from drawing.words.narration import narrate
from lessons.sources import Sources
from lessons.texts import Texts
from scenes.replay import Replay
from tests.drawing.played import LESSONS, played
from tests.stage.scenes import pooling

FEW = 6  # steps of each scene
JOINER = "\u2060"  # of the stage, whose lines a browser ends
KEYS, WON = ("winner", "tie"), "({winner_row}, {winner_column}) of {terms}"


def sentence(scene, step, texts):
    return narrate(scene, Replay(scene).at(step), texts, looks(scene, "light"))


@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_a_sentence_is_the_stages_in_any_language(scripts, name, address):
    scene, texts = played(name, address, Sources(Texts("zh")))
    steps = np.random.default_rng().integers(0, scene.steps, FEW).tolist()
    mine = [sentence(scene, step, texts) for step in steps]
    told = scripts.told(scene, steps, texts)
    assert mine == [each.replace(JOINER, "") for each in told]


def test_on_a_tie_the_first_has_won(scripts):
    scene, texts = pooling(), {"narration": dict.fromkeys(KEYS, WON)}
    (told,) = scripts.told(scene, [0], texts)
    assert sentence(scene, 0, texts) == told == "(0, 0) of 4"


def told(name, address, step):
    """Return what is said at a step, and the panels then and just before."""
    scene, texts = played(name, f"pass=backward&{address}")
    moments = Replay(scene).at(step), Replay(scene).at(step - 1)
    return sentence(scene, step, texts), *(moment.panels for moment in moments)


def test_the_chain_rule_names_the_winner_that_gets_the_gradient():
    sentence, now, before = told("max-pooling", "n=6&p=1", 6)
    (place,) = np.argwhere(now["dx"] != before["dx"]).tolist()
    output = list(divmod(6, now["dy"].shape[1]))
    assert f"∂L/∂x{place} += ∂L/∂y{output}" in sentence


def test_the_chain_rule_names_the_pixel_that_the_first_weight_meets():
    sentence, now, before = told("convolution", "n=8&kh=3&kw=2&s=2", 4)
    row, column = divmod(4, now["dy"].shape[1])
    x, dy = now["x"].reshape(8, 8)[2 * row, 2 * column], now["dy"].flat[4]
    assert f"∂L/∂y{[row, column]} · x{[2 * row, 2 * column]}" in sentence
    assert (now["dw"] - before["dw"]).flat[0] == pytest.approx(x * dy)
