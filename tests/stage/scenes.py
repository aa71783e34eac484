"""Scenes to play with, small enough to know their cells by heart."""

import numpy as np

from scenes.cells import Cells, Ragged
from scenes.convolution.forward import convolution_forward
from scenes.panels import Edges, Nodes, Panel
from scenes.pooling.forward import max_pool_forward
from scenes.scene import Equation, Fill, Group, Link, Mark, Scene, Source
from scenes.windows import Geometry


def rounded(seed, *shape, digits=2):
    """Numbers between −1 and 1 with so many decimals."""
    return np.random.default_rng(seed).uniform(-1, 1, shape).round(digits)


def convolution(size=6, kernel=3, C=1, F=1, stride=1, padding=0, dilation=1, **more):
    """Slide a kernel of whole numbers over a picture of two decimals."""
    w = np.random.default_rng(2).integers(-3, 4, (F, C, kernel, kernel)).astype(float)
    how = ((stride,) * 2, ((padding,) * 2,) * 2, (dilation,) * 2)
    return convolution_forward(
        rounded(1, 1, C, size, size), w, Geometry((kernel,) * 2, *how), **more
    )


def pooling(x=None):
    """Windows of 2×2 side by side; the first holds a tie."""
    x = np.array([[1.0, 1, 2, 0], [0, 1, 0, -1]]) if x is None else x
    return max_pool_forward(x, Geometry((2, 2), (2, 2)))


def gradient_of_weights():
    """Each step adds a window of x, times one cell of dy, on to dw; with all sums."""
    x, dy = rounded(1, 4, 4), rounded(2, 2, 3)
    origins, window = np.int32([0, 1, 2, 4, 5, 6]), np.int32([0, 1, 4, 5])
    windows, cells = Cells(origins, window), Cells.one_by_one(6)
    gains = np.array([x.flat[windows.at(t)] * dy.flat[t] for t in range(6)])
    dw = Panel("dw", gains.sum(0).reshape(2, 2), "gradient", digits=4)
    fill = Fill(
        *("dw", Cells.fixed(6, range(4)), None, "add"),
        source=Source.cell_by_cell("x", windows),
        factors=(("x", windows), ("dy", cells)),
    )
    marks = (Mark("x", windows, "window"), Mark("dy", cells))
    panels = (Panel("x", x), Panel("dy", dy), dw)
    return np.cumsum(gains, 0), Scene(6, panels, marks, (fill,), goto="dy")


def ragged():
    """Each step adds other numbers to another number of cells."""
    cells, one = Ragged.listed([[0], [0, 1], [], [0, 1, 2, 3]]), Cells.one_by_one(4)
    return Scene(
        steps=4,
        panels=(Panel("x", rounded(3, 1, 4)), Panel("y", np.array([[11.0, 8, 6, 7]]))),
        marks=(Mark("x", one), Mark("y", cells)),
        fills=(Fill("y", cells, np.arange(1.0, 8), "add"),),
        links=(Link.step_by_step("x", one, "y", cells),),
    )


def neurons(W=None, **more):
    """Play a dense layer as neurons: at each step one output lights up its inputs."""
    W = np.array([[0.5, -1, 0], [2, 0.25, -0.75]]) if W is None else W
    x = np.linspace(-1, 1, W.shape[1]).round(2)
    (rows, columns), y = W.shape, W @ x
    cells, inputs = Cells.one_by_one(rows), Cells.fixed(rows, np.arange(columns))
    weights = Cells(columns * np.arange(rows, dtype=np.int32), inputs.offsets)
    pairs = np.array([(j, i) for i in range(rows) for j in range(columns)], np.int32)
    return Scene(
        rows,
        (_column("x", x, 0, **more), Panel("w", W, "weight"), _column("y", y, 1)),
        marks=(Mark("x", inputs), Mark("y", cells)),
        fills=(
            Fill("y", cells, y.reshape(-1, 1), source=Source.as_a_whole("x", inputs)),
        ),
        links=(Link.step_by_step("x", inputs, "y", cells),),
        equation=Equation("dot", (Group("x", inputs, "w", weights),), "y", cells),
        edges=(Edges("x", "y", pairs, W.ravel(), lit=weights),),
        goto="y",
    )


def _column(name, values, column, **more):
    middle = np.arange(len(values)) - (len(values) - 1) / 2
    spots = np.stack([middle, np.full(len(values), column)], axis=1)
    labels = tuple(f"{name}{i}" for i in range(len(values)))
    return Nodes(name, values, spots, labels, **more)
