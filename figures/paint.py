"""Maps as pictures, in the colours of the grammar."""

from functools import lru_cache

import numpy as np

from figures.theme import palette

DIMMED = 0.75  # brightness that is left of a picture under a heat
STRONGEST = 0.85  # how much of a picture a heat of 1 covers
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


@lru_cache(maxsize=32)
def colours_of(role, theme):
    """Colours of a role from its lowest level to its highest, uint8 (LEVELS, 3)."""
    stops = palette(theme)["roles"][role]["stops"]
    ends = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in stops])
    places = np.linspace(0, len(stops) - 1, LEVELS)
    channels = [np.interp(places, np.arange(len(stops)), c) for c in ends.T]
    colours = np.rint(np.stack(channels, axis=-1)).astype(np.uint8)
    colours.flags.writeable = False
    return colours
