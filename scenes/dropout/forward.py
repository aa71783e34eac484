"""Scene: dropout throws a coin for every cell; what is kept is scaled up."""

import numpy as np

from scenes.cells import Cells
from scenes.panels import CROSSED, REAL, Panel
from scenes.scene import Equation, Fill, Group, Link, Mark, Narration, Scene, Source


def dropout_forward(x, y, mask, rate, shown=0):
    """Play a training pass over one of several feature maps.

    Parameters
    ----------
    x, y : ndarray, shape (C, H, W)
        What went into dropout, and what came out.
    mask : ndarray of bool, shape (C, H, W)
        True where kept.
    rate : float
        The share that was dropped.
    shown : int
        The map on the stage.

    Returns
    -------
    scene : Scene
        T = H·W steps; panels ``x``, ``mask``, ``y`` and, for several maps, ``maps``.
    """
    kept = mask[shown]
    cells = Cells.one_by_one(kept.size)
    bits, divisor = kept.astype(float), round(1 - rate, 9)
    state = crossed(mask)[shown]
    return Scene(
        steps=kept.size,
        panels=(
            Panel("x", x[shown], share="range"),
            Panel("mask", bits, "mask", digits=0, operator="⊙", note=f"÷ {divisor:g}"),
            Panel("y", y[shown], share="range", state=state, operator="="),
            *_depth(y, mask, shown),
        ),
        marks=tuple(Mark(name, cells) for name in ("x", "mask", "y")),
        fills=(
            Fill("mask", cells, bits.reshape(-1, 1)),
            Fill(
                "y",
                cells,
                y[shown].reshape(-1, 1),
                source=Source.cell_by_cell("x", cells),
            ),
        ),
        links=tuple(
            Link.cell_by_cell("x", cells, name, cells) for name in ("mask", "y")
        ),
        equation=Equation(
            "scale",
            (Group("x", cells, "mask", cells),),
            "y",
            cells,
            divisor=divisor,
        ),
        narration=Narration(("dropped", "kept"), kept.ravel().astype(np.uint8)),
        start=_telling_step(y[shown]),
        goto="y",
    )


def dropout_at_test(x, y, shown=0):
    """Play a test pass: nothing is dropped, nothing scaled.

    Parameters
    ----------
    x, y : ndarray, shape (C, H, W)
    shown : int

    Returns
    -------
    scene : Scene
        T = H·W steps; panels ``x``, ``y`` and, for several maps, ``maps``.
    """
    cells = Cells.one_by_one(y[shown].size)
    return Scene(
        steps=y[shown].size,
        panels=(
            Panel("x", x[shown], share="range"),
            Panel("y", y[shown], share="range", operator="="),
            *_depth(y, np.ones(y.shape, bool), shown),
        ),
        marks=(Mark("x", cells), Mark("y", cells)),
        fills=(
            Fill(
                "y",
                cells,
                y[shown].reshape(-1, 1),
                source=Source.cell_by_cell("x", cells),
            ),
        ),
        links=(Link.cell_by_cell("x", cells, "y", cells),),
        equation=Equation("apply", (Group("x", cells),), "y", cells, function="·"),
        narration=Narration.always("same", y[shown].size),
        start=_telling_step(y[shown]),
        goto="y",
    )


def crossed(mask):
    """Cross out what is dropped: states of cells, uint8 of the mask's shape."""
    return np.where(mask, REAL, CROSSED).astype(np.uint8)


def _depth(y, mask, shown):
    """All maps as one stack, those crossed out that are dropped as a whole."""
    if len(y) == 1:
        return ()
    whole = ~mask.any(axis=(1, 2))
    labels = tuple(f"{n} ✕" if gone else f"{n}" for n, gone in enumerate(whole, 1))
    return (Panel("maps", y, share="range", cards=labels, front=shown, pick=True),)


def _telling_step(y):
    """Pick a step past the middle of the map where the output is large."""
    half = y.size // 2
    return half + int(np.argmax(y.ravel()[half : half + max(1, y.size // 4)]))
