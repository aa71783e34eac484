"""Scenes of one map of a network, at the place that a lens shows."""

import math
from dataclasses import dataclass, replace

import numpy as np

from scenes.activation.activations import activation
from scenes.activation.relu import relu_forward
from scenes.convolution.forward import convolution_forward
from scenes.pooling.forward import max_pool_forward
from scenes.pooling.layer import PoolLayer
from scenes.scene import Narration

PICTURE = {1: ((), ("grey",)), 3: (("R", "G", "B"), ("red", "green", "blue"))}
MOST_CELLS = 32  # rows and columns of the input that a lens spans
MOST_PRINTED = 121  # cells of a window whose products are printed one by one
LEAST_DIGITS, MOST_DIGITS = 2, 7  # decimals
BORDER = 8  # one part in so many is not searched for the strongest response


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
    def inside(self):
        """Slices that cut its cells out of the map."""
        rows = slice(self.row, self.row + self.rows)
        return rows, slice(self.column, self.column + self.columns)

    @property
    def start(self):
        """Flat index, inside the lens, of the cell that answers most."""
        row, column = self.strongest
        return (row - self.row) * self.columns + column - self.column


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
    middle = strongest(y)
    row, column = corner or (middle[0] - rows // 2, middle[1] - columns // 2)
    row = max(0, min(row, y.shape[0] - rows))
    column = max(0, min(column, y.shape[1] - columns))
    inside = _largest(y[row : row + rows, column : column + columns])
    place = (row + inside[0], column + inside[1])
    return Lens(row, column, rows, columns, place)


def strongest(y):
    """Find the cell of a map that answers most: (row, column).

    The border is left out, since the padding makes strong edges there.
    """
    top, left = (size // BORDER for size in y.shape)
    row, column = _largest(y[top : y.shape[0] - top, left : y.shape[1] - left])
    return row + top, column + left


def _largest(y):
    return divmod(int(np.abs(y).argmax()), y.shape[1])


def can_be_played(column):
    """Whether a column's windows are small enough to be gone through cell by cell."""
    size = math.prod(column.geometry.kernel)
    return column.kind != "softmax" and size <= MOST_PRINTED


def map_scene(run, column, number, lens, part=None):
    """Play the windows of one map, inside a lens, on the layer's own numbers.

    Parameters
    ----------
    run : Run
    column : Column
    number : int
        The map.
    lens : Lens
    part : int, optional
        The only source that is to be weighed, of a map that is a sum of several.

    Returns
    -------
    scene : Scene
        Of a convolution, ``x`` holds the sources that the filter looks at.
    """
    x, borders = cut(run.before(column), column.geometry, lens)
    geometry = replace(column.geometry, padding=borders)
    if column.weights is not None:
        scene = _weighed(run, column, number, x, geometry, part)
    elif column.kind == "pool":
        digits = telling_digits(x[number], PoolLayer("max", geometry).branches)
        scene = max_pool_forward(x[number], geometry, digits)
    else:
        curve = activation(column.kind, **vars(column.layer))
        scene = relu_forward(x[number], function=curve)
    return replace(scene, start=lens.start)


def telling_digits(x, decides):
    """Return the fewest decimals with which a map's cells are told apart as they are.

    Parameters
    ----------
    x : ndarray, shape (H, W)
    decides : callable or None
        What a layer makes of the cells that only tells sides apart, such as winners:
        it has to be the same for the numbers as they are printed.
    """
    if decides is None:
        return LEAST_DIGITS
    exact = decides(x[None, None])
    for digits in range(LEAST_DIGITS, MOST_DIGITS):
        if np.array_equal(decides(x.round(digits)[None, None]), exact):
            return digits
    return MOST_DIGITS


def cut(x, geometry, lens):
    """Cut out the cells of some maps under the windows of a lens.

    Padding comes along only where the layer itself has it. At the end of the map
    the cells that no window reaches come along too.

    Parameters
    ----------
    x : ndarray, shape (C, H, W)
    geometry : Geometry
    lens : Lens
        Its cells are windows.

    Returns
    -------
    x : ndarray, shape (C, h, w)
    borders : tuple
        Its padding, ((top, bottom), (left, right)).
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


def _weighed(run, column, number, x, geometry, part):
    """Weigh all sources of a filter, or one of them, then without the bias."""
    planes = planes_of(run, column, number) if part is None else [part]
    cards, colours = look_of(run, column, planes)
    bias = 0.0 if column.bias is None or part is not None else column.bias[number]
    scene = convolution_forward(
        x[None, planes],
        column.weights[number : number + 1, planes],
        geometry,
        float(bias),
        colours=colours,
        cards=cards,
        editable=False,
    )
    if part is None:
        return scene
    alone = replace(scene.equation, bias=None)
    return replace(
        scene, equation=alone, narration=Narration.always("part", scene.steps)
    )


def planes_of(run, column, number):
    """Numbers of the maps that a weighed map is made of; of a picture all planes."""
    if run.before(column) is run.input:
        return list(range(len(run.input)))
    return [source for source, _, _ in column.sources[number]] or [0]


def look_of(run, column, planes):
    """Return labels and colours of sources; a picture's channels have their own."""
    if run.before(column) is not run.input:
        return tuple(str(c + 1) for c in planes), "activation"
    labels, colours = PICTURE[len(run.input)]
    return tuple(labels[c] for c in planes if labels), tuple(colours[c] for c in planes)
