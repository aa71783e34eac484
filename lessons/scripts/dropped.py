"""Dropout, and a dense layer behind it, as lines of Python.

Masks are drawn by NumPy in all ways: with the same seed PyTorch draws other ones.
"""

from lessons.scripts.literal import plain
from lessons.scripts.script import Back, Lines, Script, Step


def dropout(shape, rate, seed, x="x", y="y", channels=False, cut=""):
    """Return the Step of dropout in training.

    Parameters
    ----------
    shape : tuple of int
        Of all that the mask is drawn for.
    rate : float
    seed : int
    x, y : str
        What the arrays are called.
    channels : bool
    cut : str
        What of those all is `x`, as an index; "" where it is all.
    """
    share, rng = plain(rate), f"np.random.default_rng({seed})"
    whole = ", channels=True" if channels else ""
    coins = f"{rng}.random({shape[:2] if channels else shape})"
    coins = f"{coins}[:, :, None, None]" if channels else coins
    kept = f"{coins} >= {share}"
    if channels:
        kept = f"np.broadcast_to({kept}, {shape})"
    drawn = f"({kept}){cut}" if cut else kept
    scaled = f"{{}} / (1 - {share})"
    forward = Lines(
        _engine(shape, f"{share}, {rng}{whole}", x, y, cut),
        f"mask = {drawn}\n{y} = np.where(mask, {scaled.format(x)}, 0)",
        f"mask = torch.tensor({drawn})\n"
        f"{y} = torch.where(mask, {scaled.format(x)}, 0.0)",
    )
    backward = Lines(
        f"d{x} = dropout_backward(d{y}, mask, {share})",
        f"d{x} = np.where(mask, {scaled.format(f'd{y}')}, 0)",
    )
    return Step(forward, backward)


def _engine(shape, how, x, y, cut):
    if not cut:
        return f"{y}, mask = dropout({x}, {how})"
    return (
        f"everything = np.zeros({shape})\neverything{cut} = {x}\n"
        f"dropped, mask = dropout(everything, {how})\n"
        f"{y}, mask = dropped{cut}, mask{cut}"
    )


def nothing_dropped(rate, x="x", y="y"):
    """Return the Step of dropout in test mode."""
    share, same = plain(rate), f"{y} = {x}"
    return Step(
        Lines(f"{y}, mask = dropout({x}, {share}, None, training=False)", same, same),
        Lines(f"d{x} = dropout_backward(d{y}, mask, {share})", f"d{x} = d{y}"),
    )


def dropping(x, step, shows, dy=None):
    """Return the Script of a dropout.

    Parameters
    ----------
    x : ndarray
    step : Step
        Of `dropout` or `nothing_dropped`.
    shows : dict
        As of a Script.
    dy : ndarray, of x's shape, optional
        Backward.
    """
    if dy is None:
        return Script({"x": x}, (step,), shows, ("y",))
    return Script({"x": x, "dy": dy}, (step,), shows, ("dx",), Back("y", ("x",), "dy"))


def drawing_many(x, rate, seed, draws, channels, shows):
    """Return the Script of many masks over one map.

    Parameters
    ----------
    x : ndarray, shape (H, W)
    rate : float
    seed, draws : int
    channels : bool
    shows : dict
        As of a Script.
    """
    shape = (draws, 1, *map(int, x.shape))
    step = dropout(shape, rate, seed, "batch", "outputs", channels)
    batch = Lines(
        *[f"batch = np.broadcast_to(x, {shape})"] * 2, f"batch = x.expand{shape}"
    )
    formula = "({r} / (1 - {r})) ** 0.5 * abs(x)".format(r=plain(rate))
    mean = "kept, mean = mask[:, 0].sum(0), outputs[:, 0].mean(0)"
    spread = "spread = outputs[:, 0].std(0{})"
    count = Lines(
        *[spread.format("")] * 2,
        spread.format(", correction=0"),
    )
    steps = (
        Step(batch),
        step,
        Step(Lines.alike(mean)),
        Step(count),
        Step(Lines.alike(f"expected = {formula}")),
    )
    return Script({"x": x}, steps, shows, ("mean", "spread"))


def dense(x="x", w="w", b="b", y="y"):
    """Return the Step of a dense layer of x (N, D), w (M, D) and b (M,)."""
    return Step(
        Lines(
            f"{y} = dense({x}, {w}, {b})",
            f"{y} = {x} @ {w}.T + {b}",
            f"{y} = F.linear({x}, {w}, {b})",
        ),
        Lines(
            f"d{x}, d{w}, d{b} = dense_backward(d{y}, {x}, {w})",
            f"d{x}, d{w}, d{b} = d{y} @ {w}, d{y}.T @ {x}, d{y}.sum(0)",
        ),
    )


def dense_behind(x, w, b, drop, shows, dy=None):
    """Return the Script of a dense layer behind a dropout.

    Parameters
    ----------
    x : ndarray, shape (1, D)
    w : ndarray, shape (M, D)
    b : ndarray, shape (M,)
    drop : Step
        Of `dropout` or `nothing_dropped`, from ``x`` to ``h``.
    shows : dict
        As of a Script.
    dy : ndarray, shape (1, M), optional
        Backward.
    """
    givens, steps = {"x": x, "w": w, "b": b}, (drop, dense("h"))
    if dy is None:
        return Script(givens, steps, shows, ("y",))
    back = Back("y", ("x", "h", "w", "b"), "dy")
    return Script(givens | {"dy": dy}, steps, shows, ("dx", "dw"), back)
