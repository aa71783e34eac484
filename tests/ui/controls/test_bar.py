import pytest
from streamlit.testing.v1 import AppTest

from tests.mounts import data_of


def script():
    from lessons.common.fields import LENS_FIELDS, PICTURE_FIELDS
    from lessons.fields import Hidden, Several, Slider, Switch
    from lessons.lesson import Lesson
    from lessons.parts import Action, Bar
    from ui.controls.bar import show_bar
    from ui.frame.page import begin_page

    fields = (
        *PICTURE_FIELDS,
        *LENS_FIELDS,
        Slider("s", 1, 4, 1),
        Slider("p", 0, 5, 0),
        Several("filter", ("box", "emboss"), ("box",), 2),
        Hidden("k", "", "[0-9]*"),
        Switch("flip", group="more"),
        Slider("d", 1, 3, 1),
    )
    bar = Bar(
        disabled=["p"],
        without=["d"],
        notes={"s": "a <b>note</b>"},
        actions=[Action("pin"), Action("same", "p")],
    )
    show_bar(begin_page(Lesson("convolution", fields, None)), bar)


@pytest.fixture
def open_bar():
    def run(**query):
        app = AppTest.from_function(script)
        for key, value in query.items():
            app.query_params[key] = value
        return data_of(app.run(), "ui/controls/bar")

    return run


def by_key(data):
    return {field["key"]: field for field in data["fields"]}


def test_picture_lens_hidden_fields_and_what_is_of_no_use_have_no_control(open_bar):
    assert list(by_key(open_bar())) == ["s", "p", "filter", "flip"]


def test_a_control_knows_its_bounds_and_its_value_as_the_address_writes_it(open_bar):
    s = by_key(open_bar(s="3"))["s"]
    assert (s["low"], s["high"], s["step"]) == (1, 4, 1)
    assert (s["value"], s["default"]) == ("3", "1")


def test_labels_and_options_are_in_the_readers_language(open_bar):
    fields = by_key(open_bar(lang="zh"))
    assert fields["s"]["label"] == "步幅"
    assert fields["filter"]["options"] == [["box", "均值模糊"], ["emboss", "浮雕"]]


def test_what_cannot_be_moved_and_what_is_noted_is_said(open_bar):
    fields = by_key(open_bar())
    assert [key for key, field in fields.items() if field["disabled"]] == ["p"]
    assert fields["s"]["note"] == "a <b>note</b>"


def test_a_group_has_a_name_and_actions_have_their_places(open_bar):
    data = open_bar()
    assert data["groups"] == {"more": "More"}
    assert [(a["name"], a["after"]) for a in data["actions"]] == [
        ("pin", ""),
        ("same", "p"),
    ]


def test_there_is_nothing_to_undo_at_first_and_something_to_reset_after_a_link(
    open_bar,
):
    assert open_bar()["can"] == {"undo": False, "redo": False, "reset": False}
    assert open_bar(s="3")["can"] == {"undo": False, "redo": False, "reset": True}
