"""How far sums reach on their way: lower and higher, it may be, than they end."""

import numpy as np

from scenes.gains import Gains, short


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
    gains = Gains.of(scene, name)
    if gains is None or gains.fresh.all():
        return None
    order = np.argsort(short(gains.cells), kind="stable")
    cells, steps = gains.cells[order], gains.steps[order]
    begins = (np.diff(cells, prepend=-1) != 0) | gains.fresh[order]
    seen = (np.diff(cells, append=-1) != 0) | (np.diff(steps, append=-1) != 0)
    sums = _running(gains.values[order], np.flatnonzero(begins))[seen]
    return float(sums.min()), float(sums.max())


def _running(gains, starts):
    """Add up, and begin again at each of `starts`."""
    sums = np.cumsum(gains)
    before = np.append(0.0, sums)[starts]
    return sums - np.repeat(before, np.diff(np.append(starts, len(gains))))
