"""Pooling, forward and back, as lines of Python."""

from lessons.scripts.moves import moving, padded, pair, spread_back, windows
from lessons.scripts.script import Back, Lines, Script, Step

MOVES = ("padding",)


def max_pool(geometry, shape, x="x", y="y"):
    """Return the Step of a max pooling.

    Parameters
    ----------
    geometry : Geometry
    shape : (H, W)
        Of x.
    x, y : str
        What the arrays are called.
    """
    how, kernel = _how(geometry), tuple(map(int, geometry.kernel))
    source, line = padded(geometry, x, "-np.inf")
    of_window = f"{x}_windows.reshape(*{y}.shape, -1)"
    forward = Lines(
        f"{y}, winners = max_pool2d({x}, {how})",
        f"{line}{_seen(geometry, x, source)}{y} = {x}_windows.max((4, 5))",
        f"{y} = F.max_pool2d({x}, {how})",
    )
    won = f"np.where(winners == {kernel[1]} * i + j, d{y}, 0)"
    backward = Lines(
        f"d{x} = max_pool2d_backward(d{y}, winners, {x}.shape)",
        f"winners = {of_window}.argmax(-1)  # the first of those that are equal\n"
        f"{spread_back(geometry, x, won, shape)}",
    )
    return Step(forward, backward)


def average_pool(geometry, shape, x="x", y="y"):
    """Return the Step of an average pooling; parameters are those of `max_pool`."""
    how, area = _how(geometry), int(geometry.kernel[0] * geometry.kernel[1])
    source, line = padded(geometry, x)
    forward = Lines(
        f"{y} = avg_pool2d({x}, {how})",
        f"{line}{_seen(geometry, x, source)}{y} = {x}_windows.mean((4, 5))",
        f"{y} = F.avg_pool2d({x}, {how})",
    )
    backward = Lines(
        f"d{x} = avg_pool2d_backward(d{y}, {x}.shape, {how})",
        spread_back(geometry, x, f"d{y} / {area}", shape),
    )
    return Step(forward, backward)


def _how(geometry):
    stride = pair(geometry.stride)
    return f"{pair(geometry.kernel)}, stride={stride}{moving(geometry, *MOVES)}"


def _seen(geometry, x, source):
    return f"{x}_windows = {windows(geometry, source)}  # (N, C, OH, OW, KH, KW)\n"


STEPS = {"max": max_pool, "average": average_pool}


def pooling(x, kind, geometry, shows, dy=None):
    """Return the Script of a pooling.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
    kind : str
        Of ``scenes.pooling.layer.POOLS``.
    geometry : Geometry
    shows : dict
        As of a Script.
    dy : ndarray, shape (N, C, OH, OW), optional
        Backward.
    """
    steps = (STEPS[kind](geometry, x.shape[2:]),)
    if dy is None:
        return Script({"x": x}, steps, shows, ("y",))
    return Script({"x": x, "dy": dy}, steps, shows, ("dx",), Back("y", ("x",), "dy"))
