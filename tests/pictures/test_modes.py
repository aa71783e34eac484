"""Every mode, animation and orientation comes out as it is meant to look."""

from struct import pack
from zlib import compress

import numpy as np
import pytest
from PIL import Image

from pictures.loading import load_picture
from tests.pictures.builders import gif, png, png_chunk, saved

WHITE = [255, 255, 255]


def grey(*values):
    """Spell out the pixels of one grey row, as a list."""
    return [[[value] * 3 for value in values]]


def transparent(*values):
    """Write a tRNS chunk of 16-bit values."""
    return png_chunk(b"tRNS", pack(f">{len(values)}H", *values))


def row(*parts):
    """Deflate one row without a filter."""
    return compress(b"\0" + bytes(parts))


def palette_png(clear):
    """Write red, green, blue, the palette's entries in turn."""
    table = png_chunk(b"PLTE", bytes([255, 0, 0, 0, 255, 0, 0, 0, 255]))
    return png(3, 1, 8, 3, rows=row(0, 1, 2), before=table + png_chunk(b"tRNS", clear))


MODES = {
    "1 bit": (png(3, 1, 1, 0, rows=row(0b10100000)), grey(255, 0, 255)),
    "1 bit, one of them clear": (
        png(3, 1, 1, 0, rows=row(0b10100000), before=transparent(0)),
        grey(255, 255, 255),
    ),
    "2 bits": (png(4, 1, 2, 0, rows=row(0b00011011)), grey(0, 85, 170, 255)),
    "2 bits, one clear": (
        png(4, 1, 2, 0, rows=row(0b00011011), before=transparent(1)),
        grey(0, 255, 170, 255),
    ),
    "4 bits, one clear": (
        png(2, 1, 4, 0, rows=row(0x2A), before=transparent(2)),
        grey(255, 170),
    ),
    "8 bits": (png(3, 1, 8, 0, rows=row(0, 7, 255)), grey(0, 7, 255)),
    "8 bits, one clear": (
        png(3, 1, 8, 0, rows=row(0, 7, 9), before=transparent(7)),
        grey(0, 255, 9),
    ),
    "16 bits": (
        png(4, 1, 16, 0, rows=row(0, 0, 0x12, 0x34, 0x80, 0x00, 255, 255)),
        grey(0, 18, 128, 255),
    ),
    "16 bits, one clear": (
        png(2, 1, 16, 0, rows=row(0x12, 0x34, 0x12, 0x35), before=transparent(0x1234)),
        grey(255, 18),
    ),
    "grey with alpha": (
        png(3, 1, 8, 4, rows=row(7, 255, 7, 0, 100, 51)),
        grey(7, 255, 224),
    ),
    "16-bit grey with alpha": (
        png(2, 1, 16, 4, rows=row(7, 0, 255, 255, 7, 0, 0, 0)),
        grey(7, 255),
    ),
    "rgb, one clear": (
        png(2, 1, 8, 2, rows=row(1, 2, 3, 1, 2, 4), before=transparent(1, 2, 3)),
        [[WHITE, [1, 2, 4]]],
    ),
    "16-bit rgb": (
        png(1, 1, 16, 2, rows=row(1, 0, 2, 0, 255, 255)),
        [[[1, 2, 255]]],
    ),
    "16-bit rgb, one clear": (
        png(
            1,
            1,
            16,
            2,
            rows=row(9, 0, 2, 0, 3, 0),
            before=transparent(9 << 8, 512, 768),
        ),
        [[WHITE]],
    ),
    "16-bit rgb, another colour clear that differs in its lower bits": (
        png(
            2,
            1,
            16,
            2,
            rows=row(9, 1, 2, 0, 3, 0, 9, 0, 2, 0, 3, 0),
            before=transparent(9 << 8 | 1, 512, 768),
        ),
        [[WHITE, [9, 2, 3]]],
    ),
    "hidden colours": (
        png(3, 1, 8, 6, rows=row(9, 9, 9, 255, 200, 0, 0, 0, 0, 0, 0, 51)),
        [[[9, 9, 9], WHITE, [204, 204, 204]]],
    ),
    "palette, one clear": (palette_png(b"\xff\0"), [[[255, 0, 0], WHITE, [0, 0, 255]]]),
    "palette, half clear": (
        palette_png(b"\xff\x33\0"),
        [[[255, 0, 0], [204, 255, 204], WHITE]],
    ),
    "bmp of 1 bit": (saved(Image.new("1", (2, 1), 1), "BMP"), grey(255, 255)),
    "bmp of greys": (saved(Image.new("L", (2, 1), 77), "BMP"), grey(77, 77)),
    "gif, clear": (
        gif(2, 1, b"!\xf9\4\1\0\0\0\0", (0, 0, 1, 1)),
        grey(255, 255),
    ),
    "gif, frame smaller than its canvas": (gif(2, 1, b"", (0, 0, 1, 1)), grey(0, 255)),
}

