"""A display list as SVG and as pixels."""

from xml.etree import ElementTree

import numpy as np
import pytest

from drawing import as_pixels, as_svg, draw
from drawing.display import Cells, Display, Path, Rectangle, Span, Text
from drawing.ways.fonts import AT_HAND, letters
from figures.theme import GROUND
from tests.drawing.played import LESSONS, played

RED, BLUE = "#ff0000", "#0000ff"
TWO = np.array([[[255, 0, 0], [0, 0, 255]]], np.uint8)
SVG = "{http://www.w3.org/2000/svg}"


def sheet(*items):
    """Make a white drawing of 40 × 20 px."""
    return Display(40, 20, "#ffffff", items)


@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_every_lesson_is_sound_svg_in_which_letters_are_letters(name, address):
    display = draw(*[played(name, address)[0], 0], texts=played(name, address)[1])
    texts = [item for item in display.items if isinstance(item, Text)]
    written = ElementTree.fromstring(as_svg(display)).iter(f"{SVG}text")
    read = ["".join(node.itertext()) for node in written]
    assert read == [item.letters for item in texts]


def test_colours_stand_at_their_cells():
    picture = as_pixels(sheet(Cells(4, 4, 20, 10, TWO)))
    assert picture.size == (40, 20)
    assert picture.getpixel((5, 9)) == (255, 0, 0)
    assert picture.getpixel((22, 9)) == (0, 0, 255)
    assert picture.getpixel((30, 9)) == (255, 255, 255)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pixels_of_a_scene_are_the_colours_of_its_cells(theme):
    scene, texts = played("convolution", "rgb=1")
    display = draw(scene, 3, texts, theme)
    picture = np.asarray(as_pixels(display))
    ground = tuple(int(GROUND[theme][start : start + 2], 16) for start in (1, 3, 5))
    assert tuple(picture[-1, -1].tolist()) == ground
    for item in display.about("cells", "maps"):  # without numbers on them
        rows, columns = item.colours.shape[:2]
        down, across = item.height / rows, item.width / columns
        ys = (item.y + (np.arange(rows) + 0.5) * down).astype(int)
        xs = (item.x + (np.arange(columns) + 0.5) * across).astype(int)
        assert np.array_equal(picture[np.ix_(ys, xs)], item.colours)


def test_a_large_map_is_a_pixel_a_cell():
    many = np.arange(3 * 20 * 20, dtype=np.uint32).reshape(20, 20, 3) % 251
    text = as_svg(sheet(Cells(0, 0, 20, 20, many.astype(np.uint8))))
    assert "data:image/png" in text and len(text) < 2500
    small = as_svg(sheet(Cells(0, 0, 20, 10, TWO)))
    assert "image" not in small and small.count("fill='#ff0000'") == 1


def test_a_frame_covers_and_lets_through_what_it_says():
    half = Rectangle(0, 0, 20, 20, RED, opacity=0.5)
    line = Path((((30, 0), (30, 20)),), stroke=BLUE, thickness=4)
    picture = as_pixels(sheet(half, line))
    assert picture.getpixel((10, 10)) == pytest.approx((255, 127, 127), abs=1)
    assert picture.getpixel((30, 10)) == (0, 0, 255)
    assert picture.getpixel((25, 10)) == (255, 255, 255)


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_letters_stand_where_they_are_anchored(anchor):
    text = Text(20, 10, (Span("8", RED),), 12, anchor)
    marked = np.asarray(as_pixels(sheet(text)))[..., 1] < 200
    columns = np.flatnonzero(marked.any(axis=0))
    middle = (columns.min() + columns.max()) / 2
    expected = {"start": 24, "middle": 20, "end": 16}[anchor]
    assert middle == pytest.approx(expected, abs=1.5)
    rows = np.flatnonzero(marked.any(axis=1))
    assert (rows.min() + rows.max()) / 2 == pytest.approx(10, abs=1.5)


def test_what_no_font_has_is_written_with_what_looks_alike_or_left_out():
    plain = letters(("no such font",), 12)
    (text, _), *others = plain.runs("−2 ÷ 文 3")
    assert (text, others) == ("-2 /  3", [])


def test_a_minus_sign_is_printed_where_a_font_has_one():
    minus = "".join(text for text, _ in letters(AT_HAND, 12).runs("−2"))
    assert minus in ("−2", "-2")
