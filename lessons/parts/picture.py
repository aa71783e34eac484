"""The parts of a picture: chosen, and under the lens."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lessons.sources import Picture


@dataclass(frozen=True)
class Chooser:
    """The picture, and the lesson's own `examples` that can be chosen in its place."""

    picture: Picture
    examples: Sequence[str] = ()


@dataclass(frozen=True, eq=False)
class Plate:
    """One picture under the lens.

    `values` (H, W) are what its pixels mean, None for the reader's own picture.
    """

    name: str
    png: str
    shape: tuple[int, int]
    values: np.ndarray | None = None


@dataclass(frozen=True)
class Lens:
    """A box over pictures, all of one shape or of one picture and its map.

    `box` is its first row, first column, height and width.
    """

    box: tuple[int, int, int, int]
    plates: Sequence[Plate]
