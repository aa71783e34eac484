"""How far sums reach on their way: lower and higher, it may be, than they end."""

import numpy as np


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
        The lowest and the highest of all sums; None where nothing is added up.
    """
    fills = [fill for fill in scene.fills if fill.panel == name]
    if all(fill.mode == "set" for fill in fills):
        return None
    cells = np.concatenate([fill.cells.all for fill in fills])
    steps = np.concatenate([_by_cell(fill, np.arange(scene.steps)) for fill in fills])
    fresh = np.concatenate([_by_cell(fill, fill.mode == "set") for fill in fills])
    gains = np.concatenate([_gains(scene, fill) for fill in fills])
    order = np.lexsort((_short(steps), _short(cells)))
    cells, steps = cells[order], steps[order]
    begins = (np.diff(cells, prepend=-1) != 0) | fresh[order]
    seen = (np.diff(cells, append=-1) != 0) | (np.diff(steps, append=-1) != 0)
    sums = _running(gains[order], np.flatnonzero(begins))[seen]
    return float(sums.min()), float(sums.max())


def _short(numbers):
    """Take as few bytes as hold them: what has two is sorted six times as fast."""
    return numbers.astype(np.min_scalar_type(numbers.max(initial=0)))


def _by_cell(fill, by_step):
    """Repeat what holds for a step for each of its cells."""
    counts = fill.cells.counts
    return np.repeat(np.broadcast_to(by_step, counts.shape), counts)


def _gains(scene, fill):
    """List what each cell of a fill gains, one step after the other."""
    counts = fill.cells.counts
    if fill.values is not None:
        return np.ravel(fill.values).astype(float)
    gains = np.ones(counts.sum())
    for name, cells in fill.factors:
        numbers = scene.panel(name).values.reshape(-1)[cells.all]
        times = np.where(cells.counts == 1, counts, counts > 0)  # one cell for all
        gains = gains * np.repeat(numbers, np.repeat(times, cells.counts))
    return gains


def _running(gains, starts):
    """Add up, and begin again at each of `starts`."""
    sums = np.cumsum(gains)
    before = np.append(0.0, sums)[starts]
    return sums - np.repeat(before, np.diff(np.append(starts, len(gains))))
