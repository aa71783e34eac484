"""A lesson's address, and the scene that it names."""

from urllib.parse import urlencode

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lessons
from lessons.contents import PAGES
from lessons.lesson import Change
from tests.lessons.drawing import addresses


@pytest.mark.parametrize("name", PAGES)
@given(data=st.data())
def test_an_address_says_all_that_is_set(name, data):
    lesson = lessons.find(name)
    values = lesson.update(lesson.at(""), Change(data.draw(addresses(lesson))))
    said = {key: text for key, text in values.query.items() if text is not None}
    assert lesson.at(urlencode(said)).texts == values.texts


def test_the_scene_of_an_address_is_what_its_page_plays():
    x = lessons.scene("relu", "act=leaky&slope=0.25&n=5").panel("x").values
    y = lessons.scene("relu", "act=leaky&slope=0.25&n=5").panel("y").values
    assert x.shape == (5, 5)
    assert np.allclose(y, np.where(x > 0, x, 0.25 * x))


def test_where_something_else_is_open_no_scene_is_played():
    assert lessons.scene("relu", "open=histogram") is None
