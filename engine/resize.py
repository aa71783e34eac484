"""Pictures made larger or smaller: by the nearest pixel, or on straight lines."""

import math

import numpy as np

from engine.checks import check_axes, check_floats, check_shape, positive, whole_pair
from engine.patches import check_x_shape

MODES = ("nearest", "linear")
ROUND = {
    "round_prefer_floor": lambda places: np.ceil(places - 0.5),
    "round_prefer_ceil": lambda places: np.floor(places + 0.5),
    "floor": np.floor,
    "ceil": np.ceil,
}
COORDINATES = ("half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric")


def resize(
    x,
    size,
    mode="nearest",
    coordinates="half_pixel",
    nearest="round_prefer_floor",
    scale=None,
):
    """Make every map larger or smaller, as ONNX's Resize.

    ``torch.nn.functional.interpolate`` is ``coordinates="asymmetric",
    nearest="floor"`` for its mode nearest, ``mode="linear"`` for its bilinear, and
    ``coordinates="align_corners"`` where one asks for that.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    size : int or (rows, columns)
        Of the output.
    mode : {"nearest", "linear"}
    coordinates : {"half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric"}
        Where output pixel o lies in the input: ``(o + 0.5) / scale - 0.5``; the same,
        but 0 where there is one output pixel; ``o * (H - 1) / (OH - 1)``;
        ``o / scale``.
    nearest : {"round_prefer_floor", "round_prefer_ceil", "floor", "ceil"}
        Which pixel is the nearest one.
    scale : float, (rows, columns) or None
        How much larger the output is; None for ``size`` by the input's. ONNX uses a
        given one as it is, though the size was rounded down.

    Returns
    -------
    y : ndarray, shape (N, C, OH, OW)
    """
    check_floats(x=x)
    check_axes("x", x, "N C H W")
    rows, columns = _taps(x, size, mode, coordinates, nearest, scale)
    return take(take(x, columns, 3), rows, 2)


def resize_backward(
    dy,
    x_shape,
    mode="nearest",
    coordinates="half_pixel",
    nearest="round_prefer_floor",
    scale=None,
):
    """Send every gradient to the pixels that its number was made of.

    Parameters
    ----------
    dy : ndarray, shape (N, C, OH, OW)
    x_shape : (N, C, H, W)
    mode, coordinates, nearest, scale
        As in resize.

    Returns
    -------
    dx : ndarray, shape (N, C, H, W)
        Where a pixel was used several times, its gradients add up.
    """
    check_floats(dy=dy)
    N, C, H, W = check_x_shape(x_shape)
    check_axes("dy", dy, "N C OH OW")
    check_shape("dy", dy, (N, C, *dy.shape[2:]))
    dx = np.zeros((N, C, H, W), dy.dtype)
    rows, columns = _taps(dx, dy.shape[2:], mode, coordinates, nearest, scale)
    return give_back(give_back(dy, rows, H, 2), columns, W, 3)


def _taps(x, size, mode, coordinates, nearest, scale):
    """Find for both axes what each output pixel is made of: (places, weights) each."""
    for name, value, known in (
        ("mode", mode, MODES),
        ("coordinates", coordinates, COORDINATES),
        ("nearest", nearest, ROUND),
    ):
        if value not in known:
            raise ValueError(f"{name} must be one of {', '.join(known)}, got {value}")
    if not math.prod(x.shape[2:]):
        raise ValueError(f"x must have at least 1 cell in a map, it has {x.shape}")
    taps = []
    for cells, count, factor in zip(
        x.shape[2:], whole_pair("size", size), _factors(scale), strict=True
    ):
        places = np.clip(_places(cells, count, factor, coordinates), 0, cells - 1)
        if mode == "nearest":
            taps.append(_nearest(places, ROUND[nearest], x.dtype))
        else:
            taps.append(_between(places, cells, x.dtype))
    return taps


def _factors(scale):
    if scale is None:
        return None, None
    pair = scale if isinstance(scale, tuple | list | np.ndarray) else (scale, scale)
    if len(pair) != 2:
        raise ValueError(
            f"scale must be a number or a pair (rows, columns), got {len(pair)} entries"
        )
    return positive("scale", pair[0]), positive("scale", pair[1])


def _places(cells, count, factor, coordinates):
    """Return where each of ``count`` output pixels lies among ``cells`` inputs."""
    outputs = np.arange(count, dtype=np.float64)
    if coordinates == "align_corners":
        return outputs * (cells - 1) / max(1, count - 1)
    if coordinates == "pytorch_half_pixel" and count == 1:
        return outputs
    middle = 0 if coordinates == "asymmetric" else 0.5
    # Multiplied first: 7 * 3 / 7 is 3, while 7 / (7 / 3) may fall short of it.
    spread = (outputs + middle) * cells / count
    return (spread if factor is None else (outputs + middle) / factor) - middle


def _nearest(places, rounding, dtype):
    places = rounding(places).astype(np.intp)
    return [(places, np.ones(len(places), dtype))]


def _between(places, cells, dtype):
    """Share every output out between the pixels before and behind it."""
    low = np.floor(places).astype(np.intp)
    share = (places - low).astype(dtype)
    return [(low, 1 - share), (np.minimum(low + 1, cells - 1), share)]


def take(x, taps, axis):
    """Make outputs of the inputs along one axis.

    Parameters
    ----------
    x : ndarray
    taps : list of (ndarray of int, ndarray)
        Which input each output takes, in rising order, and how much of it.
    axis : int

    Returns
    -------
    y : ndarray
    """
    y, *others = (_weighed(x, *tap, axis) for tap in taps)
    for part in others:
        y += part
    return y


def give_back(dy, taps, cells, axis):
    """Add what each output has of an input's gradient up, along one axis.

    Parameters
    ----------
    dy : ndarray
    taps : list of (ndarray of int, ndarray)
        As in take.
    cells : int
        How many inputs there are.
    axis : int

    Returns
    -------
    dx : ndarray
    """
    dx = np.zeros((*dy.shape[:axis], cells, *dy.shape[axis + 1 :]), dy.dtype)
    for places, weights in taps:
        # Places never fall, so that equal ones stand side by side.
        firsts = np.flatnonzero(np.diff(places, prepend=-1))
        sums = np.add.reduceat(dy * _along(weights, axis, dy), firsts, axis)
        dx[*(slice(None),) * axis, places[firsts]] += sums
    return dx


def _weighed(x, places, weights, axis):
    """Return what one tap takes of x along an axis."""
    part = x.take(places, axis)
    part *= _along(weights, axis, x)
    return part


def _along(weights, axis, x):
    """Lay weights along one axis of x."""
    return weights.reshape(-1, *(1,) * (x.ndim - 1 - axis))
