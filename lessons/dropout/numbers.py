"""The dropout lesson's arrays: feature maps of the whole picture, and their dropout."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine import dropout
from lessons.common.batch import batch_of, number
from lessons.common.boxes import found, fullest, lens_box, under
from lessons.common.maps import kept
from lessons.dropout.fields import MAPS, is_training, pictures
from scenes.pooled import pooled_maps


@dataclass(frozen=True, eq=False)
class Numbers:
    """Feature maps of the picture, behind ReLU and max pooling, and their dropout.

    `image` (1, 3, rows, columns) became `pooled` (1, C, H, W), of which `x`
    (N, MAPS, H, W), a batch of what the lens shows, goes into dropout; `y` and `mask`
    come out, the latter None in test mode. `box` is the lens's, `picture` and `number`
    are those of the map on the stage.
    """

    image: np.ndarray
    pooled: np.ndarray
    x: np.ndarray
    y: np.ndarray
    mask: np.ndarray | None
    box: tuple[int, int, int, int]
    picture: int
    number: int

    @property
    def under(self):
        """Index of what the lens shows of all maps."""
        return under(self.box)

    @property
    def here(self):
        """Index of what the lens shows of the map on the stage, (rows, columns)."""
        return (self.picture, self.number, *self.under[2:])

    @property
    def each(self):
        """The same of every picture of the batch, (N, rows, columns)."""
        return (slice(None), self.number, *self.under[2:])


def numbers_of(values, picture):
    """Compute what is shown of a Picture in colour."""
    pooled = kept(_pooled, picture)
    maps = pooled[:, :MAPS]
    box = lens_box(values, *maps.shape[2:], _home(picture, values["n"]))
    x = under_lens(maps, box, pictures(values))
    y, mask = drop(values, x)
    shown = number(values, len(x)), int(values["map"])
    return Numbers(picture.x, pooled, x, y, mask, box, *shown)


def under_lens(maps, box, many):
    """Make a batch of what the lens shows; round it all pictures are the same."""
    if many == 1:
        return maps
    batch = np.repeat(maps, many, axis=0)
    batch[under(box)] = batch_of(maps[under(box)], many)
    return batch


def pooled_map(picture, number):
    """Return one of a Picture's maps, kept, shape (H, W)."""
    return kept(_pooled, picture)[0, number]


def _pooled(picture):
    return pooled_maps(picture.x)


@lru_cache(maxsize=32)
def _home(picture, n):
    return found(kept(_pooled, picture)[:, :MAPS], n, fullest)


def drop(values, maps):
    """Run dropout over all maps (N, C, H, W), wherever the lens is: output and mask."""
    how = is_training(values), values["channels"]
    return dropout(maps, values["rate"], rng(values), *how)


def rng(values):
    """Begin anew: the same seed, the same mask."""
    return np.random.default_rng(values["seed"])
