"""Scene: a convolution by im2col as a computation graph, forward and then backward."""

import numpy as np

from scenes.graph.steps import Factor, Step, told
from scenes.panels import Edges, Nodes

LOOKS = {
    "activation": {"colour": "activation", "share": "range"},
    "weight": {"colour": "weight", "share": "weight"},
    "gradient": {"colour": "gradient", "share": "gradient"},
}
DIGITS = 4  # of products of numbers with two decimals
TYPED = ("x", "w", "b")
COLUMNS = {"x": 0.0, "cols": 2.0, "p": 4.0, "b": 7.4, "y": 7.4, "map": 8.9}
WEIGHTS = (4.4, 1.5)  # column of the first one, and how far they are apart
APART, BELOW = 0.5, 1.4  # rows between the columns of X_col, and to the weights


def im2col_graph(case):
    """Play x → im2col → · W → + b → fold along the edges, then the gradients back.

    Parameters
    ----------
    case : Unfolded

    Returns
    -------
    scene : Scene
        Nodes ``x``, ``cols``, ``w``, ``p`` (the product), ``b``, ``y`` and ``map``,
        each with its twin ``dx`` and so on.
    """
    steps = (*_forward(case), *_backward(case))
    most = np.bincount(case.copies.ravel()).argmax()  # copies meet in this pixel
    start = len(steps) - case.x.size + int(most)
    return told(steps, tuple(_nodes(case)), _edges(case), start)


def _forward(case):
    """Go from x to the map: columns, products, sums, and what they fold into."""
    D, L = case.cols.shape
    w, every, columns = range(D), range(L), _columns(case)
    return (
        *(
            Step("scale", "cols", cells, (Factor("x", pixels),), "copy")
            for cells, pixels in zip(columns, case.copies.T, strict=True)
        ),
        *(
            Step("dot", "p", (n,), (Factor("cols", cells, "w", w),), "product")
            for n, cells in enumerate(columns)
        ),
        *(
            Step("dot", "y", (n,), (Factor("p", (n,)), Factor("b", (0,))), "bias")
            for n in every
        ),
        Step("scale", "map", every, (Factor("y", every),), "fold"),
    )


def _backward(case):
    """Go back from the map: dY, db, dW, the columns, and what they add up to."""
    D, L = case.cols.shape
    w, every, rows = range(D), range(L), np.arange(D * L).reshape(D, L)
    return (
        Step(
            *("scale", "dy", every, (Factor("dmap", every),), "unfold"),
            also=(("dmap", every),),
        ),
        Step("dot", "db", (0,), (Factor("dy", every),), "to_bias"),
        Step("scale", "dp", every, (Factor("dy", every),), "through"),
        *(
            Step(
                "dot", "dw", (d,), (Factor("dp", every, "cols", rows[d]),), "to_weight"
            )
            for d in w
        ),
        *(
            Step("scale", "dcols", cells, (Factor("dp", (n,), "w", w),), "to_column")
            for n, cells in enumerate(_columns(case))
        ),
        *(_collected(case, pixel) for pixel in range(case.x.size)),
    )


def _collected(case, pixel):
    """Add up what comes back to the copies of a pixel."""
    copies = np.flatnonzero(case.copies == pixel)
    says = "met" if len(copies) > 1 else "single"
    return Step("dot", "dx", (pixel,), (Factor("dcols", copies),), says)


def _columns(case):
    """Cells of each column of X_col."""
    D, L = case.cols.shape
    return np.arange(D * L).reshape(D, L).T


def _nodes(case):
    """Make the nodes, each with its gradient as its twin."""
    twice = case.y.ravel(), case.dmap.ravel()
    numbers = {
        "x": (case.x, case.dx, "activation"),
        "cols": (case.cols, case.dcols, "activation"),
        "w": (case.w, case.dw, "weight"),
        "p": (case.product, case.dmap, "activation"),
        "b": (np.array([case.b]), case.db, "weight"),
        "y": (*twice, "activation"),
        "map": (*twice, "activation"),
    }
    spots, labels = _spots(case), _labels(case)
    for name, (values, slopes, role) in numbers.items():
        look = {"spots": spots[name], "labels": labels[name], "digits": DIGITS}
        own = LOOKS[role] | {"editable": name in TYPED}
        yield Nodes(name, values.ravel(), **look, **own)
        yield Nodes(f"d{name}", slopes.ravel(), **look, **LOOKS["gradient"], twin=name)


def _labels(case):
    """Name the nodes at both ends by row and column, and those between by number."""
    each = range(case.dmap.size)
    rest = ("",) * (case.cols.size - len(each))
    return {
        "x": _places("x", case.x.shape),
        "cols": (*(f"X_col[:, {n}]" for n in each), *rest),  # over each column
        "w": tuple(f"w[{k}]" for k in range(case.w.size)),  # its row of W_col
        "p": tuple(f"P[{n}]" for n in each),
        "b": ("b",),
        "y": tuple(f"Y[{n}]" for n in each),
        "map": _places("y", case.dmap.shape),
    }


def _places(name, shape):
    return tuple(f"{name}[{row}, {column}]" for row, column in np.ndindex(shape))


def _spots(case):
    """Put x at the left, its columns, their sums, and the map; w below them."""
    D, L = case.cols.shape
    column, window = np.divmod(np.arange(D * L), L)
    middles = np.arange(L) * (D + APART) + (D - 1) / 2
    height = (L - 1) * (D + APART) + D - 1
    first, step = WEIGHTS
    rows = {
        "x": np.linspace(0, height, case.x.size),
        "cols": column + window * (D + APART),
        "w": np.full(D, height + BELOW),
        "b": np.array([height / 2]),
        **dict.fromkeys(("p", "y", "map"), middles),
    }
    across = COLUMNS | {"w": first + step * np.arange(D)}
    return {
        name: np.stack(np.broadcast_arrays(row, across[name]), axis=1)
        for name, row in rows.items()
    }


def _edges(case):
    """Draw what is computed out of what; each edge carries its local derivative."""
    D, L = case.cols.shape
    every = np.arange(L)
    cells, (d, n) = np.arange(D * L), np.divmod(np.arange(D * L), L)
    same, one = np.stack([every, every], axis=1), np.ones(L)
    copies = np.stack([case.copies.ravel(), cells], axis=1)
    w, cols = case.w.ravel(), case.cols.ravel()
    return (
        Edges("x", "cols", copies, np.ones(D * L), "count", name="im2col"),
        Edges("cols", "p", np.stack([cells, n], axis=1), w[d], "weight", name="times"),
        Edges("w", "p", np.stack([d, n], axis=1), cols, "activation"),
        Edges("p", "y", same, one, "count", name="plus"),
        Edges("b", "y", np.stack([0 * every, every], axis=1), one, "count"),
        Edges("y", "map", same, one, "count", name="fold"),
    )
