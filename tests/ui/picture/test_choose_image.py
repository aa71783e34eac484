import json

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from pictures.loading import samples
from pictures.store import uploads
from tests.mounts import data_of


def script():
    import streamlit as st

    from lessons.common.fields import PICTURE_FIELDS
    from lessons.lesson import Lesson
    from lessons.parts import Chooser
    from ui.frame.page import begin_page
    from ui.picture.choose_image import show_chooser

    page = begin_page(Lesson("convolution", PICTURE_FIELDS, None))
    picture = page.sources.picture(page.values)
    show_chooser(page, Chooser(picture))
    image = picture.x
    st.json([image.shape, str(image.dtype), bool(image.flags.writeable)])
    st.json([float(image.min()), float(image.max())])


@pytest.fixture
def open_chooser():
    def run(token=None, **query):
        app = AppTest.from_function(script)
        app.session_state["tokens"] = {"sent": token}
        for key, value in query.items():
            app.query_params[key] = value
        return app.run()

    return run


def shown(app):
    return [json.loads(element.value) for element in app.json]


def test_the_first_picture_is_a_sample_at_its_working_size(open_chooser):
    app = open_chooser()
    (shape, dtype, writeable), (low, high) = shown(app)
    assert (shape[:2], max(shape), dtype) == ([1, 1], 128, "float32")
    assert not writeable
    assert 0 <= low < high <= 1
    assert data_of(app, "ui/picture/choose_image")["chosen"] == samples()[0]


def test_size_and_colours_come_from_the_address(open_chooser):
    ((shape, *_), _) = shown(open_chooser(img="checkerboard", size="32", rgb="1"))
    assert shape == [1, 3, 32, 32]


def test_an_upload_is_shown_to_whoever_has_its_token(open_chooser):
    token = uploads().put(np.full((5, 7, 3), 255, np.uint8))
    app = open_chooser(token=token, img="upload")
    (shape, *_), bounds = shown(app)
    assert (shape, bounds) == ([1, 1, 5, 7], [1, 1])
    assert not data_of(app, "ui/picture/choose_image")["lost"]


@pytest.mark.parametrize("img", ["upload", "camera"])
def test_a_picture_that_the_server_has_lost_is_a_sample_and_is_said_to_be_lost(
    open_chooser, img
):
    app = open_chooser(token="gone", img=img)
    assert data_of(app, "ui/picture/choose_image")["lost"]
    assert shown(app) == shown(open_chooser())


def test_every_sample_has_a_name_in_both_languages_and_a_thumbnail(open_chooser):
    for lang in ("en", "zh"):
        data = data_of(open_chooser(lang=lang), "ui/picture/choose_image")
        assert [sample["name"] for sample in data["samples"]] == samples()
        assert all(sample["label"] for sample in data["samples"])
        assert all("/pictures/" in sample["src"] for sample in data["samples"])
