import pytest
from streamlit.testing.v1 import AppTest

import lessons
from tests.patience import PATIENCE
from ui.frame.events import taking
from ui.frame.page import Page
from ui.frame.state import Memory


def script():
    import streamlit as st

    from lessons.fields import Hidden, Slider, Switch
    from lessons.lesson import Lesson
    from ui.frame.page import begin_page

    fields = [Slider("s", 1, 4, 1), Switch("flip"), Hidden("k", "", "[0-9,]*")]
    lesson = begin_page(Lesson("convolution", fields, None))
    for name in ("undo", "redo", "reset"):
        st.button(name, key=name, on_click=getattr(lesson, name))
    for stride in (2, 3, 99):
        st.button(
            f"{stride}", key=f"s{stride}", on_click=lesson.change, kwargs={"s": stride}
        )
    st.json([lesson["s"], lesson["flip"], lesson["k"]])
    st.json(lesson.query)
    st.json([lesson.can_undo, lesson.can_redo, lesson.lang, lesson.theme])


@pytest.fixture
def open_script():
    def run(**query):
        app = AppTest.from_function(script, default_timeout=PATIENCE)
        for key, value in query.items():
            app.query_params[key] = value
        return app.run()

    return run


def values(app):
    import json

    return [json.loads(element.value) for element in app.json]


def test_the_first_run_takes_the_address_in(open_script):
    app = open_script(s="3", flip="1", k="1,2", lang="zh")
    shown, query, (*_, lang, theme) = values(app)
    assert shown == [3, True, "1,2"]
    assert query == {"s": "3", "flip": "1", "k": "1,2"}
    assert (lang, theme) == ("zh", "light")


def test_what_the_address_must_not_say_is_ignored(open_script):
    app = open_script(s="99", flip="maybe", k="<b>", lang="klingon")
    shown, query, (*_, lang, _) = values(app)
    assert shown == [1, False, ""]
    assert query == {"s": None, "flip": None, "k": None}
    assert lang == "en"
    assert not app.exception


def test_a_change_counts_and_the_server_leaves_the_address_alone(open_script):
    app = open_script(s="3")
    app.button("s2").click().run()
    shown, query, _ = values(app)
    assert shown[0] == 2 and query["s"] == "2"
    assert app.query_params["s"] == "3"


def test_a_change_out_of_bounds_becomes_the_default(open_script):
    app = open_script(s="3")
    app.button("s99").click().run()
    assert values(app)[0][0] == 1


def test_what_becomes_the_value_that_was_there_is_no_step(open_script):
    app = open_script()
    app.button("s99").click().run()
    assert not values(app)[2][0]


def test_undo_redo_and_reset(open_script):
    app = open_script(s="2", flip="1")
    app.button("s3").click().run()
    assert values(app)[2][:2] == [True, False]
    app.button("undo").click().run()
    assert values(app)[0] == [2, True, ""]
    app.button("redo").click().run()
    assert values(app)[0] == [3, True, ""]
    app.button("reset").click().run()
    assert values(app)[0] == [1, False, ""]
    app.button("undo").click().run()
    assert values(app)[0] == [3, True, ""]


def test_a_report_that_comes_with_an_older_tab_comes_after_its_address(monkeypatch):
    lesson, memory = lessons.find("convolution"), Memory()
    memory.arrive(lesson.name, lesson.at("").texts, "en")
    tab = {"id": 1, "session": "before", "query": {"s": "2", "lang": "zh"}}
    session = {"layerscope": memory, "header": {"tab": tab}}
    monkeypatch.setattr("streamlit.session_state", session)
    page = Page(lesson, memory, arrived=False)
    for number, values in enumerate(({"p": "1"}, {"d": "2"}), start=1):
        steps = [{"id": number, "values": values}]
        taking(page, "bar", {})({"id": number, "steps": steps})
    next_run = Page(lesson, session["layerscope"], arrived=False)
    assert [next_run[key] for key in "spd"] == [2, 1, 2]
    assert next_run.lang == "zh"
