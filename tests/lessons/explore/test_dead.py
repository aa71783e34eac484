"""Maps without an answer: none opens by itself, and of one that is open it is said."""

import numpy as np
import pytest

from lessons.parts import Closeup, Overview, Played
from tests.lessons.explore.test_view import shown

DEAD = {"net": "digits", "layer": "relu1", "map": 1}
ALIVE = DEAD | {"map": 5}
BACK = {"net": "shapes", "pass": "backward", "layer": "conv2", "class": 3}


def opened(**query):
    view = shown(**query)
    return view.part(Overview).opened["number"], view.part(Overview).sheets


@pytest.mark.parametrize("net", ["digits", "shapes"])
def test_where_no_map_is_named_the_one_that_answers_most_opens(net):
    for layer in ("relu1", "pool1", "relu4"):
        number, sheets = opened(net=net, layer=layer)
        (maps,) = (sheet.maps for sheet in sheets if sheet.layer == layer)
        assert maps[number].max() == maps.max() > 0


def test_of_the_scores_the_likeliest_opens():
    number, sheets = opened(net="digits", layer="dense")
    assert number == np.argmax(sheets[-1].values)


def test_backward_the_largest_gradient_opens():
    number, sheets = opened(**BACK)
    (maps,) = (sheet.maps for sheet in sheets if sheet.layer == "conv2")
    assert np.abs(maps[number]).max() == np.abs(maps).max() > 0


def test_a_dead_map_is_told_of_and_no_other():
    assert "dead" in words(**DEAD) and "dead" not in words(**ALIVE)
    assert "dead" in " ".join(shown(**DEAD, part="all").part(Played).facts)
    assert shown(**ALIVE, part="all").part(Played).facts == ()


def test_a_map_that_no_gradient_comes_back_to_is_told_of():
    number, sheets = opened(**BACK)
    (maps,) = (sheet.maps for sheet in sheets if sheet.layer == "conv2")
    (silent, *_) = np.flatnonzero(~maps.any(axis=(1, 2)))
    assert "No gradient" in words(**BACK, map=silent)
    assert "No gradient" not in words(**BACK, map=number)
    assert "No gradient" in shown(**BACK, map=silent, part="all").part(Played).facts[1]


def words(**query):
    """Return the sentence under a map that is open."""
    part = shown(**query).part(Closeup)
    return part.texts[part.look.said]
