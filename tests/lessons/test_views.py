"""Every lesson is a function of its address: the same view for the same arguments."""

from urllib.parse import urlencode

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lessons
from lessons.contents import PAGES
from lessons.lesson import Change
from lessons.parts import Lens, Links
from lessons.sources import Sources
from lessons.texts import Texts
from tests.lessons.packing import payloads

KNOWN = {  # of texts that name what there is, and which a pattern does not tell
    "layer": ("conv1", "relu2", "pool2", "dense", "softmax"),
    "map": ("0", "7"),
    "part": ("all", "1"),
    "versus": ("dropout", "depth"),
    "pin": ("default", "s.2_filter.boxNsharpen"),
}


def texts_of(field):
    """Texts of a field's values, and some that are none."""
    options = [str(each) for each in getattr(field, "options", ())]
    options += KNOWN.get(field.key, ())
    if hasattr(field, "low"):
        options = [field.write(field.parse(str(n))) for n in (field.low, field.high)]
    return st.sampled_from([field.write(field.default), *options, "nonsense"])


def addresses(lesson):
    """Draw the texts of some fields; pictures stay small."""
    some = {field.key: texts_of(field) for field in lesson.fields}
    drawn = st.fixed_dictionaries({}, optional=some)
    return drawn.map(lambda texts: texts | {"size": "64"})


@pytest.mark.parametrize("name", PAGES)
@given(data=st.data())
def test_the_same_arguments_give_the_same_view(name, data):
    lesson = lessons.find(name)
    texts = data.draw(addresses(lesson))
    values = lesson.update(lesson.at(""), Change(texts))
    lang, theme = data.draw(st.sampled_from([("en", "light"), ("zh", "dark")]))
    first, second = (lesson.view(values, Sources(Texts(lang), theme)) for _ in "ab")
    assert first.bar == second.bar
    assert first.part(Links) == second.part(Links)
    assert [type(p) for p in first.parts] == [type(p) for p in second.parts]
    assert payloads(first) == payloads(second)
    for ours, again in zip(plates(first), plates(second), strict=True):
        assert ours.png == again.png


@pytest.mark.parametrize("name", PAGES)
@given(data=st.data())
def test_an_address_says_all_that_is_set(name, data):
    lesson = lessons.find(name)
    values = lesson.update(lesson.at(""), Change(data.draw(addresses(lesson))))
    said = {key: text for key, text in values.query.items() if text is not None}
    assert lesson.at(urlencode(said)).texts == values.texts


def plates(view):
    lens = view.part(Lens)
    return lens.plates if lens else ()


def test_the_scene_of_an_address_is_what_its_page_plays():
    x = lessons.scene("relu", "act=leaky&slope=0.25&n=5").panel("x").values
    y = lessons.scene("relu", "act=leaky&slope=0.25&n=5").panel("y").values
    assert x.shape == (5, 5)
    assert np.allclose(y, np.where(x > 0, x, 0.25 * x))


def test_where_something_else_is_open_no_scene_is_played():
    assert lessons.scene("relu", "open=histogram") is None
