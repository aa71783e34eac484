from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from pictures.png import as_pixels, levels_base64, png_base64


def decoded(png):
    return np.asarray(Image.open(BytesIO(b64decode(png))))


def test_one_channel_becomes_a_grey_picture():
    image = np.array([[[[0, 0.5], [1, 0.25]]]], np.float32)
    assert as_pixels(image).tolist() == [[0, 128], [255, 64]]


def test_three_channels_become_colours():
    image = np.zeros((1, 3, 1, 2), np.float32)
    image[0, :, 0, 1] = [1, 0, 0.2]
    assert as_pixels(image).tolist() == [[[0, 0, 0], [255, 0, 51]]]


def test_every_pixel_survives():
    pixels = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    assert decoded(png_base64(pixels)).tolist() == pixels.tolist()


def test_a_picture_that_is_too_long_is_averaged_down():
    pixels = np.array([[0, 100, 10, 10], [100, 0, 10, 10]], np.uint8)
    assert decoded(png_base64(pixels, most=2)).tolist() == [[50, 10]]


@pytest.mark.parametrize("most", [None, 4, 2])
def test_a_map_of_levels_looks_as_its_colours_do(most):
    colours = np.arange(0, 240, 10, dtype=np.uint8).reshape(8, 3)
    levels = np.array([[0, 7, 2, 2], [1, 6, 2, 5]], np.uint8)
    png = levels_base64(levels, colours, most)
    shown = Image.open(BytesIO(b64decode(png))).convert("RGB")
    expected = decoded(png_base64(colours[levels], most))
    assert np.asarray(shown).tolist() == expected.tolist()


def test_a_picture_of_a_single_pixel_stays_one():
    assert decoded(png_base64(np.array([[7]], np.uint8), most=4)).tolist() == [[7]]
