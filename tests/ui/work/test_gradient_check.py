"""The gradient check on a page: start, progress, stop, report."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.patience import PATIENCE
from tests.payloads import charts_of, stage_of
from ui.work.slot import TRAINING, training_slots


def script():
    import numpy as np
    import streamlit as st

    import engine
    from engine.comparison import GradientCheck, Part
    from lessons.common.backward import BACKWARD_FIELDS
    from lessons.lesson import Lesson
    from lessons.parts import Check
    from ui.frame.page import begin_page
    from ui.work.gradient_check import show_check

    page = begin_page(Lesson("convolution", BACKWARD_FIELDS, None))
    x = np.array([st.session_state.get("x", [0.0, 1.0, -2.0])])
    dx = engine.relu_backward(np.ones(x.shape), x) * st.session_state.get("factor", 1)
    part = Part("x", x, dx, engine.relu, lambda x: x > 0)
    opened = st.session_state.get("opened", False)
    show_check(page, Check(lambda: GradientCheck(1.0, part), open=opened))


@pytest.fixture
def app(monkeypatch):
    monkeypatch.setattr("ui.work.gradient_check.SLICE", 10)
    app = AppTest.from_function(script, default_timeout=PATIENCE)
    app.query_params["lang"] = "en"
    app.session_state["gradient-open"] = True
    return app.run()


def test_nothing_is_computed_before_the_press(app):
    assert not app.exception and not app.text
    assert [button.label for button in app.button] == ["Run the check"]


def test_the_report_names_the_largest_difference_and_what_is_left_out(app):
    app.button[0].click().run()
    assert not app.exception
    (said,) = (text.value for text in app.text)
    assert said.startswith("dx: 2 of 3 cells compared, largest difference")
    assert "1): [0, 0]" in said
    assert [line["name"] for line in charts_of(app)[0]["data"]] == ["dx"]
    names = [panel["name"] for panel in stage_of(app)[0]["panels"]]
    assert names == ["dx", "dx-numeric", "dx-digits"]


def test_where_nothing_with_a_gradient_was_compared_no_difference_is_told(app):
    app.session_state["x"] = [0.0, -1.0, -2.0]
    app.run()
    app.button[0].click().run()
    (said,) = (text.value for text in app.text)
    assert said.startswith("dx: nothing is proved") and "[0, 0]" in said


def test_the_report_goes_when_the_numbers_are_others(app):
    app.button[0].click().run()
    app.session_state["factor"] = 2
    app.run()
    assert not app.exception and not app.text


def test_another_step_size_is_kept_in_the_address_and_asks_for_another_run(app):
    app.button[0].click().run()
    app.select_slider[0].set_value("1e-3").run()
    assert not app.exception and not app.text
    assert app.session_state["layerscope"].history("convolution").now["h"] == "1e-3"


def said_of(app):
    """Return the sentence over the bar of progress."""
    (bar,) = app.get("progress")
    return bar.proto.text


def test_while_somebody_else_computes_the_check_waits_and_can_be_stopped(app):
    others = [f"reader {number}" for number in range(TRAINING)]
    assert all(training_slots().claim(other) for other in others)
    try:
        app.button[0].click().run()
        assert [button.label for button in app.button] == ["Stop"]
        assert not app.text
        assert said_of(app).startswith("Two others are training a network or checking")
        app.button[0].click().run()
        assert [button.label for button in app.button] == ["Run the check"]
    finally:
        for other in others:
            training_slots().release(other)


def test_at_its_own_address_a_check_begins_by_itself_until_it_is_stopped(app):
    app.session_state["opened"] = True
    others = [f"reader {number}" for number in range(TRAINING)]
    assert all(training_slots().claim(other) for other in others)
    try:
        app.run()
        assert "L(−h)" in app.markdown[0].value
        assert [button.label for button in app.button] == ["Stop"]
        app.button[0].click().run()
        assert [button.label for button in app.run().button] == ["Run the check"]
    finally:
        for other in others:
            training_slots().release(other)
    app.session_state["factor"] = 2
    assert app.run().text[0].value.startswith("dx: 2 of 3 cells compared")
