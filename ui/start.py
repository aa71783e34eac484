"""The start page's own parts: the opening words, and a card for every lesson."""

from figures.paint import paint
from pictures.png import as_pixels, png_base64
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
    """Lead to the lessons, and keep the browser's address in step with the page.

    Parameters
    ----------
    page : Page
    part : Cards
    """
    data = {
        "label": part.label,
        "cards": [_card(card, page.theme) for card in part.cards],
        "query": page.query,
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
    picture = tile.role == "rgb"
    pixels = as_pixels(tile.values) if picture else paint(tile.values, tile.role, theme)
    return {
        "png": png_base64(pixels),
        "sign": tile.sign,
        "coarse": max(pixels.shape) < COARSE,
    }
