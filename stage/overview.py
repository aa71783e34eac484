"""Show every feature map of a network at once, as sheets of small pictures."""

import json
from dataclasses import dataclass

import numpy as np

from figures.theme import palette
from stage.mount import mount
from stage.wire import Buffers

SHOWN = 128  # rows or columns of a map that are sent; more would not be seen
SHOWN_PICTURE = 256
SAMPLED = 48  # rows and columns of a map that are looked at for its range
WITHIN = 0.98  # of a range's cells; a few extreme ones would leave all others pale
ROUNDING = 1e-4  # share of the largest range below which values are but rounding
LEVELS = 127  # codes 0..254: zero is 127, the ends of the range lie this far from it
RANGES = ("map", "layer", "network")


@dataclass(frozen=True, eq=False)
class Sheet:
    """The maps of one layer.

    Parameters
    ----------
    layer : str
        What the page calls it.
    maps : ndarray of float32, shape (K, H, W)
        What the layer puts out.
    sources : list
        For each map the maps of the sheet before that it is made of: (number,
        strength in 0..1, sign).
    block : str
        Sheets of the same block share one range of colour.
    weighted : bool
        Whether its maps are sums of their sources, with signs.
    title, note : str
        The layer's name, and how it computes.
    names, abouts : list of str
        For each map a short name, and one line about it.
    """

    layer: str
    maps: np.ndarray
    sources: list
    block: str
    weighted: bool
    title: str
    note: str
    names: list
    abouts: list


@dataclass(frozen=True, eq=False)
class Bars:
    """The numbers of a layer that has no maps, as bars.

    Parameters
    ----------
    layer, sources, weighted, title, note, names, abouts
        As of a Sheet.
    values : ndarray, shape (K,)
        What the bars are as long as.
    printed : list of str
        The values as they are to be read.
    chosen : int or None
        The one that all is about.
    """

    layer: str
    values: np.ndarray
    printed: list
    sources: list
    weighted: bool
    title: str
    note: str
    names: list
    abouts: list
    chosen: int | None = None


@dataclass(frozen=True, eq=False)
class Picture:
    """What the network is given.

    Parameters
    ----------
    values : ndarray, shape (1 or 3, H, W)
        In [0, 1].
    note : str
        How it came to be.
    more : sequence of (str, ndarray of uint8, shape (H, W, 3))
        Pictures that stand under it, with their names.
    """

    values: np.ndarray
    note: str = ""
    more: tuple = ()


def overview(
    picture,
    sheets,
    texts,
    *,
    key="overview",
    ranges="layer",
    role="activation",
    opened=None,
    captions=True,
    on_event=None,
    seen=0,
):
    """Mount the overview.

    Parameters
    ----------
    picture : Picture
    sheets : list of Sheet or Bars
        In the order in which the data flow.
    texts : dict
        The component's own texts in the reader's language.
    key : str
        Tells two overviews apart.
    ranges : str
        What shares one range of colour: one of RANGES.
    role : str
        Colour role of the maps.
    opened : dict, optional
        What is on show in detail: ``layer`` and ``number`` of a map, and ``part``, ""
        for its neighbourhood, else what of it the stage plays.
    captions : bool
        Whether the maps' names stand under them.
    on_event : callable, optional
        Hears of ``{"id", "log"}`` with changes of ``layer``, ``map`` and ``part``, what
        is to be open, and of ``r0`` and ``c0``, which another map does not inherit.
    seen : int
        Id up to which these have been answered.
    """
    options = {
        "texts": texts,
        "palettes": {theme: palette(theme) for theme in ("light", "dark")},
        "ranges": ranges,
        "role": role,
        "opened": opened,
        "captions": captions,
        "seen": seen,
    }
    data = pack(picture, sheets, options)
    mount("stage/overview", key=key, data=data, on_event=on_event)


def pack(picture, sheets, options):
    """Turn picture, maps and the page's options into the component's payload.

    Parameters
    ----------
    picture, sheets
        As for `overview`.
    options : dict
        JSON; ``ranges`` says how the maps are brought to codes.

    Returns
    -------
    payload : bytes
        Laid out as in ``stage.wire``; maps as codes of one byte a cell.
    """
    buffers = Buffers()
    reach = magnitudes(sheets, options["ranges"])
    header = {
        **options,
        "picture": _picture(picture, buffers),
        "sheets": [
            _bars(sheet)
            if isinstance(sheet, Bars)
            else _sheet(sheet, reach[sheet.layer], buffers)
            for sheet in sheets
        ],
    }
    return buffers.after(json.dumps(header).encode())


def magnitudes(sheets, ranges):
    """Find the value at the end of the colour scale for every map.

    Parameters
    ----------
    sheets : list of Sheet or Bars
    ranges : str
        One of RANGES.

    Returns
    -------
    dict of str to ndarray, shape (K,)
        By layer, of maps only; 1 where all that share a range is zero. The few cells
        beyond it get the last colour.
    """
    sheets = [sheet for sheet in sheets if isinstance(sheet, Sheet)]
    family = {
        "map": lambda sheet: [f"{sheet.layer}/{k}" for k in range(len(sheet.maps))],
        "layer": lambda sheet: [sheet.block] * len(sheet.maps),
        "network": lambda sheet: ["all"] * len(sheet.maps),
    }[ranges]
    members = {}
    for sheet in sheets:
        for name, values in zip(family(sheet), sheet.maps, strict=True):
            members.setdefault(name, []).append(_sample(values))
    reach = {name: _reach(values) for name, values in members.items()}
    least = ROUNDING * max(reach.values(), default=1.0)
    return {
        sheet.layer: np.array([max(least, reach[name]) for name in family(sheet)])
        for sheet in sheets
    }


def _sample(values):
    """Few enough cells of a map to be sorted at every move of a slider."""
    step = -(-max(values.shape) // SAMPLED)
    return np.abs(values[::step, ::step]).ravel()


def _reach(values):
    """Value that WITHIN of all cells that are not zero stay below."""
    cells = np.concatenate(values)
    cells = cells[cells > 0]
    return float(np.quantile(cells, WITHIN)) if cells.size else 1.0


def codes(maps, reach):
    """Bring maps (K, H, W) to bytes: 127 is zero, 0 and 254 the ends of the range."""
    scaled = maps * (LEVELS / reach).astype(np.float32)[:, None, None]
    return (np.clip(scaled, -LEVELS, LEVELS) + (LEVELS + 0.5)).astype(np.uint8)


def reduced(maps, most):
    """Average blocks of cells until no side has more than `most`: (K, h, w)."""
    factor = -(-max(maps.shape[1:]) // most)
    if factor == 1:
        return maps
    rows, columns = (max(1, side // factor) for side in maps.shape[1:])
    tall, wide = (min(factor, side) for side in maps.shape[1:])
    total = np.zeros((len(maps), rows, columns), maps.dtype)
    for row in range(tall):
        for column in range(wide):
            total += maps[:, row::tall, column::wide][:, :rows, :columns]
    return total / (tall * wide)


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
