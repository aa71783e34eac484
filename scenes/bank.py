"""Scenes of the filter bank: one map of one layer, at the place that a lens shows."""

from dataclasses import dataclass, replace

import numpy as np

from engine import filter_bank
from scenes.convolution import convolution_forward
from scenes.pooling import max_pool_forward
from scenes.relu import relu_forward
from scenes.windows import Geometry

MOST_CELLS = 32  # rows and columns of the input that a lens spans
BORDER = 8  # one part in so many is not searched for the strongest response
SHARES = 1e-6  # below this share of the strongest weight, a slice counts as zero


@dataclass(frozen=True)
class Misfit:
    """Why the bank stops: a layer's window (rows, columns) and the room it had."""

    layer: str
    window: tuple
    room: tuple


@dataclass(frozen=True, eq=False)
class BankRun:
    """What the bank made of a picture, as far as its windows fit.

    `activations` holds ``"input"`` and each layer's output, (1, C, H, W), by its
    name; `geometries` how the layers' windows move; `misfit` is None where all fit.
    """

    network: object
    geometries: dict
    activations: dict
    misfit: Misfit | None = None

    def before(self, layer):
        """Return what a layer was given, shape (C, H, W)."""
        names = ["input", *self.network.layers]
        return self.activations[names[names.index(layer) - 1]][0]


@dataclass(frozen=True)
class Lens:
    """A box of a map's cells, and the one among them that answers most."""

    row: int
    column: int
    rows: int
    columns: int
    strongest: tuple

    @property
    def box(self):
        """Row, column, height and width."""
        return self.row, self.column, self.rows, self.columns

    @property
    def start(self):
        """Flat index, inside the lens, of the cell that answers most."""
        row, column = self.strongest
        return (row - self.row) * self.columns + column - self.column


def kind_of(layer):
    """Return ``conv``, ``relu`` or ``pool``."""
    return layer.rstrip("0123456789")


def run_bank(x, kernel=(3, 3), stride=1, padding=1, pool=2):
    """Run the filter bank layer by layer, as far as its windows fit.

    Parameters
    ----------
    x : ndarray of float32, shape (1, 3, H, W)
    kernel : (rows, columns)
    stride, padding, pool : int

    Returns
    -------
    run : BankRun
    """
    network = filter_bank(kernel, stride, padding, pool)
    moves = {
        "conv": Geometry(kernel, (stride, stride), ((padding, padding),) * 2),
        "relu": Geometry((1, 1)),
        "pool": Geometry((pool, pool), (pool, pool)),
    }
    geometries = {layer: moves[kind_of(layer)] for layer in network.layers}
    activations = {"input": x}
    for name, layer in network.layers.items():
        misfit = _misfit(name, geometries[name], x.shape[2:])
        if misfit:
            return BankRun(network, geometries, activations, misfit)
        x, _ = layer.forward(x)
        activations[name] = x
    return BankRun(network, geometries, activations)


def _misfit(layer, geometry, shape):
    room = tuple(side + sum(p) for side, p in zip(shape, geometry.padding, strict=True))
    fits = np.all(np.less_equal(geometry.kernel, room))
    return None if fits else Misfit(layer, geometry.kernel, room)


def sources(run, layer):
    """Tell which maps of the layer before each map of `layer` is made of.

    Returns
    -------
    list of list of (int, float, int)
        For each map: number of the source, how strong it is (1 for the strongest),
        and its sign, 0 where there are no weights or positive and negative ones are
        equally large.
    """
    if kind_of(layer) != "conv":
        return [[(number, 1.0, 0)] for number in range(len(run.before(layer)))]
    return [_slices(w) for w in run.network.layers[layer].w]


def _slices(w):
    """Slices of one filter (C, KH, KW) that are not zero, the strongest first."""
    strength = np.abs(w).sum(axis=(1, 2))
    most = strength.max() or 1
    order = np.argsort(-strength, kind="stable")
    return [
        (int(c), float(strength[c] / most), _sign(w[c]))
        for c in order
        if strength[c] > SHARES * most
    ]


