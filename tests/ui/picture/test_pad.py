import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from pictures.strokes import MOST_PLACES, MOST_STROKES, SIDE, checked, paint_strokes
from tests.mounts import data_of
from tests.patience import PATIENCE

WHITE, RED = [255, 255, 255], [0xD6, 0x28, 0x28]


def script():
    import streamlit as st

    from lessons.common.fields import PICTURE_FIELDS
    from lessons.lesson import Lesson
    from lessons.parts import Chooser
    from ui.frame.page import begin_page
    from ui.frame.tokens import keep_drawing
    from ui.picture.choose_image import show_chooser

    if "sent" in st.session_state:
        keep_drawing(st.session_state.pop("sent"))
    lesson = begin_page(Lesson("convolution", PICTURE_FIELDS, None))
    picture = lesson.sources.picture(lesson.values)
    show_chooser(lesson, Chooser(picture))
    st.session_state["image"] = picture.x
    st.session_state["blank"] = lesson.sources.is_blank()


@pytest.fixture
def app():
    made = AppTest.from_function(script, default_timeout=PATIENCE)
    made.query_params["img"] = "drawn"
    return made.run()


def stroke(*places, pen="black"):
    return {"pen": pen, "places": [list(place) for place in places]}


ACROSS = stroke((0.1, 0.5), (0.9, 0.5))


def send(app, strokes):
    app.session_state["sent"] = strokes
    app.run()
    assert not app.exception
    return app.session_state["image"]


def test_an_untouched_pad_shows_an_example_in_which_there_are_edges(app):
    image = app.session_state["image"]
    assert image.shape == (1, 1, 128, 128)
    assert (image.min(), image.max()) == (0, 1)
    data = data_of(app, "ui/picture/pad")
    assert data["untouched"] and data["example"]
    assert data_of(app, "ui/picture/choose_image")["chosen"] == "drawn"


def test_a_drawing_becomes_the_picture_and_stays_the_same_object(app):
    image = send(app, [ACROSS])
    assert image[0, 0, 64, 20:108].max() == 0 and image[0, 0, :50].min() == 1
    assert not data_of(app, "ui/picture/pad")["untouched"]
    app.run()
    assert app.session_state["image"] is image


def test_a_pad_that_was_cleared_is_white_paper_and_known_to_be_blank(app):
    assert not app.session_state["blank"]
    assert send(app, []).min() == 1
    assert app.session_state["blank"]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        7,
        "strokes",
        [7],
        [{}],
        [stroke()],
        [stroke((0.5,))],
        [stroke((0.5, "x"))],
        [stroke((0.5, float("nan")))],
        [stroke((0.5, float("inf")))],
        [stroke((0.5, 10**400))],
        [stroke((0.5, 0.5), pen="gold")],
        [{"pen": ["black"], "places": [[0, 0]]}],
        [ACROSS] * (MOST_STROKES + 1),
        [stroke(*[(0.5, 0.5)] * (MOST_PLACES + 1))],
    ],
    ids=lambda sent: str(sent)[:30],
)
def test_what_cannot_come_from_the_pad_is_left_aside(app, sent):
    before = send(app, [ACROSS])
    assert send(app, sent) is before


def test_strokes_are_round_as_wide_as_the_pen_and_lie_on_one_another():
    red = stroke((0.5, 0.1), (0.5, 0.9), pen="red")
    picture = paint_strokes(checked([ACROSS, red]))
    assert picture.shape == (SIDE, SIDE, 3) and picture.dtype == np.uint8
    assert picture[128, 128].tolist() == RED  # the later one
    assert picture[128, 40].tolist() == [0, 0, 0]
    ink = (picture[:, 60] < 128).all(axis=1).sum()
    assert abs(ink - 0.09 * SIDE) <= 1.5
    corner = picture[128 - 11, 26 - 11]  # outside of the round end
    assert corner.tolist() == WHITE


def test_a_dot_is_a_stroke_and_what_leads_far_out_costs_nothing():
    assert (paint_strokes(checked([stroke((0.5, 0.5))])) < 255).any()
    far = paint_strokes(checked([stroke((0.5, 0.5), (1e300, 0.5))]))
    assert (far[128, 128:] == 0).all()


def test_other_pictures_have_no_pad():
    app = AppTest.from_function(script, default_timeout=PATIENCE)
    app.query_params["img"] = "maze"
    names = [e.proto.component_name for e in app.run().get("bidi_component")]
    assert "layerscope_ui_picture_pad" not in names
