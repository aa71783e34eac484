"""How far sums reach on their way: lower and higher, it may be, than they end."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from scenes.gains import short, values_of


class Order(NamedTuple):
    """How the gains of a panel, fill after fill, lie cell after cell.

    `gains` (n,) is their order, `starts` where a sum begins in it, `lengths` of how
    many gains each sum is, `seen` (n,) after which of them it is on show.
    """

    gains: np.ndarray
    starts: np.ndarray
    lengths: np.ndarray
    seen: np.ndarray


def reach(scene, name):
    """Return what a panel's sums lie between, at any of their steps.

    Parameters
    ----------
    scene : Scene
        What fills the panel.
    name : str
        The panel's name.

    Returns
    -------
    ends : tuple of float or None
        The lowest and the highest of all sums, or of what stands there one after the
        other; None where everything stays as it comes.
    """
    fills = [fill for fill in scene.fills if fill.panel == name]
    if not fills:
        return None
    if all(fill.mode == "set" for fill in fills):
        return _replaced(scene, name, fills)
    written = map(_written, fills)
    if all(fill.values is None and not fill.factors for fill in fills):
        return _counted(*written)
    values = [values_of(scene, fill) for fill in fills]
    return _ends(np.concatenate(values), _order(*written))


def _replaced(scene, name, fills):
    """Tell the ends of all that is set, where more is set than there are cells."""
    (panel,) = (panel for panel in scene.panels if panel.name == name)
    if sum(len(fill.cells.all) for fill in fills) <= np.size(panel.values):
        return None
    values = np.concatenate([values_of(scene, fill) for fill in fills])
    return float(values.min()), float(values.max())


@lru_cache(maxsize=32)
def _counted(*written):
    order = _order(*written)
    return _ends(np.ones(len(order.gains)), order)


def _ends(values, order):
    sums = np.cumsum(values[order.gains])
    before = np.append(0.0, sums)[order.starts]
    sums = (sums - np.repeat(before, order.lengths))[order.seen]
    return float(sums.min()), float(sums.max())


def _written(fill):
    """Write down all that the order depends on, so that it can be looked up."""
    parts = (part.tobytes() for part in vars(fill.cells).values())
    return fill.mode, type(fill.cells), *parts


@lru_cache(maxsize=16)  # at its largest an order takes 2 MB
def _order(*written):
    fills = [
        (mode, kind(*(np.frombuffer(part, np.int32) for part in parts)))
        for mode, kind, *parts in written
    ]
    counts = [cells.counts for _, cells in fills]
    cells = short(np.concatenate([cells.all for _, cells in fills]))
    steps = short(np.concatenate([np.repeat(np.arange(len(n)), n) for n in counts]))
    fresh = np.repeat([mode == "set" for mode, _ in fills], [n.sum() for n in counts])
    order = np.lexsort((steps, cells)).astype(np.int32)
    cells, steps = cells[order], steps[order]
    other = np.append(True, cells[1:] != cells[:-1])
    starts = np.flatnonzero(other | fresh[order])
    last = np.append(other[1:] | (steps[1:] != steps[:-1]), True)
    lengths = np.diff(np.append(starts, len(order)))
    return Order(order, starts, lengths, _all_or(last))


def _all_or(mask):
    return slice(None) if mask.all() else mask
