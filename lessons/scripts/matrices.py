"""A convolution as a product of matrices, forward and back, as lines of Python."""

from lessons.scripts.literal import plain
from lessons.scripts.moves import moving, padded, pair, spread_back, windows
from lessons.scripts.script import Lines, Script, Step

MOVES = ("stride", "padding", "dilation")


def multiplying(x, w, bias, geometry, shows, prints, dy=None):
    """Return the Script of a product of matrices, and of its gradients.

    These are products, too, so PyTorch is not asked for them either.

    Parameters
    ----------
    x : ndarray, shape (1, C, H, W)
    w : ndarray, shape (F, C, KH, KW)
    bias : float
    geometry : Geometry
    shows, prints
        As of a Script.
    dy : ndarray, shape (F, L), optional
        Backward.
    """
    OH, OW = geometry.output(x.shape[2:])
    steps = _unfolded(geometry, x.shape[1], OH, OW)
    if dy is None:
        added = f" + {plain(bias)}" if bias else ""
        product = f"product = w_col @ cols{added}"
        folded = f"maps = product.reshape({len(w)}, {OH}, {OW})"
        steps += (Step(Lines.alike(f"{product}\n{folded}")),)
        return Script({"x": x, "w": w}, steps, shows, prints)
    steps += _backward(geometry, x.shape, OH, OW)
    return Script({"x": x, "w": w, "dy": dy}, steps, shows, prints)


def graph_of_matrices(x, w, b, dy, geometry, shows):
    """Return the Script of such a product of one map and one filter, and back.

    Parameters
    ----------
    x : ndarray, shape (1, 1, H, W)
    w : ndarray, shape (1, 1, KH, KW)
    b : float
    dy : ndarray, shape (1, L)
    geometry : Geometry
    shows : dict
        As of a Script.
    """
    ahead = multiplying(x, w, 0, geometry, shows, ())
    OH, OW = geometry.output(x.shape[2:])
    added = Step(Lines.alike(f"y = product + {plain(b)}"))
    steps = (*ahead.steps, added, *_backward(geometry, x.shape, OH, OW))
    return Script(ahead.givens | {"dy": dy}, steps, shows, ("y", "dx", "dw", "db"))


def _unfolded(geometry, channels, OH, OW):
    """Return the Step that makes ``cols`` (C·KH·KW, L) and ``w_col`` (F, C·KH·KW)."""
    KH, KW = map(int, geometry.kernel)
    source, line = padded(geometry, "x")
    how = f"{pair(geometry.kernel)}{moving(geometry, *MOVES)}"
    made = Lines(
        f"cols = im2col(x, {how})[0]",
        f"{line}x_windows = {windows(geometry, source)}  # (1, C, OH, OW, KH, KW)\n"
        "cols = x_windows[0].transpose(0, 3, 4, 1, 2)"
        f".reshape({channels * KH * KW}, {OH * OW})",
        f"cols = F.unfold(x, {how})[0]",
    )
    return Step(made), Step(Lines.alike("w_col = w.reshape(len(w), -1)"))


def _backward(geometry, shape, OH, OW):
    C, H, W = map(int, shape[1:])
    KH, KW = map(int, geometry.kernel)
    products = "dw_col, db = dy @ cols.T, dy.sum(1)\ndcols = w_col.T @ dy"
    how = f"{pair(geometry.kernel)}{moving(geometry, *MOVES)}"
    folded = f"dcols.reshape({C}, {KH}, {KW}, {OH}, {OW})[:, i, j]"
    back = Lines(
        f"dx = col2im(dcols[None], x.shape, {how})[0]",
        f"{spread_back(geometry, 'x', folded, (H, W))}\ndx = dx[0]",
        f"dx = F.fold(dcols[None], ({H}, {W}), {how})[0]",
    )
    reshaped = Lines.alike("dw = dw_col.reshape(w.shape)")
    return Step(Lines.alike(products)), Step(back), Step(reshaped)