# 32 bits a pixel; alpha has a mask, and is 0 in all of them
CLEAR_BMP = bytes.fromhex(
    "424d82000000000000007a0000006c000000020000000100000001002000030000000800"
    "0000130b0000130b000000000000000000000000ff0000ff0000ff000000000000ff"
    + 52 * "00"
    + "1e0ac80000ff0000"
)


def test_a_bmp_whose_alpha_is_0_everywhere_is_opaque():
    assert load_picture(CLEAR_BMP).tolist() == [[[200, 10, 30], [0, 255, 0]]]


def test_a_bmp_with_an_alpha_of_its_own_lies_on_white():
    one_seen = CLEAR_BMP[:-1] + b"\xff"
    assert load_picture(one_seen).tolist() == [[WHITE, [0, 255, 0]]]


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_comes_out_right_and_on_white(mode):
    data, expected = MODES[mode]
    assert load_picture(data).tolist() == expected


def test_hidden_colours_of_a_webp_do_not_show():
    pixels = np.array([[[200, 0, 0, 0], [1, 2, 3, 255]]], np.uint8)
    data = saved(pixels, "WEBP", lossless=True, exact=True)
    assert load_picture(data).tolist() == [[WHITE, [1, 2, 3]]]


def test_cmyk_is_not_inverted():
    cyan = Image.new("CMYK", (16, 16), (255, 0, 0, 0))
    assert np.abs(load_picture(saved(cyan, "JPEG"))[8, 8] - [0.0, 255, 255]).max() < 4


def test_grey_jpegs_have_three_equal_channels():
    picture = load_picture(saved(Image.new("L", (9, 9), 90), "JPEG"))
    assert np.all(np.abs(picture.astype(int) - 90) < 2)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "MPO", "AVIF"])
def test_the_first_frame_of_an_animation_is_taken(kind):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "green")]
    lossless = {"lossless": True} if kind == "WEBP" else {}
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:], **lossless)
    assert np.abs(load_picture(data)[4, 4] - [255.0, 0, 0]).max() <= 1


ARROW = np.array([[10, 60, 110], [160, 210, 250]], np.uint8)
UPRIGHT = {
    1: ARROW,
    2: [[110, 60, 10], [250, 210, 160]],
    3: [[250, 210, 160], [110, 60, 10]],
    4: [[160, 210, 250], [10, 60, 110]],
    5: [[10, 160], [60, 210], [110, 250]],
    6: [[160, 10], [210, 60], [250, 110]],
    7: [[250, 110], [210, 60], [160, 10]],
    8: [[110, 250], [60, 210], [10, 160]],
    9: ARROW,
}


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turn", UPRIGHT)
def test_pictures_stand_upright(turn, order):
    exif = {"<": b"II*\0", ">": b"MM\0*"}[order] + pack(
        order + "IHHHIHHHHIHHI", 8, 2, 271, 2, 1, 0, 0, 274, 3, 1, turn, 0, 0
    )
    data = saved(ARROW, "PNG", exif=exif)
    assert load_picture(data)[..., 0].tolist() == np.array(UPRIGHT[turn]).tolist()


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG", "AVIF"])
def test_orientation_is_found_in_every_format_that_has_it(kind):
    exif = Image.Exif()
    exif[274] = 6
    assert load_picture(saved(Image.new("RGB", (30, 20)), kind, exif=exif)).shape == (
        30,
        20,
        3,
    )


def test_a_broken_exif_block_does_not_spoil_the_picture():
    data = saved(ARROW, "PNG", exif=b"MM\0*\0\0\0\x08\xff\xff")
    assert load_picture(data)[..., 0].tolist() == ARROW.tolist()
