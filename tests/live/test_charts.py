"""What the component of charts is told."""

import json

import pytest

import lessons
from lessons.asked import Asked
from lessons.sources import Sources
from lessons.texts import LANGUAGES, Texts
from live.payloads import payloads
from web.mount import static_files

CHARTS = (
    *(
        "relu?open=functions",
        "relu?open=neuron",
        "relu?open=slopes",
        "relu?open=histogram",
    ),
    *("convolution?open=costs", "max-pooling?open=shifts", "max-pooling?open=kept"),
    *("dropout?open=ensemble", "dropout?open=spread"),
)


def told(address, lang="en", theme="light"):
    name, _, query = address.partition("?")
    lesson = lessons.find(name)
    return payloads(Asked(lesson, lesson.at(query), Sources(Texts(lang), theme)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", CHARTS)
def test_charts_are_told_as_plain_data_in_the_readers_words(address, lang):
    charts = [told(address, lang)[key] for key in told(address) if "charts" in key]
    assert charts
    for data in charts:
        assert json.loads(json.dumps(data, allow_nan=False))["lang"] == lang
        assert data["words"] == Texts(lang).tree("charts.plotly")
        assert all(figure["layout"]["height"] > 100 for figure in data["figures"])


@pytest.mark.parametrize("address", CHARTS)
def test_in_other_colours_it_is_another_chart(address):
    assert told(address) != told(address, theme="dark")


def test_what_is_translated_is_what_plotly_says():
    """Another version of it may say it otherwise, and would say it in English."""
    script = static_files()["plotly.min.js"].read_text("utf-8")
    phrases = Texts("zh").tree("charts.plotly")
    assert [phrase for phrase in phrases if f'"{phrase}"' not in script] == []
