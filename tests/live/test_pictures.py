"""What the lens and its plates are told."""

from base64 import b64decode
from io import BytesIO

import numpy as np
from PIL import Image

from lessons.asked import Asked
from lessons.common.boxes import picture_box
from lessons.common.fields import LENS_FIELDS
from lessons.common.plates import map_plate, picture_plate
from lessons.lesson import Lesson
from lessons.parts import Lens
from lessons.sources import Picture, Sources
from lessons.texts import Texts
from live.pictures import lens_data

LESSON = Lesson("convolution", LENS_FIELDS, None)
PICTURE = Picture("own", np.arange(60, dtype=np.float32).reshape(1, 1, 6, 10) / 59)
VALUES = np.linspace(-1, 2, 15).reshape(3, 5)


def told(address):
    values = LESSON.at(address)
    plates = [picture_plate(PICTURE), map_plate("result", VALUES, "light")]
    lens = Lens(picture_box(values, PICTURE), plates)
    return lens_data(Asked(LESSON, values, Sources(Texts("en"))), lens)


def test_the_box_stands_where_the_address_says():
    assert told("n=4&r0=1&c0=6")["lens"]["box"] == (1, 6, 4, 4)


def test_a_picture_smaller_than_the_lens_comes_whole():
    assert told("n=32")["lens"]["box"] == (0, 0, 6, 10)


def test_the_pictures_are_no_part_of_what_a_drag_sends():
    here, there = told("n=4&r0=1&c0=6"), told("n=4&r0=0&c0=6")
    assert "png" not in here["lens"]
    assert [key for key in here if here[key] != there[key]] == ["lens"]


def test_a_plate_says_its_shape_and_its_range():
    _, *plates = told("").values()
    assert [p["name"] for p in plates] == ["picture", "result"]
    assert [p["shape"] for p in plates] == [(6, 10), (3, 5)]
    assert [p["range"] for p in plates] == [None, [-1, 2]]
    sizes = [Image.open(BytesIO(b64decode(p["png"]))).size for p in plates]
    assert sizes == [(10, 6), (5, 3)]
