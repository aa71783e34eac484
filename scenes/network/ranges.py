"""Maps as codes of one byte a cell, and how far their ranges of colour reach."""

import numpy as np

from scenes.network.sheets import Sheet

SAMPLED = 48  # rows and columns of a map that are looked at for its range
WITHIN = 0.98  # of a range's cells; a few extreme ones would leave all others pale
ROUNDING = 1e-4  # share of the largest range below which values are but rounding
LEVELS = 127  # codes 0..254: zero is 127, the ends of the range lie this far from it


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
