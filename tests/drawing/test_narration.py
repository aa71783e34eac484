"""What is said at a step is what the stage says."""

import numpy as np
import pytest

from drawing.words.narration import narrate
from lessons.sources import Sources
from lessons.texts import Texts
from scenes.replay import Replay
from tests.drawing.played import LESSONS, played
from tests.stage.scenes import pooling

FEW = 6  # steps of each scene
KEYS, WON = ("winner", "tie"), "({winner_row}, {winner_column}) of {terms}"


@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_a_sentence_is_the_stages_in_any_language(scripts, name, address):
    scene, texts = played(name, address, Sources(Texts("zh")))
    steps = np.random.default_rng().integers(0, scene.steps, FEW).tolist()
    moments = map(Replay(scene).at, steps)
    mine = [narrate(scene, moment, texts) for moment in moments]
    assert mine == scripts.told(scene, steps, texts)


def test_on_a_tie_the_first_has_won(scripts):
    scene, texts = pooling(), {"narration": dict.fromkeys(KEYS, WON)}
    (told,) = scripts.told(scene, [0], texts)
    assert narrate(scene, Replay(scene).at(0), texts) == told == "(0, 0) of 4"
