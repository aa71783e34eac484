"""Maps as pictures, in the colours of the grammar."""

from functools import lru_cache

import numpy as np

from figures.theme import GROUND, INK, SHADES, palette

DIMMED = 0.75  # brightness that is left of a picture under a heat
STRONGEST = 0.85  # how much of a picture a heat of 1 covers
LUMINANCES = (0.2126, 0.7152, 0.0722)  # of red, green and blue, in linear light
AS_FAR = 0.179  # luminance at which white and black contrast equally (WCAG 2, 1.4.3)
LEVELS = 255  # odd, so that zero has a level of its own: the ground colour


def paint(values, role, theme, largest=None):
    """Colour a map.

    Parameters
    ----------
    values : ndarray, shape (H, W)
        What is no finite number has no colour of its own: it gets the ground's.
    role : str
        As in ``figures.theme``.
    theme : str
        ``light`` or ``dark``.
    largest : float, optional
        The magnitude that gets the last colour; the map's own if not given.

    Returns
    -------
    picture : ndarray of uint8, shape (H, W, 3)
    """
    return colours_of(role, theme)[levels(values, role, theme, largest)]


def levels(values, role, theme, largest=None):
    """Tell for each cell of a map which of the `colours_of` its role it gets.

    Parameters are those of `paint`.

    Returns
    -------
    levels : ndarray of uint8, shape (H, W)
    """
    scale = palette(theme)["roles"][role]
    values = np.where(np.isfinite(values), values, 0)
    given = largest if largest and np.isfinite(largest) else 0
    largest = given or float(np.abs(values).max(initial=0)) or 1.0
    share = values / largest
    share = (share + 1) / 2 if scale["diverging"] else share
    return np.rint(np.clip(share, 0, 1) * (LEVELS - 1)).astype(np.uint8)


def lay_over(picture, heat, role):
    """Lay a heat over a picture, which turns grey: strong where the heat is 1.

    Parameters
    ----------
    picture : ndarray, shape (C, H, W)
        In [0, 1].
    heat : ndarray, shape (H, W)
        In [0, 1].
    role : str
        The heat has the last colour of this role, the bright one of the dark theme:
        what is under it is a picture and no ground.

    Returns
    -------
    pixels : ndarray of uint8, shape (H, W, 3)
    """
    grey = np.repeat(picture.mean(axis=0)[:, :, None] * 255 * DIMMED, 3, axis=2)
    colour = colours_of(role, "dark")[-1]
    share = STRONGEST * heat[:, :, None]
    return np.rint(grey * (1 - share) + colour * share).astype(np.uint8)


def ink_on(colours):
    """Choose the ink that can be read on some colours.

    Parameters
    ----------
    colours : ndarray of uint8, shape (..., 3)

    Returns
    -------
    inks : ndarray of str, shape (...)
        ``#000000`` or ``#ffffff``: one of the two has a contrast of at least 4.5 : 1.
    """
    share = colours / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.where(linear @ LUMINANCES < AS_FAR, "#ffffff", "#000000")


def shaded(shade, theme):
    """Mix one of the palette's shades with the ground: uint8, shape (3,)."""
    share = int(SHADES[shade], 16) / 255
    ground, ink = rgb(GROUND[theme]), rgb(INK[theme])
    return np.rint(ground * (1 - share) + ink * share).astype(np.uint8)


def rgb(colour):
    """Return ``#rrggbb`` as three numbers up to 255: ndarray of int, shape (3,)."""
    return np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)])


@lru_cache(maxsize=32)
def colours_of(role, theme):
    """Colours of a role from its lowest level to its highest, uint8 (LEVELS, 3)."""
    stops = palette(theme)["roles"][role]["stops"]
    ends = np.array([rgb(stop) for stop in stops])
    places = np.linspace(0, len(stops) - 1, LEVELS)
    channels = [np.interp(places, np.arange(len(stops)), c) for c in ends.T]
    colours = np.rint(np.stack(channels, axis=-1)).astype(np.uint8)
    colours.flags.writeable = False
    return colours
