"""Memory that Python has let go of, and the system still counts as ours."""

import ctypes
from functools import cache


@cache
def _trim():
    """Return the C library's ``malloc_trim``, or what does nothing if it has none."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # not every system's has
        return lambda _: 0


def give_back():
    """Give free memory back to the system: after a large picture it would be kept."""
    _trim()(0)
