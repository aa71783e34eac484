"""What the overview shows: sheets of maps, bars, and the picture."""

from dataclasses import dataclass

import numpy as np

RANGES = ("map", "layer", "network")
SHOWN = 128  # rows or columns of a map that are sent; more would not be seen


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
    answer : str
        What the network takes it for.
    more : sequence of (str, ndarray of uint8, shape (H, W, 3))
        Pictures that stand under it, with their names.
    opens : int or None
        Which of all of them can be opened; 0 is the picture itself.
    """

    values: np.ndarray
    note: str = ""
    answer: str = ""
    more: tuple = ()
    opens: int | None = None
