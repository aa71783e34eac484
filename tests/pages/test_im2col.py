"""The im2col lesson as Streamlit draws it."""

import time

import pytest

from tests.mounts import address_of, data_of
from tests.patience import PATIENCE
from tests.payloads import charts_of, stage_of
from ui.work.slot import measuring_slot


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_lesson_opens_on_its_stage(open_page, lang):
    app = open_page("im2col", lang=lang)
    assert not app.exception
    assert stage_of(app)[0]["steps"] == 9


def test_where_nothing_fits_stands_why(open_page):
    app = open_page("im2col", n=4, kh=11, kw=11)
    assert not app.exception
    assert "11" in app.info[0].value


def test_the_slider_through_the_filters_ends_at_the_last_one(open_page):
    app = open_page("im2col", map=3)
    fields = data_of(app, "ui/controls/bar")["fields"]
    (slider,) = (field for field in fields if field["key"] == "map")
    assert (slider["low"], slider["high"], slider["value"]) == (0, 2, "0")
    assert address_of(app)["map"] is None


def test_while_somebody_else_measures_the_reader_is_told_so(open_page, monkeypatch):
    monkeypatch.setattr("ui.work.measurement.REST", 0)
    measuring_slot().claim("somebody else")
    try:
        app = open_page("im2col", open="costs", lang="en")
        (bar,) = app.get("progress")
        assert bar.proto.text.startswith("Somebody else is measuring")
        assert charts_of(app) == []
    finally:
        measuring_slot().release("somebody else")


def test_what_was_measured_is_drawn_until_the_kernel_is_another(open_page):
    app = open_page("im2col", open="costs", lang="en")
    run = app.session_state["measurement-lessons.measuring.convolution"]
    assert [button.label for button in app.button] == ["Measure", "Stop"]
    assert app.button[0].disabled
    wait_for_records(run)
    assert len(charts_of(app.run())) == 2
    app.session_state["layerscope"].history("im2col").change({"kh": "3", "kw": "3"})
    assert charts_of(app.run()) == []
    assert not run.running


def test_what_im2col_copies_stands_there_before_anything_is_measured(open_page):
    app = open_page("im2col", open="costs", kh=3, kw=3, rgb=1, lang="en")
    (said,) = (each.value for each in app.markdown if "pays with memory" in each.value)
    assert "KH·KW / S² = 9**" in said
    assert "12\u00a0MB" in said and "27 × 1044484, takes ≈ 107.6\u00a0MB" in said


def wait_for_records(run):
    end = time.monotonic() + PATIENCE
    while not run.records:
        assert time.monotonic() < end
        time.sleep(0.05)
        run.look()
    run.stop()
