"""What comes out of files that are what they say."""

import numpy as np
import pytest
from PIL import Image, ImageFile

from pictures.loading import SIZES, as_floats, fit, load_picture, load_sample, samples
from tests.pictures.builders import png, saved

COLOURS = np.array([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [10, 20, 30]]], np.uint8)


@pytest.mark.parametrize("kind", ["PNG", "BMP", "GIF"])
def test_colours_come_out_as_they_went_in(kind):
    assert np.array_equal(load_picture(saved(COLOURS, kind)), COLOURS)


def test_lossless_webp_comes_out_as_it_went_in():
    data = saved(COLOURS, "WEBP", lossless=True)
    assert np.array_equal(load_picture(data), COLOURS)


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (17, 23)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "AVIF"])
def test_a_picture_has_its_rows_its_columns_and_its_colour(kind, size):
    picture = load_picture(saved(Image.new("RGB", size, (250, 120, 10)), kind))
    assert picture.shape == (size[1], size[0], 3)
    assert picture.dtype == np.uint8
    assert np.abs(picture.astype(int) - [250, 120, 10]).max() <= 6


def test_very_wide_pictures_are_converted_row_by_row():
    assert load_picture(png(300_000, 3)).shape == (3, 300_000, 3)


def test_jpegs_beyond_24_megapixels_come_at_half_their_size():
    data = saved(Image.new("L", (8000, 4000), 90), "JPEG")
    picture = load_picture(data)
    assert picture.shape == (2000, 4000, 3)
    assert np.all(np.abs(picture[::500, ::500].astype(int) - 90) < 2)


def test_a_progressive_jpeg_beyond_24_megapixels_comes_at_an_eighth():
    image = Image.new("RGB", (8000, 4800), (200, 90, 30))
    data = saved(image, "JPEG", progressive=True, subsampling=0)
    picture = load_picture(data)
    assert picture.shape == (600, 1000, 3)
    assert np.abs(picture.astype(int) - [200, 90, 30]).max() <= 6


def test_loading_leaves_the_switches_of_pillow_alone():
    switches = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES
    load_picture(saved(COLOURS, "PNG"))
    assert (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES) == switches
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


def test_fit_averages_whole_pixels():
    picture = np.array([[0, 2, 100, 104], [4, 6, 108, 113]], np.uint8)
    fitted = fit(np.stack([picture] * 3, axis=2), 2)
    assert fitted[..., 0].tolist() == [[3, 106]]


def test_fit_counts_parts_of_pixels_as_parts():
    picture = np.array([[30], [60], [90]], np.uint8)[..., None].repeat(3, axis=2)
    fitted = fit(picture, 2)  # (30 + 60/2) / 1.5 and (60/2 + 90) / 1.5
    assert fitted[..., 0].tolist() == [[40], [80]]


def test_fit_agrees_with_the_mean_over_a_finer_grid():
    picture = np.random.default_rng(0).integers(0, 256, (35, 49, 3), np.uint8)
    fine = picture.repeat(10, axis=0).repeat(14, axis=1)  # 350 × 686 = 10·35 × 14·49
    means = fine.reshape(10, 35, 14, 49, 3).mean(axis=(1, 3))
    assert np.array_equal(fit(picture, 14), np.floor(means + 0.5))


@pytest.mark.parametrize(
    "shape, fitted",
    [
        ((4000, 1), (64, 1)),
        ((1, 4000), (1, 64)),
        ((3, 4000), (1, 64)),
        ((300, 200), (64, 43)),
        ((64, 64), (64, 64)),
        ((28, 28), (28, 28)),
        ((1, 1), (1, 1)),
    ],
)
def test_fit_keeps_the_proportions_and_never_loses_a_side(shape, fitted):
    picture = np.full((*shape, 3), 200, np.uint8)
    result = fit(picture, 64)
    assert result.shape == (*fitted, 3)
    assert result.dtype == np.uint8
    assert np.all(result == 200)


def test_floats_in_colour_are_planes_from_0_to_1():
    x = as_floats(COLOURS, rgb=True)
    assert x.shape == (1, 3, 2, 2)
    assert x.dtype == np.float32
    assert x.flags.c_contiguous
    assert x[0, 0].tolist() == [[1, 0], [0, np.float32(10 / 255)]]


def test_floats_in_grey_are_the_luma_and_greys_stay_what_they_are():
    x = as_floats(COLOURS, rgb=False)
    assert x.shape == (1, 1, 2, 2)
    assert x.dtype == np.float32
    expected = np.array([[0.299, 0.587], [0.114, 18.15 / 255]], np.float32)
    assert np.allclose(x[0, 0], expected, atol=1e-7)
    greys = np.arange(256, dtype=np.uint8)[None, :, None].repeat(3, axis=2)
    assert np.array_equal(
        as_floats(greys, rgb=False), as_floats(greys, rgb=True)[:, :1]
    )


def test_every_sample_loads_and_is_small_enough_to_teach_with():
    assert 8 <= len(samples()) <= 12
    for name in samples():
        picture = load_sample(name)
        assert max(picture.shape[:2]) <= max(SIZES)
        assert picture.std() > 10


def test_the_digit_keeps_its_28_pixels():
    assert fit(load_sample("digit"), 32).shape == (28, 28, 3)


@pytest.mark.parametrize("name", ["", "../README.md", "nothing"])
def test_a_sample_that_is_not_listed_is_refused(name):
    with pytest.raises(ValueError, match="no sample"):
        load_sample(name)
