"""A pad to draw on: the picture follows the pen."""

from lessons.sources import EXAMPLE
from pictures.strokes import PENS, SIDE, WIDTH
from ui.frame.events import tell

KEY = "pad"


def pad(page):
    """Show the pad.

    Parameters
    ----------
    page : Page
    """
    data = {
        "side": SIDE,
        "width": WIDTH,
        "pens": PENS,
        "example": EXAMPLE,
        "untouched": page.sources.drawn() is None,
        "texts": page.texts.tree("pad"),
    }
    tell(page, "ui/picture/pad", KEY, data)
