import base64
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

import lessons
from lessons.contents import LESSONS
from lessons.parts import Cards
from lessons.texts import LANGUAGES, Texts
from tests.mounts import address_of, data_of
from web.pages import page_path


def tiles(app):
    """Pixels of the small pictures on each card."""
    cards = data_of(app, "ui/start/cards")["cards"]
    return {c["name"]: [pixels(tile["png"]) for tile in c["tiles"]] for c in cards}


def pixels(png):
    return np.asarray(Image.open(BytesIO(base64.b64decode(png))).convert("RGB"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_what_this_is(open_page, lang):
    app = open_page("start", lang=lang)
    assert not app.exception
    sentence = data_of(app, "ui/start/welcome")["sentence"]
    assert sentence == Texts(lang)("start.question")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_lesson_has_a_card_that_leads_to_it(open_page, lang):
    cards = data_of(open_page("start", lang=lang), "ui_start_cards")["cards"]
    text = Texts(lang)
    assert [(c["path"], c["title"], c["point"]) for c in cards] == [
        (page_path(n), text(f"{n}.title"), text(f"{n}.point")) for n in LESSONS
    ]


def test_the_picture_stands_in_the_address(open_page):
    query = address_of(open_page("start", img="cat", size=64))
    assert query == {"img": "cat", "size": "64"}


def test_a_card_paints_the_small_pictures_of_its_lesson(open_page):
    found = tiles(open_page("start", img="cat", size=64))
    expected = {
        card.name: [tile.values.shape[-2:] for tile in card.tiles]
        for card in lessons.shown("start", "img=cat&size=64").part(Cards).cards
    }
    shapes = {name: [each.shape[:2] for each in found[name]] for name in found}
    assert shapes == expected
    assert all(each.shape[2] == 3 for images in found.values() for each in images)
