import pytest

from lessons.relu.costs import WAYS
from tests.mounts import data_of
from tests.payloads import charts_of, stage_of


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


def test_costs_are_measured_without_a_press_and_relu_forward_is_the_unit(open_page):
    app = open_page("relu", lang="en", open="costs")
    run = app.session_state["measurement-lessons.measuring.activation"]
    run.stop()
    run.records += [
        {"way": way, "round": count, "forward": 1 + count, "backward": 3 - count}
        for count in range(2)
        for way in WAYS
    ]
    run.records[0]["forward"] = 0.5
    forward, backward = charts_of(app.run())[0]["data"]
    assert forward["text"] == ["1.0", *["2.0"] * 4]
    assert backward["text"] == ["4.0"] * 5
