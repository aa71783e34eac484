"""Where to put a box on a picture, so that there is much to see in it."""

from functools import lru_cache

import numpy as np

FLAT = 1e-3  # summed steps below this are no edge


def lens_box(values, rows, columns, home=None):
    """Row, column, height and width of the box; all of it is in the picture.

    Parameters
    ----------
    values : Values
    rows, columns : int
        The picture's.
    home : (row, column), optional
        Where the box stands as long as nobody has moved it; the middle if not given.
    """
    height, width = min(values["n"], rows), min(values["n"], columns)
    home = home or ((rows - height) // 2, (columns - width) // 2)
    r0 = _inside(values["r0"], rows - height, home[0])
    c0 = _inside(values["c0"], columns - width, home[1])
    return r0, c0, height, width


def picture_box(values, picture, find=None):
    """Place the box on a Picture: as asked for, or where there is most to see.

    Parameters
    ----------
    values : Values
    picture : Picture
    find : callable, optional
        Finds that place; `busiest` if not given.

    Returns
    -------
    box : (row, column, height, width)
    """
    home = _home(picture, values["n"], find or busiest)
    return lens_box(values, *picture.x.shape[2:], home)


@lru_cache(maxsize=32)  # the place is asked for at every change of anything
def _home(picture, n, find):
    return found(picture.x, n, find)


def found(maps, n, find):
    """Find the place for a box of side `n`, or smaller, in maps (1, C, H, W)."""
    return find(maps, *(min(n, side) for side in maps.shape[2:]))


def under(box):
    """Return the index of a box's cells in maps (1, C, H, W)."""
    row, column, height, width = box
    return np.s_[:, :, row : row + height, column : column + width]


def _inside(text, most, home):
    return min(int(text), most) if text else home


def busiest(image, height, width):
    """Find the box in which there is most to see: one clear edge, in both directions.

    Steps are summed with their sign, so that noise and texture cancel; a step into the
    box is none that is seen in it.

    Parameters
    ----------
    image : ndarray, shape (1, C, H, W)
    height, width : int
        The box's, at most the picture's.

    Returns
    -------
    row, column : int
        The box's first; the middle where the picture is all the same.
    """
    grey = image[0].mean(axis=0)
    down = _box_sums(np.diff(grey, axis=0), height - 1, width)
    across = _box_sums(np.diff(grey, axis=1), height, width - 1)
    steps = np.abs(down), np.abs(across)
    score = np.minimum(*steps) + np.maximum(*steps) / 4
    if score.max() < FLAT:
        return (score.shape[0] - 1) // 2, (score.shape[1] - 1) // 2
    return tuple(map(int, np.unravel_index(score.argmax(), score.shape)))


def fullest(maps, height, width):
    """Find the box in which the numbers of maps (1, C, H, W) are largest.

    Returns
    -------
    row, column : int
        The box's first.
    """
    sums = _box_sums(np.abs(maps[0]).sum(axis=0), height, width)
    return tuple(map(int, np.unravel_index(sums.argmax(), sums.shape)))


def both_signs(image, height, width):
    """Find the box in which it gets brighter to the right as much as darker.

    Parameters and result are those of `busiest`.
    """
    steps = _across(image[0].mean(axis=0))
    up, down = (_box_sums(np.maximum(s, 0), height, width) for s in (steps, -steps))
    place = np.minimum(up, down).argmax()
    return tuple(map(int, np.unravel_index(place, up.shape)))


def _across(grey):
    return np.diff(grey, axis=1, prepend=grey[:, :1])


def _box_sums(values, height, width):
    """Sum over every box of a map, shape (H - height + 1, W - width + 1)."""
    sums = np.pad(values.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    bottom, right = len(sums) - height, sums.shape[1] - width
    whole, above = sums[height:], sums[:bottom]
    return whole[:, width:] - above[:, width:] - whole[:, :right] + above[:, :right]
