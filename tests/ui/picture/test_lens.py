import json
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from lessons.common.fields import Side
from tests.mounts import all_data_of, data_of
from tests.patience import PATIENCE


@pytest.mark.parametrize(
    ("query", "side"),
    [
        ({}, 4),
        ({"kh": "3"}, 4),
        ({"kw": "5"}, 5),
        ({"kh": "5", "d": "2"}, 9),
        ({"kh": "11", "d": "3"}, 16),
        ({"kh": "5", "n": "4"}, 4),
        ({"kh": "5", "n": "99"}, 5),
        ({"kh": "x", "d": []}, 4),
    ],
    ids=str,
)
def test_a_lens_of_which_an_address_does_not_speak_holds_its_window(query, side):
    assert Side("n", 4, 16, 4).read(query) == side


def script():
    import numpy as np
    import streamlit as st

    from lessons.common.fields import LENS_FIELDS
    from ui.frame.lesson import open_lesson
    from ui.picture.lens import lens

    lesson = open_lesson("convolution", LENS_FIELDS)
    image = np.arange(60, dtype=np.float32).reshape(1, 1, 6, 10) / 59
    colours = np.zeros((3, 5, 3), np.uint8)
    values = np.linspace(-1, 2, 15).reshape(3, 5)
    st.json(lens(lesson, image, (values, colours)).tolist())


@pytest.fixture
def open_lens():
    def run(**query):
        app = AppTest.from_function(script, default_timeout=PATIENCE)
        for key, value in query.items():
            app.query_params[key] = value
        return app.run()

    return run


def test_what_is_in_the_box_is_cut_out_and_rounded_to_two_decimals(open_lens):
    app = open_lens(n="4", r0="1", c0="6")
    cells = np.array(cut_out(app))
    expected = np.round(np.arange(60).reshape(6, 10)[1:5, 6:10] / 59, 2)
    assert cells.shape == (1, 1, 4, 4)
    assert cells[0, 0] == pytest.approx(expected, abs=1e-7)


def cut_out(app):
    return json.loads(app.json[0].value)


def test_a_picture_smaller_than_the_lens_comes_whole(open_lens):
    app = open_lens(n="32")
    assert np.shape(cut_out(app)) == (1, 1, 6, 10)
    assert data_of(app, "ui/picture/lens")["box"] == [0, 0, 6, 10]


def test_the_pictures_are_no_part_of_what_a_drag_sends(open_lens):
    assert "png" not in data_of(open_lens(), "ui/picture/lens")


def test_the_filtered_picture_says_its_shape_and_its_range(open_lens):
    app = open_lens()
    plates = all_data_of(app, "ui/picture/plate")
    assert [p["name"] for p in plates] == ["picture", "result"]
    assert [p["shape"] for p in plates] == [[6, 10], [3, 5]]
    assert [p["range"] for p in plates] == [None, [-1, 2]]
    sizes = [Image.open(BytesIO(b64decode(p["png"]))).size for p in plates]
    assert sizes == [(10, 6), (5, 3)]


def over():
    import numpy as np

    from lessons.common.fields import LENS_FIELDS
    from ui.frame.lesson import open_lesson
    from ui.picture.lens import lens_over

    colours = np.zeros((3, 5, 3), np.uint8)
    values = np.linspace(-1, 2, 15).reshape(3, 5)
    other = ("dropped", values * 2, colours)
    lesson = open_lesson("convolution", LENS_FIELDS)
    lens_over(lesson, (0, 1, 2, 3), "map", values, colours, more=(other,))


def test_one_box_moves_over_several_maps():
    plates = all_data_of(AppTest.from_function(over).run(), "ui/picture/plate")
    assert [plate["name"] for plate in plates] == ["map", "dropped"]
    assert [plate["range"] for plate in plates] == [[-1, 2], [-2, 4]]
