"""Show every feature map of a network at once, as sheets of small pictures."""

import json

import numpy as np

from figures.theme import palette
from scenes.network.ranges import codes, reduced
from scenes.network.sheets import SHOWN, Bars
from stage.wire import Buffers

SHOWN_PICTURE = 256


def packed(
    picture,
    sheets,
    texts,
    *,
    ranges,
    reach,
    role="activation",
    opened=None,
    captions=True,
):
    """Pack picture and maps for the overview.

    Parameters
    ----------
    picture : Picture
    sheets : list of Sheet or Bars
        In the order in which the data flow.
    texts : dict
        The component's own texts in the reader's language.
    ranges : str
        What shares one range of colour: one of RANGES.
    reach : dict of str to ndarray
        End of the colour scale of every map, by layer: ``scenes.network.ranges``.
    role : str
        Colour role of the maps.
    opened : dict, optional
        What is on show in detail: ``layer`` and ``number`` of a map, and ``part``, ""
        for its neighbourhood, else what of it the stage plays.
    captions : bool
        Whether the maps' names stand under them.

    Returns
    -------
    payload : bytes
        Laid out as in ``stage.wire``; maps as codes of one byte a cell.
    """
    buffers = Buffers()
    header = {
        "texts": texts,
        "palettes": {theme: palette(theme) for theme in ("light", "dark")},
        "ranges": ranges,
        "role": role,
        "opened": opened,
        "captions": captions,
        "picture": _picture(picture, buffers),
        "sheets": [
            _bars(sheet)
            if isinstance(sheet, Bars)
            else _sheet(sheet, reach[sheet.layer], buffers)
            for sheet in sheets
        ],
    }
    return buffers.after(json.dumps(header).encode())


def _picture(picture, buffers):
    small = np.moveaxis(reduced(picture.values, SHOWN_PICTURE), 0, 2)
    pixels = np.rint(small * 255).astype(np.uint8)
    pixels = np.broadcast_to(pixels, (*pixels.shape[:2], 3))  # grey in all three
    names, more = zip(*picture.more, strict=True) if picture.more else ((), ())
    return {
        "shape": picture.values.shape,
        "pixels": buffers.add(np.stack([pixels, *more])),
        "names": names,
        "note": picture.note,
        "answer": picture.answer,
        "opens": picture.opens,
    }


def _bars(bars):
    shape = {"shape": bars.values.shape, "values": bars.values.tolist()}
    return vars(bars) | shape


def _sheet(sheet, reach, buffers):
    lows, highs = sheet.maps.min(axis=(1, 2)), sheet.maps.max(axis=(1, 2))
    return {
        "layer": sheet.layer,
        "shape": sheet.maps.shape,
        "title": sheet.title,
        "note": sheet.note,
        "names": sheet.names,
        "abouts": sheet.abouts,
        "sources": sheet.sources,
        "weighted": sheet.weighted,
        "lows": lows.tolist(),
        "highs": highs.tolist(),
        "reach": reach.tolist(),
        "codes": buffers.add(codes(reduced(sheet.maps, SHOWN), reach)),
    }
