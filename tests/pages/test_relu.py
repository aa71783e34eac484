import pytest

from tests.mounts import data_of
from tests.payloads import charts_of, stage_of
from ui.work.slot import definition_slot


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_lesson_opens_on_its_stage_and_draws_nothing_that_is_closed(
    open_page, lang
):
    app = open_page("relu", lang=lang)
    assert not app.exception
    assert stage_of(app)[0]["steps"] == 5 * 5
    assert charts_of(app) == []


def test_the_one_filter_is_not_called_filters(open_page):
    fields = data_of(open_page("relu", lang="en"), "ui/controls/bar")["fields"]
    (label,) = (each["label"] for each in fields if each["key"] == "filter")
    assert label == "Filter"


def test_the_learning_rate_is_set_by_its_slider_too(open_page):
    app = open_page("relu", lang="en", open="neuron")
    app.slider[0].set_value(0.3).run()
    assert "11 of 16 numbers" in app.markdown[-1].value
    assert charts_of(app)


def test_costs_are_measured_at_a_press_and_relu_forward_is_the_unit(open_page):
    app = open_page("relu", lang="en", open="costs")
    assert charts_of(app) == []
    app.button[0].click().run()
    forward, backward = charts_of(app)[0]["data"]
    assert forward["text"][0] == "1.0"
    assert len(forward["text"]) == len(backward["text"]) == 5


def test_costs_wait_while_somebody_else_measures(open_page):
    definition_slot().claim("somebody else")
    try:
        app = open_page("relu", open="costs")
        app.button[0].click().run()
        assert app.info and charts_of(app) == []
    finally:
        definition_slot().release("somebody else")
