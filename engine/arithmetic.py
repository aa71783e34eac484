"""Sums and products of two arrays, and their way back through broadcasting."""

import numpy as np

from engine.checks import check_floats, check_shape


def add(a, b):
    """Add cell by cell: where a network's branches meet again.

    Parameters
    ----------
    a, b : ndarray
        Of shapes that NumPy broadcasts, as ONNX's Add and PyTorch do: read from the
        last axis, sides are equal or 1.

    Returns
    -------
    y : ndarray
    """
    check_floats(a=a, b=b)
    _common_shape(a.shape, b.shape)
    return a + b


def add_backward(dy, a_shape, b_shape):
    """Hand the gradient to both sides, summed over what was repeated.

    Parameters
    ----------
    dy : ndarray
    a_shape, b_shape : tuple of int

    Returns
    -------
    da, db : ndarray, shapes a_shape and b_shape
        dy itself where nothing was repeated.
    """
    check_floats(dy=dy)
    check_shape("dy", dy, _common_shape(a_shape, b_shape))
    return sum_to(dy, a_shape), sum_to(dy, b_shape)


def multiply(a, b):
    """Multiply cell by cell: gates, masks, a map's weight.

    Parameters
    ----------
    a, b : ndarray
        Of shapes that NumPy broadcasts, as ONNX's Mul and PyTorch do: read from the
        last axis, sides are equal or 1.

    Returns
    -------
    y : ndarray
    """
    check_floats(a=a, b=b)
    _common_shape(a.shape, b.shape)
    return a * b


def multiply_backward(dy, a, b):
    """Multiply the gradient by the other factor, summed over what was repeated.

    Parameters
    ----------
    dy : ndarray
    a, b : ndarray

    Returns
    -------
    da, db : ndarray, shapes of a and b
    """
    check_floats(a=a, b=b, dy=dy)
    check_shape("dy", dy, _common_shape(a.shape, b.shape))
    return sum_to(dy * b, a.shape), sum_to(dy * a, b.shape)


def sum_to(array, shape):
    """Add up what broadcasting from ``shape`` has repeated.

    Parameters
    ----------
    array : ndarray
    shape : tuple of int
        Broadcasts to the shape of ``array``.

    Returns
    -------
    ndarray, shape ``shape``
        ``array`` itself where nothing was repeated.
    """
    sides = (1,) * (array.ndim - len(shape)) + tuple(shape)
    axes = tuple(
        axis for axis, side in enumerate(sides) if side == 1 != array.shape[axis]
    )
    return (array.sum(axes) if axes else array).reshape(shape)


def _common_shape(a_shape, b_shape):
    """Return the shape that both broadcast to, or refuse them."""
    try:
        return np.broadcast_shapes(a_shape, b_shape)
    except ValueError:
        raise ValueError(
            f"a and b do not broadcast: a has shape {tuple(a_shape)}, "
            f"b {tuple(b_shape)}"
        ) from None
