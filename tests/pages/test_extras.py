"""What a lesson shows in the stage's place: links, and an address for each."""

import pytest

from lessons.texts import LANGUAGES, Texts
from tests.mounts import data_of

EXTRAS = {
    "convolution": ["padding", "code", "costs", "time"],
    "im2col": ["graph", "code", "costs"],
    "relu": ["neuron", "slopes", "functions", "costs", "histogram"],
    "max-pooling": ["graph", "shifts", "kept"],
    "dropout": ["ensemble", "spread"],
    "backpropagation": ["graph", "check"],
}
PLAYED = ("graph", "padding")  # on a stage of their own
EACH = [(page, name) for page, names in EXTRAS.items() for name in names]


def extras_of(app):
    return data_of(app, "ui/frame/extras")


def link_of(page, name, texts):
    own = texts.tree(f"{page}.extras")
    return own[name]["link"] if name in own else texts(f"extras.{name}")


@pytest.mark.parametrize("page", EXTRAS)
def test_a_lesson_opens_on_its_stage_and_offers_what_else_there_is(open_page, page):
    data = extras_of(open_page(page, lang="en"))
    assert [name for name, _ in data["links"]] == ["", *EXTRAS[page]]
    assert data["opened"] == ""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("page", "name"), EACH)
def test_an_extra_has_an_address_and_stands_in_the_stages_place(
    open_page, page, name, lang
):
    app = open_page(page, lang=lang, open=name)
    assert not app.exception
    data = extras_of(app)
    assert data["opened"] == name
    assert dict(data["links"])[name] == link_of(page, name, Texts(lang))
    stages = [e for e in app.get("bidi_component") if "stage" in e.proto.component_name]
    if name in PLAYED:
        assert len(stages) == 1
    else:
        assert len(app.subheader) == 1 and (stages == [] or name == "check")


@pytest.mark.parametrize("page", ["convolution", "im2col", "relu", "max-pooling"])
def test_the_check_of_the_gradients_is_offered_where_they_are_on_show(open_page, page):
    assert "check" in dict(extras_of(open_page(page, **{"pass": "backward"}))["links"])
    ahead = extras_of(open_page(page, open="check"))
    assert "check" not in dict(ahead["links"]) and ahead["opened"] == ""


@pytest.mark.parametrize(
    ("query", "offered"),
    [({"kh": 11, "n": 6}, [""]), ({"pass": "backward"}, ["", "code", "check"])],
)
def test_what_cannot_be_shown_at_the_moment_is_not_offered(open_page, query, offered):
    app = open_page("convolution", open="costs", **query)
    assert not app.exception
    assert [name for name, _ in extras_of(app)["links"]] == offered
    assert extras_of(app)["opened"] == ""


@pytest.mark.parametrize("name", ["costs", "neuron,shifts", "Graph"])
def test_an_extra_that_a_lesson_does_not_have_opens_its_stage(open_page, name):
    app = open_page("backpropagation", open=name)
    assert extras_of(app)["opened"] == ""
