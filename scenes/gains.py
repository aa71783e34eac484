"""What fills bring a panel, cell by cell and step by step."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Gains:
    """All that a panel gains, in the order in which it comes.

    Parameters
    ----------
    steps, cells : ndarray of int, shape (n,)
        When, and where.
    values : ndarray of float, shape (n,)
        How much.
    fresh : ndarray of bool, shape (n,)
        Whether it stands in the place of what was there, and is not added on.
    """

    steps: np.ndarray
    cells: np.ndarray
    values: np.ndarray
    fresh: np.ndarray

    @classmethod
    def of(cls, scene, name):
        """List what a panel of a scene gains.

        Parameters
        ----------
        scene : Scene
        name : str
            The panel's name.

        Returns
        -------
        gains : Gains or None
            None where no fill is about the panel.
        """
        fills = [fill for fill in scene.fills if fill.panel == name]
        if not fills:
            return None
        parts = zip(*(_listed(scene, fill) for fill in fills), strict=True)
        steps, cells, values, fresh = map(np.concatenate, parts)
        order = np.argsort(short(steps), kind="stable")
        return cls(steps[order], cells[order], values[order], fresh[order])


def short(numbers):
    """Take as few bytes as hold them: what has two is sorted six times as fast."""
    return numbers.astype(np.min_scalar_type(numbers.max(initial=0)))


def _listed(scene, fill):
    counts = fill.cells.counts
    steps = np.repeat(np.arange(len(counts)), counts)
    fresh = np.full(len(steps), fill.mode == "set")
    return steps, fill.cells.all, values_of(scene, fill), fresh


def values_of(scene, fill):
    """List the fill's own numbers, products of other panels', or ones.

    Parameters
    ----------
    scene : Scene
    fill : Fill

    Returns
    -------
    values : ndarray of float, shape (n,)
        As many as its cells name, step after step.
    """
    counts = fill.cells.counts
    if fill.values is not None:
        return np.ravel(fill.values).astype(float)
    values = np.ones(counts.sum())
    for name, cells in fill.factors:
        numbers = scene.panel(name).values.reshape(-1)[cells.all]
        if np.array_equal(cells.counts, counts):
            values *= numbers
        else:
            times = np.where(cells.counts == 1, counts, counts > 0)  # one for all
            values *= np.repeat(numbers, np.repeat(times, cells.counts))
    return values
