"""What components are told is a function of the address, and what Streamlit mounts."""

import json
import re
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import lessons
from lessons.asked import Asked
from lessons.common.backward import GRADIENTS
from lessons.contents import LESSONS, PAGES
from lessons.sources import Sources
from lessons.texts import Texts
from live.marks import mark
from live.payloads import payloads
from tests.lessons.drawing import addresses
from tests.mounts import opened
from tests.stage.unpack import Payload

MOST = 2_000_000  # bytes
ONE_APP = HealthCheck.function_scoped_fixture  # each page is a new one
UNSHRUNK = Phase.explicit, Phase.generate  # to make one smaller takes minutes
READERS = st.sampled_from([("en", "light"), ("zh", "dark"), ("zh", "light")])
ID = re.compile(r"^\$\$ID-\w{32}-")  # what Streamlit puts before a key


def told(name, texts, lang, theme="light"):
    lesson = lessons.find(name)
    values = lesson.at(urlencode(texts))
    return payloads(Asked(lesson, values, Sources(Texts(lang), theme)))


@pytest.mark.parametrize("name", PAGES)
@given(data=st.data())
def test_the_same_arguments_give_the_same_bytes_and_few_of_them(name, data):
    texts = data.draw(addresses(lessons.find(name)))
    reader = data.draw(READERS)
    first, second = (told(name, texts, *reader) for _ in "ab")
    assert first == second
    assert max(map(len, filter(bytes_of, first.values())), default=0) < MOST


@pytest.mark.parametrize(("way", "most"), [("col2im", 10**6), ("full", MOST)])
def test_the_largest_gradient_of_the_input_is_small_enough(way, most):
    largest = {"n": 32, "kh": 11, "kw": 11, "p": 5, "rgb": 1}
    back = {"pass": "backward", "way": way, "filter": "box"}
    assert len(told("convolution", largest | back, "en")["stage"]) < most


def bytes_of(data):
    return isinstance(data, bytes)


def mounted(app):
    """Return what the page's components were mounted with, by their keys."""
    protos = [element.proto for element in app.get("bidi_component")]
    return {ID.sub("", proto.id): opened(proto) for proto in protos}


@pytest.mark.parametrize("name", PAGES)
@settings(max_examples=6, phases=UNSHRUNK, suppress_health_check=[ONE_APP])
@given(data=st.data())
def test_streamlit_mounts_what_is_told(name, data, open_page):
    texts = data.draw(addresses(lessons.find(name)))
    lang = data.draw(st.sampled_from(["en", "zh"]))
    app = open_page(name, **texts, lang=lang)
    page = mounted(app)
    for key, ours in told(name, texts, lang).items():
        label, theirs = page[key]
        assert theirs == (ours if bytes_of(ours) else json.loads(json.dumps(ours))), key
        assert label["mark"] == mark(ours)


@pytest.mark.parametrize("name", sorted({*LESSONS} - {"training", "explore"}))
def test_only_as_plotly_the_stage_is_told_what_its_figure_is_asked_for_by(name):
    asked = {"size": "64", "as": "plotly"}
    (shown,) = figures(told(name, asked, "zh", "dark"))
    who = {key: shown[key] for key in ("lesson", "lang", "theme", "tokens")}
    assert who == {"lesson": name, "lang": "zh", "theme": "dark", "tokens": {}}
    assert shown["values"] == lessons.find(name).at(urlencode(asked)).texts
    assert figures(told(name, {}, "en")) == [None]


def figures(all_told):
    stages = [data for data in all_told.values() if bytes_of(data)]
    return [Payload(data).header["figure"] for data in stages]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_of_every_gradient_it_is_said_where_one_chooses_it_of_which_loss_it_is(lang):
    def note(kind):
        bar = told("relu", {"pass": "backward", "dy": kind}, lang)["bar"]
        return {field["key"]: field["note"] for field in bar["fields"]}["dy"]

    notes = {kind: note(kind) for kind in GRADIENTS}
    assert all("∂L/∂y" in said for said in notes.values())
    assert "(y − t)²" in notes["loss"] and len({*notes.values()}) == len(GRADIENTS)
