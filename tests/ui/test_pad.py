from base64 import b64encode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from tests.ui.mounts import data_of
from ui.pad import SIDE


def script():
    import streamlit as st

    from ui.choose_image import PICTURE_FIELDS, choose_image
    from ui.lesson import open_lesson
    from ui.pad import _keep

    if "sent" in st.session_state:
        _keep(st.session_state.pop("sent"))
    image = choose_image(open_lesson("convolution", PICTURE_FIELDS))
    st.session_state["image"] = image


@pytest.fixture
def app():
    made = AppTest.from_function(script)
    made.query_params["img"] = "drawn"
    return made.run()


def drawn(side=SIDE, kind="PNG"):
    """Make a picture whose left half is black."""
    pixels = np.full((side, side), 255, np.uint8)
    pixels[:, : side // 2] = 0
    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, kind)
    return b64encode(buffer.getvalue()).decode()


def send(app, png):
    app.session_state["sent"] = png
    app.run()
    assert not app.exception
    return app.session_state["image"]


def test_an_untouched_pad_is_white_paper(app):
    image = app.session_state["image"]
    assert image.shape == (1, 1, 128, 128) and image.min() == 1
    assert data_of(app, "ui/pad")["blank"]
    assert data_of(app, "ui/choose_image")["chosen"] == "drawn"


def test_a_drawing_becomes_the_picture_and_stays_the_same_object(app):
    image = send(app, drawn())
    assert image[0, 0, :, :64].max() == 0 and image[0, 0, :, 64:].min() == 1
    assert not data_of(app, "ui/pad")["blank"]
    app.run()
    assert app.session_state["image"] is image


@pytest.mark.parametrize(
    "sent",
    [drawn(SIDE - 1), drawn(kind="BMP"), drawn()[:200], "no base64 é", "", 7, None],
    ids=["size", "format", "cut off", "not base64", "empty", "number", "nothing"],
)
def test_what_cannot_come_from_the_pad_is_left_aside(app, sent):
    before = send(app, drawn())
    assert send(app, sent) is before


def test_other_pictures_have_no_pad():
    app = AppTest.from_function(script)
    app.query_params["img"] = "maze"
    names = [e.proto.component_name for e in app.run().get("bidi_component")]
    assert "layerscope_ui_pad" not in names
