"""Maps of whole pictures, and their plates, kept: most changes leave them as they are.

The lens moves, another step is shown, another gradient comes in: the maps that it is
about are the same. They are asked for by the function that makes them and by what that
depends on, so readers who have set the same share an array, which nobody can change.
"""

from functools import lru_cache

from lessons.common.plates import map_plate
from scenes.signed import signed_maps


@lru_cache(maxsize=8)  # at their largest all maps of a picture take 6 MB
def kept(make, *settings):
    """Return the array that ``make(*settings)`` makes.

    Parameters
    ----------
    make : callable
        A function of a module, whose result depends on `settings` alone.
    settings
        Hashable, such as a Picture and the names of its filters.
    """
    maps = make(*settings)
    maps.flags.writeable = False
    return maps


@lru_cache(maxsize=16)  # at its largest a map takes 1 MB
def kept_plate(name, theme, largest, make, *settings):
    """Paint the map (H, W) that ``make(*settings)`` makes.

    The first parameters are those of `map_plate`, the others those of `kept`.
    """
    values = make(*settings).copy()  # and not all the maps that it is one of
    values.flags.writeable = False
    return map_plate(name, values, theme, largest)


def signed(picture, names):
    """Filter a Picture as `signed_maps` does: kept, shape (1, F, H, W)."""
    return kept(_signed, picture, names)


def _signed(picture, names):
    return signed_maps(picture.x, names)