def _sign(w):
    balance = w.max() + w.min()
    return int(np.sign(balance)) if abs(balance) > 1e-3 * np.abs(w).max() else 0


def place_lens(y, geometry, side, corner=None):
    """Put a lens on a map.

    Parameters
    ----------
    y : ndarray, shape (OH, OW)
        The map.
    geometry : Geometry
        How the layer's window moves: the lens spans at most MOST_CELLS rows and
        columns of its input.
    side : int
        Rows and columns that are asked for.
    corner : (row, column), optional
        Where the lens begins; without it, it lies round the strongest response.

    Returns
    -------
    lens : Lens
    """
    bounds = zip(y.shape, geometry.kernel, geometry.stride, strict=True)
    rows, columns = (
        max(1, min(side, size, (MOST_CELLS - kernel) // stride + 1))
        for size, kernel, stride in bounds
    )
    middle = _strongest(y, [size // BORDER for size in y.shape])
    row, column = corner or (middle[0] - rows // 2, middle[1] - columns // 2)
    row = max(0, min(row, y.shape[0] - rows))
    column = max(0, min(column, y.shape[1] - columns))
    inside = _strongest(y[row : row + rows, column : column + columns])
    strongest = (row + inside[0], column + inside[1])
    return Lens(row, column, rows, columns, strongest)


def _strongest(y, margins=(0, 0)):
    """Cell of the largest magnitude: the padding makes strong edges at the border."""
    top, left = margins
    inner = np.abs(y[top : y.shape[0] - top, left : y.shape[1] - left])
    row, column = divmod(int(inner.argmax()), inner.shape[1])
    return row + top, column + left


def map_scene(run, layer, number, lens):
    """Play the windows of one map, inside a lens, on the layer's own numbers.

    Parameters
    ----------
    run : BankRun
    layer : str
    number : int
        The map.
    lens : Lens

    Returns
    -------
    scene : Scene
        Of a convolution, ``x`` holds the sources that the filter looks at.
    """
    x, borders = _cut(run.before(layer), run.geometries[layer], lens)
    geometry = replace(run.geometries[layer], padding=borders)
    scene = _SCENES[kind_of(layer)](run, layer, number, x, geometry)
    return replace(scene, start=lens.start)


def _cut(x, geometry, lens):
    """Cut out the cells of `x` (C, H, W) under the windows of a lens.

    Padding comes along only where the layer itself has it. At the end of the map
    the cells that no window reaches come along too.
    """
    cuts, borders = [], []
    spans = ((lens.row, lens.rows), (lens.column, lens.columns))
    output = geometry.output(x.shape[1:])
    for axis, (first, count) in enumerate(spans):
        size, (before, after) = x.shape[axis + 1], geometry.padding[axis]
        stride, kernel = geometry.stride[axis], geometry.kernel[axis]
        start = first * stride - before
        end = start + (count - 1) * stride + kernel
        end = size + after if first + count == output[axis] else end
        cuts.append(slice(max(0, start), min(size, end)))
        borders.append((max(0, -start), max(0, end - size)))
    return x[:, cuts[0], cuts[1]], tuple(borders)


def _convolution(run, layer, number, x, geometry):
    conv = run.network.layers[layer]
    planes, look = [0, 1, 2], {}  # a picture, in its channels' own colours
    if layer != "conv1":
        planes = [c for c, _, _ in sources(run, layer)[number]] or [0]
        cards = tuple(str(c + 1) for c in planes)
        look = {"colours": "activation", "cards": cards}
    bias = 0.0 if conv.b is None else float(conv.b[number])
    w = conv.w[number : number + 1, planes]
    return convolution_forward(
        x[None, planes], w, geometry, bias, editable=False, **look
    )


def _relu(run, layer, number, x, geometry):
    return relu_forward(x[number])


def _pool(run, layer, number, x, geometry):
    return max_pool_forward(x[number], geometry)


_SCENES = {"conv": _convolution, "relu": _relu, "pool": _pool}
