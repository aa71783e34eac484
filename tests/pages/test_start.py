import base64
import json
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from lessons.contents import LESSONS
from lessons.texts import LANGUAGES, Texts
from tests.payloads import stage_of
from web.pages import page_path


def data_of(app, name):
    """Return what a component on the page was given."""
    protos = [element.proto for element in app.get("bidi_component")]
    (data,) = [json.loads(p.json) for p in protos if p.component_name.endswith(name)]
    return data


def pictures(app, name):
    """Pixels of the tiles on one card."""
    (card,) = [c for c in data_of(app, "ui_start_cards")["cards"] if c["name"] == name]
    files = [BytesIO(base64.b64decode(tile["png"])) for tile in card["tiles"]]
    return [np.asarray(Image.open(file)) for file in files]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_what_this_is(open_page, lang):
    app = open_page("start", lang=lang)
    assert not app.exception
    sentence = data_of(app, "ui_start_welcome")["sentence"]
    assert sentence == Texts(lang)("lessons.start.question")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_lesson_has_a_card_that_leads_to_it(open_page, lang):
    cards = data_of(open_page("start", lang=lang), "ui_start_cards")["cards"]
    text = Texts(lang)
    assert [(c["path"], c["title"], c["point"]) for c in cards] == [
        (page_path(n), text(f"lessons.{n}.title"), text(f"lessons.{n}.point"))
        for n in LESSONS
    ]


def test_the_stage_plays_by_itself_in_a_loop_and_can_only_be_paused(open_page):
    header, _ = stage_of(open_page("start"))
    assert header["autoplay"] and header["loop"]
    assert header["controls"] == ["play"]
    assert header["equation"] is None and not header["address"]


def test_another_picture_is_on_every_card_and_on_the_stage(open_page):
    coffee, cat = open_page("start", img="coffee"), open_page("start", img="cat")
    for name in LESSONS:
        first, other = pictures(coffee, name)[-1], pictures(cat, name)[-1]
        assert first.shape != other.shape or not np.array_equal(first, other)
    x = [
        array(header["panels"][0]["values"])
        for header, array in map(stage_of, (coffee, cat))
    ]
    assert x[0].shape != x[1].shape or not np.array_equal(*x)


def test_the_picture_stands_in_the_address(open_page):
    query = data_of(open_page("start", img="cat", size=64), "ui_start_cards")["query"]
    assert query == {"img": "cat", "size": "64"}


def test_grey_or_colour_is_left_for_the_lessons(open_page):
    query = data_of(open_page("start", rgb=1), "ui_start_cards")["query"]
    assert "rgb" not in query
