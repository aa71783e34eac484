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
    x : ndarray, shape (N, C, H, W)
    w : ndarray, shape (F, C, KH, KW)
    bias : float
    geometry : Geometry
    shows, prints
        As of a Script.
    dy : ndarray, shape (N, F, L), optional
        Backward.
    """
    OH, OW = geometry.output(x.shape[2:])
    steps = _unfolded(geometry, x.shape, OH, OW)
    if dy is None:
        added = f" + {plain(bias)}" if bias else ""
        product = f"product = w_col @ cols{added}"
        folded = f"maps = product.reshape({len(x)}, {len(w)}, {OH}, {OW})"
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
    dy : ndarray, shape (1, 1, L)
    geometry : Geometry
    shows : dict
        As of a Script.
    """
    ahead = multiplying(x, w, 0, geometry, shows, ())
    OH, OW = geometry.output(x.shape[2:])
    added = Step(Lines.alike(f"y = product + {plain(b)}"))
    steps = (*ahead.steps, added, *_backward(geometry, x.shape, OH, OW))
    return Script(ahead.givens | {"dy": dy}, steps, shows, ("y", "dx", "dw", "db"))


def _unfolded(geometry, shape, OH, OW):
    """Return the Steps to ``cols`` (N, C·KH·KW, L) and ``w_col`` (F, C·KH·KW)."""
    (N, C), (KH, KW) = shape[:2], map(int, geometry.kernel)
    source, line = padded(geometry, "x")
    how = f"{pair(geometry.kernel)}{moving(geometry, *MOVES)}"
    made = Lines(
        f"cols = im2col(x, {how})",
        f"{line}x_windows = {windows(geometry, source)}  # (N, C, OH, OW, KH, KW)\n"
        "cols = x_windows.transpose(0, 1, 4, 5, 2, 3)"
        f".reshape({N}, {C * KH * KW}, {OH * OW})",
        f"cols = F.unfold(x, {how})",
    )
    return Step(made), Step(Lines.alike("w_col = w.reshape(len(w), -1)"))


def _backward(geometry, shape, OH, OW):
    N, C, H, W = map(int, shape)
    KH, KW = map(int, geometry.kernel)
    products = (
        "dws, dbs = dy @ cols.swapaxes(1, 2), dy.sum(2)  # of each picture\n"
        "dw_col, db = dws.sum(0), dbs.sum(0)\ndcols = w_col.T @ dy"
    )
    how = f"{pair(geometry.kernel)}{moving(geometry, *MOVES)}"
    folded = f"dcols.reshape({N}, {C}, {KH}, {KW}, {OH}, {OW})[:, :, i, j]"
    back = Lines(
        f"dx = col2im(dcols, x.shape, {how})",
        spread_back(geometry, "x", folded, (H, W)),
        f"dx = F.fold(dcols, ({H}, {W}), {how})",
    )
    reshaped = Lines.alike("dw = dw_col.reshape(w.shape)")
    return Step(Lines.alike(products)), Step(back), Step(reshaped)
