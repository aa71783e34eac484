"""Whether Streamlit would draw another page round the components."""

import pytest

import lessons
from lessons.asked import Asked
from lessons.contents import PAGES
from lessons.sources import Sources
from lessons.texts import Texts
from live.frame import frame


def of(name, address=""):
    lesson = lessons.find(name)
    return frame(Asked(lesson, lesson.at(address), Sources(Texts("en"))))


@pytest.mark.parametrize("name", PAGES)
def test_the_same_page_has_the_same_marks(name):
    assert of(name) == of(name)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("convolution", "b=1"),
        ("convolution", "s=2&p=1"),
        ("relu", "n=9&r0=3"),
        ("max-pooling", "s=3"),
        ("dropout", "rate=0.7"),
        ("explore", "range=all"),
    ],
)
def test_where_only_components_change_all_is_the_same(name, address):
    assert of(name, address) == of(name)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("convolution", "n=6&kh=11&kw=11"),  # why nothing fits
        ("im2col", "open=graph"),
    ],
)
def test_what_stands_there_otherwise_is_another_page(name, address):
    there = of(name, address)
    assert there is None or there[0] != of(name)[0]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("convolution", "img=cat"),
        ("convolution", "pass=backward"),
        ("explore", "net=shapes"),  # which offers pictures of its own
    ],
)
def test_what_stands_below_or_in_the_header_may_follow_later(name, address):
    assert of(name, address)[1] != of(name)[1]


@pytest.mark.parametrize(
    ("name", "address"),
    [("training", ""), ("im2col", "open=costs"), ("im2col", "open=code")],
)
def test_what_only_streamlit_can_draw_has_no_marks(name, address):
    assert of(name, address) is None
