"""What the start page shows: words, a convolution that plays, a card for each lesson.

All of them of the picture that the reader has chosen.
"""

from functools import lru_cache

from lessons import find
from lessons.contents import LESSONS
from lessons.parts import Card, Cards, Chooser, Played, Text, Welcome
from lessons.view import View
from scenes.start import opening

MOVING = {
    "address": False,
    "autoplay": True,
    "loop": True,
    "pace": 80,
    "room": 0.34,
    "controls": ("play",),
}


def view(values, sources):
    """Return what the start page shows.

    Parameters
    ----------
    values : Values
    sources : Sources
    """
    picture = sources.picture(values)
    return View(
        None,
        (_welcome(sources), Chooser(picture)),
        (_moving(sources, picture.x),),
        (_cards(sources, picture), Text(sources.text("stage.counting"))),
    )


def _welcome(sources):
    return Welcome(sources.text("start.question"), sources.text("start.lead"))


def _moving(sources, image):
    own = {"panels": sources.texts.tree("start.panels")}
    texts = sources.texts.tree("stage") | own
    return Played(opening(image), texts, options=MOVING, key="opening-stage")


def _cards(sources, picture):
    label = sources.text("start.lessons")
    return Cards(label, [_card(sources, name, picture) for name in LESSONS])


def _card(sources, name, picture):
    title, point = (sources.text(f"{name}.{key}") for key in ("title", "point"))
    return Card(name, title, point, _tiles(name, picture))


@lru_cache(maxsize=64)  # 0.2 MB each
def _tiles(name, picture):
    tiles = tuple(find(name).point(picture.x))
    for tile in tiles:
        tile.values.flags.writeable = False
    return tiles
