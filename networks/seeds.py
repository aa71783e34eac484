"""How the networks of a comparison end, seed by seed: measured once, and kept."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

FILE = Path(__file__).resolve().parents[1] / "assets" / "seeds.json"
SEEDS = 10  # that were measured, from 0 on


@dataclass(frozen=True)
class Ends:
    """What every network of a comparison came to with each of some seeds.

    Parameters
    ----------
    errors, losses : dict of int to tuple of float
        By the seed, on held-out pictures: a number for each arm, in their order.
    """

    errors: dict
    losses: dict

    def __or__(self, others):
        """Return these and those of other seeds; of the same seed, the other ones."""
        return Ends(self.errors | others.errors, self.losses | others.losses)

    @property
    def means(self):
        """Mean error and loss, and the errors' spread: arrays, a number for each arm.

        The spread is the standard deviation of a sample.
        """
        tables = (self.errors, self.losses)
        errors, losses = (np.array([*table.values()]) for table in tables)
        return errors.mean(axis=0), losses.mean(axis=0), errors.std(axis=0, ddof=1)

    @property
    def better(self):
        """With how many seeds the last arm is below the first: in error, in loss."""
        return tuple(
            sum(last < first for first, *_, last in table.values())
            for table in (self.errors, self.losses)
        )


def ends_of(comparison, checks):
    """Find what a session has trained to its end of a comparison.

    Parameters
    ----------
    comparison : Comparison
    checks : dict of Settings to Check
        The last one of every network.

    Returns
    -------
    Ends
        Of the seeds with which all arms have ended.
    """
    seeds = {settings.seed for settings in checks}
    arms = {seed: [*comparison.settings(seed).values()] for seed in seeds}
    ended = {
        seed: [checks[each] for each in own]
        for seed, own in arms.items()
        if all(each in checks for each in own)
    }
    return Ends(
        {seed: tuple(1 - c.accuracy for c in own) for seed, own in ended.items()},
        {seed: tuple(c.loss for c in own) for seed, own in ended.items()},
    )


@cache
def measured():
    """Return the Ends that come with the program, by the comparison's name."""
    kept = json.loads(FILE.read_text("utf-8"))
    return {versus: _read(each) for versus, each in kept.items()}


def _read(kept):
    tables = (kept["errors"], kept["losses"])
    return Ends(*({int(s): tuple(row) for s, row in t.items()} for t in tables))
