"""The dropout lesson as Streamlit draws it."""

import pytest

from tests.mounts import data_of
from tests.payloads import charts_of, stage_of


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_lesson_opens_on_its_stage(open_page, lang):
    app = open_page("dropout", lang=lang)
    assert not app.exception
    assert stage_of(app)[0]["steps"] == 8 * 8


def test_the_button_for_another_mask_stands_behind_the_seed(open_page):
    (action,) = data_of(open_page("dropout", lang="en"), "ui/controls/bar")["actions"]
    assert (action["label"], action["after"]) == ("Draw again", "seed")


@pytest.mark.parametrize("name", ["ensemble", "spread"])
def test_an_extra_draws_its_charts_beside_each_other(open_page, name):
    app = open_page("dropout", open=name)
    assert not app.exception
    assert len(charts_of(app)) == 2
