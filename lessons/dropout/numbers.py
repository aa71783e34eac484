"""The dropout lesson's arrays: feature maps of the whole picture, and their dropout."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine import dropout
from lessons.common.boxes import found, fullest, lens_box, under
from lessons.common.maps import kept
from lessons.dropout.fields import MAPS, is_training
from scenes.pooled import pooled_maps


@dataclass(frozen=True, eq=False)
class Numbers:
    """Feature maps of the picture, behind ReLU and max pooling, and their dropout.

    `image` (1, 3, rows, columns) became `pooled` (1, C, H, W), of which `x`
    (1, MAPS, H, W) goes into dropout; `y` and `mask` come out, the latter None in
    test mode. `box` is the lens's, `number` the map's on the stage.
    """

    image: np.ndarray
    pooled: np.ndarray
    x: np.ndarray
    y: np.ndarray
    mask: np.ndarray | None
    box: tuple[int, int, int, int]
    number: int

    @property
    def under(self):
        """Index of what the lens shows of all maps."""
        return under(self.box)

    @property
    def here(self):
        """Index of what the lens shows of the map on the stage, (rows, columns)."""
        return (0, self.number, *self.under[2:])


def numbers_of(values, picture):
    """Compute what is shown of a Picture in colour."""
    pooled = kept(_pooled, picture)
    x = pooled[:, :MAPS]
    y, mask = drop(values, x)
    box = lens_box(values, *x.shape[2:], _home(picture, values["n"]))
    return Numbers(picture.x, pooled, x, y, mask, box, int(values["map"]))


def pooled_map(picture, number):
    """Return one of a Picture's maps, kept, shape (H, W)."""
    return kept(_pooled, picture)[0, number]


def _pooled(picture):
    return pooled_maps(picture.x)


@lru_cache(maxsize=32)
def _home(picture, n):
    return found(kept(_pooled, picture)[:, :MAPS], n, fullest)


def drop(values, maps):
    """Run dropout over all maps (1, C, H, W), wherever the lens is: output and mask."""
    how = is_training(values), values["channels"]
    return dropout(maps, values["rate"], rng(values), *how)


def rng(values):
    """Begin anew: the same seed, the same mask."""
    return np.random.default_rng(values["seed"])
