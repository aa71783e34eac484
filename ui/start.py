"""The start page's own parts: the opening words, and a card for every lesson."""

from functools import lru_cache

from figures.paint import colours_of, levels
from pictures.png import as_pixels, levels_base64, png_base64
from web.mount import mount
from web.pages import page_path

COARSE = 64  # fewer rows and columns than this are shown with sharp cells


def show_welcome(page, part):
    """Say in one sentence what the program is.

    Parameters
    ----------
    page : Page
    part : Welcome
    """
    data = {"sentence": part.sentence, "lead": part.lead}
    mount("ui/start/welcome", key="welcome", data=data)


def show_cards(page, part):
    """Lead to the lessons.

    Parameters
    ----------
    page : Page
    part : Cards
    """
    data = {
        "label": part.label,
        "cards": [_card(card, page.theme) for card in part.cards],
    }
    mount("ui/start/cards", key="cards", data=data)


def _card(card, theme):
    return {
        "name": card.name,
        "path": page_path(card.name),
        "title": card.title,
        "point": card.point,
        "tiles": [_tile(tile, theme) for tile in card.tiles],
    }


def _tile(tile, theme):
    coarse = max(tile.values.shape) < COARSE
    return {"png": _png(tile, theme), "sign": tile.sign, "coarse": coarse}


@lru_cache(maxsize=128)  # those of a picture are kept, too
def _png(tile, theme):
    if tile.role == "rgb":
        return png_base64(as_pixels(tile.values))
    painted = levels(tile.values, tile.role, theme)
    return levels_base64(painted, colours_of(tile.role, theme))
