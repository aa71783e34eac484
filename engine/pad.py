"""A frame around an array: of one number, or of cells mirrored or repeated."""

import numpy as np

from engine.checks import check_floats, check_shape, real, whole_pair

MODES = ("constant", "reflect", "edge", "wrap")


def pad(x, padding, mode="constant", value=0.0):
    """Lay a frame around an array, as ONNX's Pad, torch.nn.functional.pad and np.pad.

    Parameters
    ----------
    x : ndarray
    padding : sequence of (before, after)
        A pair for each axis; a negative number takes cells away, before any are added.
    mode : {"constant", "reflect", "edge", "wrap"}
        What the frame holds: ``value``, the cells mirrored in the outermost ones, the
        outermost ones repeated, or the cells of the other end.
    value : float

    Returns
    -------
    y : ndarray
    """
    check_floats(x=x)
    cut, frame = _frame(x.shape, padding, mode)
    if mode == "constant":
        return np.pad(x[cut], frame, constant_values=real("value", value))
    return np.pad(x[cut], frame, mode)


def pad_backward(dy, x_shape, padding, mode="constant"):
    """Take the frame off; a mirrored or repeated cell gets its copies' gradients too.

    Parameters
    ----------
    dy : ndarray
    x_shape : tuple of int
    padding, mode
        As in pad.

    Returns
    -------
    dx : ndarray, shape x_shape
    """
    check_floats(dy=dy)
    check_shape("dy", dy, padded_shape(x_shape, padding, mode))
    cut, frame = _frame(x_shape, padding, mode)
    dx = np.zeros(x_shape, dy.dtype)
    inner = dx[cut]
    for axis, (before, after) in enumerate(frame):
        dy = _fold(dy, axis, before, inner.shape[axis], after, mode)
    inner += dy
    return dx


def padded_shape(x_shape, padding, mode="constant"):
    """Tell the shape of what pad returns, before there is anything to pad.

    Parameters
    ----------
    x_shape : tuple of int
    padding, mode
        As in pad.

    Returns
    -------
    tuple of int

    Raises
    ------
    ValueError
        Where pad would refuse.
    """
    cut, frame = _frame(x_shape, padding, mode)
    sides = zip(cut, frame, strict=True)
    return tuple(kept.stop - kept.start + sum(added) for kept, added in sides)


def _frame(shape, padding, mode):
    """Return which cells are kept, and how many are added on either side."""
    if mode not in MODES:
        raise ValueError(f"mode must be one of {', '.join(MODES)}, got {mode}")
    if len(padding) != len(shape):
        raise ValueError(
            f"padding must have a pair for each of the {len(shape)} axes, "
            f"got {len(padding)}"
        )
    cut, frame = [], []
    for size, sides in zip(shape, padding, strict=True):
        before, after = whole_pair("padding", sides, -size, "before, after")
        kept = size + min(before, 0) + min(after, 0)
        _check_side(kept, max(before, after), size, mode)
        cut.append(slice(max(-before, 0), max(-before, 0) + kept))
        frame.append((max(before, 0), max(after, 0)))
    return tuple(cut), tuple(frame)


def _check_side(kept, padding, size, mode):
    """Refuse to take away more than there is, or to mirror more than there is."""
    if kept < 0:
        raise ValueError(f"padding takes away {size - kept} cells of {size}")
    copied = padding * (kept > 0)
    most = dict(constant=padding, edge=copied, wrap=copied, reflect=kept - 1)
    if padding > max(0, most[mode]):
        raise ValueError(
            f"padding of {padding} is too much to {mode}: there are {kept} cells"
        )


def _fold(dy, axis, before, size, after, mode):
    """Add the frame's gradients along one axis to the cells that they came from."""
    dy = np.moveaxis(dy, axis, 0)
    inner = dy[before : before + size]
    if mode != "constant" and before + after:
        places = np.pad(np.arange(size), (before, after), mode)
        inner = inner.copy()
        for cell in (*range(before), *range(before + size, len(places))):
            inner[places[cell]] += dy[cell]
    return np.moveaxis(inner, 0, axis)
