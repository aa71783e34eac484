"""Arrays put together, taken apart and turned: no arithmetic at all."""

import numpy as np

from engine.checks import check_floats, place_of_axis, whole


def concatenate(arrays, axis=1):
    """Put arrays behind each other, as ONNX's Concat and torch.cat.

    Parameters
    ----------
    arrays : sequence of ndarray
        Of equal shapes, but for this axis.
    axis : int
        1: the channels.

    Returns
    -------
    y : ndarray
    """
    if not len(arrays):
        raise ValueError("arrays must hold at least 1 array, got 0")
    check_floats(**{f"array {i}": array for i, array in enumerate(arrays)})
    first = arrays[0]
    axis = place_of_axis("array 0", first, axis)
    for i, array in enumerate(arrays):
        if _without(array.shape, axis) != _without(first.shape, axis):
            raise ValueError(
                f"arrays must be equal but for axis {axis}: array 0 has shape "
                f"{first.shape}, array {i} {array.shape}"
            )
    return np.concatenate(arrays, axis)


def concatenate_backward(dy, sizes, axis=1):
    """Hand every array its part of the gradient.

    Parameters
    ----------
    dy : ndarray
    sizes : sequence of int
        How far each array reached along the axis.
    axis : int

    Returns
    -------
    list of ndarray
        Views of dy.
    """
    return _cut("dy", dy, sizes, axis)


def split(x, sizes, axis=1):
    """Take an array apart, as ONNX's Split and torch.split.

    Parameters
    ----------
    x : ndarray
    sizes : sequence of int
        How far each part reaches along the axis.
    axis : int
        1: the channels.

    Returns
    -------
    list of ndarray
        Views of x.
    """
    return _cut("x", x, sizes, axis)


def split_backward(dys, axis=1):
    """Put the parts' gradients behind each other.

    Parameters
    ----------
    dys : sequence of ndarray
    axis : int

    Returns
    -------
    dx : ndarray
    """
    return concatenate(dys, axis)


def transpose(x, axes):
    """Put the axes into another order, as ONNX's Transpose and torch.permute.

    Parameters
    ----------
    x : ndarray
    axes : sequence of int
        ``axes[i]`` is the axis of x that becomes axis i.

    Returns
    -------
    y : ndarray
        A view of x.
    """
    check_floats(x=x)
    return x.transpose(_permutation("x", x, axes))


def transpose_backward(dy, axes):
    """Put the axes back into their old order.

    Parameters
    ----------
    dy : ndarray
    axes : sequence of int

    Returns
    -------
    dx : ndarray
        A view of dy.
    """
    check_floats(dy=dy)
    return dy.transpose(np.argsort(_permutation("dy", dy, axes)))


def _cut(name, array, sizes, axis):
    """Cut an array into parts of so many cells."""
    check_floats(**{name: array})
    axis = place_of_axis(name, array, axis)
    sizes = [whole("size", size, least=0) for size in sizes]
    if sum(sizes) != array.shape[axis]:
        raise ValueError(
            f"sizes add up to {sum(sizes)}, {name} has {array.shape[axis]} cells "
            f"along axis {axis}"
        )
    ends = np.cumsum(sizes)
    before = (slice(None),) * axis
    parts = zip(ends - sizes, ends, strict=True)
    return [array[*before, start:stop] for start, stop in parts]


def _without(shape, axis):
    return shape[:axis] + shape[axis + 1 :]


def _permutation(name, array, axes):
    """Return the axes counted from 0, or refuse what is no order of them."""
    places = [place_of_axis(name, array, axis) for axis in axes]
    if sorted(places) != list(range(array.ndim)):
        raise ValueError(
            f"axes must name each of the {array.ndim} axes once, got {tuple(axes)}"
        )
    return places
