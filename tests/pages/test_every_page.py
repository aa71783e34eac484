import pytest

from lessons.common.backward import PASSES
from lessons.contents import PAGES
from lessons.texts import LANGUAGES, Texts
from tests.mounts import data_of


def header(app):
    """Return what the header's component was given."""
    return data_of(app, "ui/frame/header")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_in_the_language_of_its_link(open_page, name, lang):
    app = open_page(name, lang=lang)
    assert not app.exception
    data = header(app)
    assert data["lang"] == lang
    assert data["title"] == Texts(lang)(f"{name}.title")
    assert data["query"]["lang"] == lang


@pytest.mark.parametrize("name", PAGES)
def test_nonsense_in_the_address_harms_no_page(open_page, name):
    keys = "lang img size rgb r0 c0 n kh kw s p d b filter k flip pool t".split()
    keys += "view mode rate seed channels draws units pass dy dyr dyc h map x".split()
    app = open_page(name, **dict.fromkeys(keys, "-1e9,<b>\x00💥"))
    assert not app.exception
    assert header(app)["query"]["lang"] is None


@pytest.mark.parametrize("name", PAGES)
def test_each_page_names_the_one_before_and_the_one_after(open_page, name):
    place = PAGES.index(name)
    data = header(open_page(name, lang="en"))
    before = PAGES[place - 1] if place else None
    after = PAGES[place + 1] if place + 1 < len(PAGES) else None
    title = Texts("en")
    for link, page in ((data["previous"], before), (data["next"], after)):
        assert (link or {}).get("title") == (page and title(f"{page}.title"))


def test_the_question_follows_the_direction(open_page):
    there, back = (header(open_page("relu", **{"pass": way})) for way in PASSES)
    asked = [Texts("en")(f"relu.{key}") for key in ("question", "question_backward")]
    assert [there["question"], back["question"]] == asked


def test_an_address_that_led_nowhere_is_explained(open_page):
    assert header(open_page("start", lang="en", lost="1"))["notice"]
    assert not header(open_page("start", lang="en"))["notice"]
