"""A pad to draw on: the picture follows the pen."""

from lessons.sources import EXAMPLE
from pictures.store import drawings
from pictures.strokes import PENS, SIDE, WIDTH, checked, paint_strokes
from ui.frame.events import answered, taking
from ui.frame.reader import reader
from ui.frame.tokens import DRAWN, remember
from web.mount import mount

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
        "seen": answered(KEY),
    }
    mount(
        "ui/picture/pad",
        key=KEY,
        data=data,
        on_event=taking(page, KEY, {"drawn": _keep}),
    )


def _keep(strokes):
    """Take a drawing in; what cannot come from the pad is left aside."""
    try:
        remember(DRAWN, drawings().put(paint_strokes(checked(strokes)), reader()))
    except (ValueError, OSError):
        return
