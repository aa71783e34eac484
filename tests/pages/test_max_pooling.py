"""The pooling lesson as Streamlit draws it."""

import numpy as np
import pytest

from tests.payloads import charts_of, stage_of


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_lesson_opens_on_its_stage(open_page, lang):
    app = open_page("max-pooling", lang=lang)
    assert not app.exception
    assert stage_of(app)[0]["steps"] == 9


def test_the_shift_is_set_by_its_sliders_too(open_page):
    app = open_page("max-pooling", lang="en", dr=0, dc=0, open="shifts")
    assert [slider.label for slider in app.select_slider] == [
        "Rows down",
        "Columns to the right",
    ]
    assert app.select_slider[0].options[:4] == ["−3", "−2", "−1", "0"]
    app.select_slider[1].set_value(3).run()
    grids = [np.array(trace["z"]) for trace in charts_of(app)[0]["data"]]
    assert grids[2].any()
    assert not any("**maximum 0**" in text.value for text in app.markdown)
