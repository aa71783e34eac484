"""The 255 colours of a film: what has a meaning keeps its own, rims of letters share.

A number's colour says its sign and its size: another one, however near, may say another
thing. Between letters and their ground lie thousands of colours which say nothing.
"""

import numpy as np
from PIL import Image

from drawing.display import Cells, Text
from figures.paint import rgb

COLOURS = 255
MEANT = 160  # of them, at the most, for what is drawn in one colour
LOOKS, SHEETS = 9, 3  # steps whose colours, and whose pixels, are looked at
NEAR = 12  # levels by which a pixel may miss its colour
BITS, PART = 6, 1000  # of a level that are looked at; colours that are compared at once


class Palette:
    """Colours with numbers.

    Parameters
    ----------
    colours : ndarray of uint8, shape (n, 3)
        Of those that one takes for each other the first counts.
    """

    def __init__(self, colours):
        self.colours = colours
        self._numbers = np.full(1 << 3 * BITS, -1, np.int16)
        self._numbers[_cubes(colours[::-1])] = np.arange(len(colours))[::-1]

    @classmethod
    def of(cls, film):
        """Choose the colours of a film by some of its steps.

        Parameters
        ----------
        film : drawing.film.film.Film
        """
        ground = rgb(film.board.colours["ground"])[None].astype(np.uint8)
        meant = cls(np.concatenate([ground, _fewer(_meant(film), MEANT - 1)]))
        sheets = (np.asarray(film.at(step)) for step in _some(film.steps, SHEETS))
        found = _unique(np.concatenate([_unique(sheet) for sheet in sheets]))
        near = meant.colours[meant.numbers(found)].astype(int)
        rims = found[np.abs(found - near).max(-1) > NEAR]
        rims = _fewer(rims, COLOURS - len(meant.colours))
        return cls(np.concatenate([meant.colours, rims]))

    def numbers(self, pixels):
        """Tell of each pixel the number of its colour.

        Parameters
        ----------
        pixels : ndarray of uint8, shape (..., 3)

        Returns
        -------
        numbers : ndarray of int, shape (...)
        """
        cubes = _cubes(pixels)
        numbers = self._numbers.take(cubes)
        if numbers.min(initial=0) < 0:
            self._learn(pixels[numbers < 0])
            numbers = self._numbers.take(cubes)
        return numbers

    def _learn(self, pixels):
        """Find the nearest colour of pixels that have not been met before."""
        pixels, colours = _unique(pixels), self.colours.astype(np.int32)
        for start in range(0, len(pixels), PART):
            part = pixels[start : start + PART]
            off = ((part[:, None] - colours) ** 2).sum(-1)
            self._numbers[_cubes(part)] = off.argmin(-1)


def _cubes(pixels):
    """Give the numbers of the cubes of like colours in which pixels lie."""
    parts = pixels >> 8 - BITS
    cubes = parts[..., 0].astype(np.int32)
    for part in (1, 2):
        cubes <<= BITS
        cubes |= parts[..., part]
    return cubes


def _some(steps, most):
    """Up to so many of the steps, as far apart as can be, the last one among them."""
    places = np.linspace(0, len(steps) - 1, min(most, len(steps)))
    return [steps[int(place)] for place in places]


def _meant(film):
    """List the colours in which cells, lines and letters are drawn."""
    displays = map(film.board.at, _some(film.steps, LOOKS))
    items = (item for display in displays for item in display.items)
    found = [colours.reshape(-1, 3) for item in items for colours in _colours(item)]
    return _unique(np.concatenate(found))


def _colours(item):
    if isinstance(item, Cells):
        return [item.colours]
    if isinstance(item, Text):
        return [rgb(span.colour) for span in item.spans]
    return [rgb(colour) for colour in (item.fill, item.stroke) if colour]


def _unique(colours):
    """Keep of colours of one cube the first: uint8 (n, 3)."""
    colours = colours.reshape(-1, 3).astype(np.uint8)
    return colours[np.unique(_cubes(colours), return_index=True)[1]]


def _fewer(colours, most):
    """Take colours, or, where they are more, so many between which they lie."""
    if len(colours) <= most:
        return colours
    way = Image.Quantize.MAXCOVERAGE
    chosen = Image.fromarray(colours[None]).quantize(most, way, kmeans=1)
    return np.array(chosen.getpalette()[: 3 * most], np.uint8).reshape(-1, 3)
