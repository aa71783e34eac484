"""What the engine refuses, and how it says so."""

import numbers
import operator

import numpy as np


def check_floats(**arrays):
    """Refuse arrays that are not all float32 or all float64.

    Parameters
    ----------
    **arrays : ndarray or None
        By the name under which the caller knows them; None is left out.
    """
    arrays = {name: array for name, array in arrays.items() if array is not None}
    for name, array in arrays.items():
        _check_float(name, array)
    first = next(iter(arrays))
    for name, array in arrays.items():
        if array.dtype != arrays[first].dtype:
            raise ValueError(
                f"{first} is {arrays[first].dtype}, {name} is {array.dtype}: "
                f"convert one, for example {name}.astype({first}.dtype)"
            )


def _check_float(name, array):
    if not isinstance(array, np.ndarray):
        raise ValueError(
            f"{name} must be a NumPy array, got {type(array).__name__}: "
            f"np.array({name}, np.float32) makes one"
        )
    if array.dtype not in (np.float32, np.float64):
        raise ValueError(
            f"{name} must be float32 or float64, got {array.dtype}: "
            f"{name}.astype(np.float32) converts it"
        )


def check_axes(name, array, letters):
    """Refuse an array that has not one axis per letter, as in ``"N C H W"``."""
    expected = len(letters.split())
    if array.ndim != expected:
        raise ValueError(
            f"{name} must have {expected} axes ({', '.join(letters.split())}), "
            f"it has {array.ndim}"
        )


def check_shape(name, array, shape):
    """Refuse an array of another shape."""
    if array.shape != tuple(shape):
        raise ValueError(f"{name} must have shape {tuple(shape)}, it has {array.shape}")


def check_pair(dy, x):
    """Refuse a gradient that is not of x's shape and dtype."""
    check_floats(x=x, dy=dy)
    check_shape("dy", dy, x.shape)


def check_filters(x, w, groups, b=None, dy=None):
    """Refuse pictures, filters and a bias that do not go together."""
    check_floats(x=x, w=w, b=b, dy=dy)
    check_axes("x", x, "N C H W")
    check_axes("w", w, "F C KH KW")
    check_groups(x.shape[1], w, groups)
    if b is not None:
        check_shape("b", b, (len(w),))


def check_transposed_filters(x, w, groups, b=None, dy=None):
    """Refuse pictures, filters and a bias of a convolution run backward."""
    check_floats(x=x, w=w, b=b, dy=dy)
    check_axes("x", x, "N C H W")
    check_axes("w", w, "C F KH KW")
    C, groups = len(w), whole("groups", groups)
    if x.shape[1] != C:
        raise ValueError(f"filters expect {C} channels, the image has {x.shape[1]}")
    if C % groups:
        raise ValueError(f"groups must divide the channels: {C} into {groups}")
    if b is not None:
        check_shape("b", b, (w.shape[1] * groups,))


def check_groups(channels, w, groups):
    """Refuse filters (F, C // groups, KH, KW) that do not fit so many channels."""
    groups = whole("groups", groups)
    for name, count in (("channels", channels), ("filters", len(w))):
        if count % groups:
            raise ValueError(f"groups must divide the {name}: {count} into {groups}")
    if channels != w.shape[1] * groups:
        raise ValueError(
            f"filters expect {w.shape[1] * groups} channels, the image has {channels}"
        )


def check_share(name, value):
    """Return ``value`` as a Python float in [0, 1].

    A NumPy scalar would turn float32 arrays into float64.
    """
    if not isinstance(value, numbers.Real) or not 0 <= value <= 1:
        raise ValueError(f"{name} must lie between 0 and 1, got {value}")
    return float(value)


def real(name, value):
    """Return ``value`` as a Python float, endless ones too, or refuse it.

    A NumPy scalar would turn float32 arrays into float64.
    """
    if not isinstance(value, numbers.Real) or np.isnan(value):
        raise ValueError(f"{name} must be a number, got {value}")
    return float(value)


def finite(name, value):
    """Return ``value`` as a Python float, or refuse it."""
    if not isinstance(value, numbers.Real) or not np.isfinite(value):
        raise ValueError(f"{name} must be a finite number, got {value}")
    return float(value)


def positive(name, value):
    """Return ``value`` as a Python float above 0, or refuse it."""
    if finite(name, value) <= 0:
        raise ValueError(f"{name} must be above 0, got {value}")
    return float(value)


def place_of_axis(name, array, axis):
    """Return ``axis`` counted from 0; negative ones count from the last."""
    axis = whole("axis", axis, least=-array.ndim)
    if axis >= array.ndim:
        raise ValueError(f"axis {axis} is not there: {name} has {array.ndim} axes")
    return axis % array.ndim


def whole(name, value, least=1):
    """Return ``value`` as a Python int, or refuse it."""
    if isinstance(value, bool):
        raise ValueError(f"{name} must be a whole number, got {value}")
    try:
        number = operator.index(value)
    except TypeError:
        raise ValueError(f"{name} must be a whole number, got {value}") from None
    if number < least:
        raise ValueError(f"{name} must be at least {least}, got {number}")
    return number


def whole_pair(name, value, least=1, names="rows, columns"):
    """Return a pair, as (rows, columns), from an int or a pair of ints."""
    if not isinstance(value, tuple | list | np.ndarray):
        return (whole(name, value, least),) * 2
    if len(value) != 2:
        raise ValueError(
            f"{name} must be a number or a pair ({names}), got {len(value)} entries"
        )
    return whole(name, value[0], least), whole(name, value[1], least)
