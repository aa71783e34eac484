"""The start page's own parts: the opening words, and a card for every lesson."""

from figures.paint import paint
from pictures.png import as_pixels, png_base64
from web.mount import mount
from web.pages import page_path

COARSE = 64  # fewer rows and columns than this are shown with sharp cells


def welcome(lesson):
    """Say in one sentence what the program is."""
    data = {
        "sentence": lesson.text("lessons.start.question"),
        "lead": lesson.text("start.lead"),
    }
    mount("ui/start/welcome", key="welcome", data=data)


def show_cards(lesson, points):
    """Lead to the lessons, and keep the browser's address in step with the page.

    Parameters
    ----------
    lesson : Lesson
    points : dict
        For every lesson's name the tiles that show its point: each has ``values``,
        the ``role`` of its colours, and the ``sign`` that stands before it.
    """
    data = {
        "label": lesson.text("start.lessons"),
        "cards": [_card(lesson, name, tiles) for name, tiles in points.items()],
        "query": lesson.query,
    }
    mount("ui/start/cards", key="cards", data=data)


def _card(lesson, name, tiles):
    return {
        "name": name,
        "path": page_path(name),
        "title": lesson.text(f"lessons.{name}.title"),
        "point": lesson.text(f"lessons.{name}.point"),
        "tiles": [_tile(tile, lesson.theme) for tile in tiles],
    }


def _tile(tile, theme):
    picture = tile.role == "rgb"
    pixels = as_pixels(tile.values) if picture else paint(tile.values, tile.role, theme)
    return {
        "png": png_base64(pixels),
        "sign": tile.sign,
        "coarse": max(pixels.shape) < COARSE,
    }
