"""A network laid out to be explored: its layers as columns of maps.

Whatever network it is, a filter bank or a trained one: each column knows its maps and
how every one of them is made of the maps of the column before.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine import (
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    LeakyReLU,
    MaxPool2D,
    Network,
    ReLU,
    Sigmoid,
    Tanh,
    softmax,
)
from scenes.network.column import Column
from scenes.windows import Geometry

KINDS = {
    Conv2D: "conv",
    ReLU: "relu",
    LeakyReLU: "leaky",
    Sigmoid: "sigmoid",
    Tanh: "tanh",
    MaxPool2D: "pool",
    Dense: "dense",
}
PLAIN = ("relu", "leaky", "sigmoid", "tanh")  # kinds that look at each cell alone
UNSEEN = (Dropout, Flatten)  # at rest the one changes nothing, the other no number


@dataclass(frozen=True)
class Misfit:
    """Why a run stops: a layer, its window (rows, columns), and the room it had."""

    layer: str
    window: tuple
    room: tuple


@dataclass(frozen=True, eq=False)
class Run:
    """What a network made of a picture, as far as its windows fit.

    Parameters
    ----------
    input : ndarray, shape (C, H, W)
    columns : tuple of Column
        In the order in which the data flow; the last is the softmax of the scores
        where the network has any.
    back : callable
        Of ``Network.run``.
    misfit : Misfit or None
        None where all layers fit.
    """

    input: np.ndarray
    columns: tuple
    back: object
    misfit: Misfit | None = None

    def column(self, name):
        """Return the column of that name, or None."""
        return next((c for c in self.columns if c.name == name), None)

    def before(self, column):
        """Return what a column was given, shape (C, H, W)."""
        place = self.columns.index(column)
        return self.columns[place - 1].maps if place else self.input

    def after(self, column):
        """Return the column behind a column, or behind the picture."""
        everything = (self.picture, *self.columns)
        return everything[everything.index(column) + 1]

    @cached_property
    def picture(self):
        """The picture as a column, to which gradients come back."""
        return Column("input", "input", self.input, Geometry((1, 1)), "input")

    @property
    def scores(self):
        """The column of the scores, or None."""
        return next((c for c in self.columns if c.kind == "dense"), None)


def explore(network, x):
    """Run a network on a picture, layer by layer, as far as its windows fit.

    Parameters
    ----------
    network : Network
    x : ndarray, shape (1, C, H, W)

    Returns
    -------
    run : Run
    """
    fitting, misfit = _fitting(network, x.shape[2:])
    activations, back = Network(fitting).run(x)
    columns, before = [], x[0]
    for name, layer in fitting:
        if isinstance(layer, UNSEEN):
            continue
        block = columns[-1].block if columns else name
        columns.append(_column(name, layer, activations[name][0], before, block))
        before = columns[-1].maps
    if columns and columns[-1].kind == "dense":
        columns.append(_softmax(columns[-1]))
    return Run(x[0], tuple(columns), back, misfit)


def geometry_of(layer, shape):
    """Tell how a layer's window moves over maps (H, W)."""
    if isinstance(layer, Conv2D):
        stride, padding, dilation, _ = layer.settings
        return Geometry(
            layer.w.shape[2:], _pair(stride), _borders(padding), _pair(dilation)
        )
    if isinstance(layer, MaxPool2D):
        kernel, stride, padding, dilation, _ = layer.settings
        stride = kernel if stride is None else stride
        return Geometry(
            _pair(kernel), _pair(stride), _borders(padding), _pair(dilation)
        )
    return Geometry(shape if isinstance(layer, Dense) else (1, 1))


def _fitting(network, shape):
    """Return the layers that fit on maps (H, W), and what the next one lacks."""
    fitting = []
    for name, layer in network.layers.items():
        if isinstance(layer, Conv2D | MaxPool2D):
            geometry = geometry_of(layer, shape)
            room = tuple(map(_room, shape, geometry.padding))
            if not np.all(np.less_equal(geometry.kernel, room)):
                return fitting, Misfit(name, tuple(geometry.kernel), room)
            shape = geometry.output(shape)
        fitting.append((name, layer))
    return fitting, None


def _room(side, padding):
    return side + sum(padding)


def _column(name, layer, y, before, block):
    weights = bias = None
    if isinstance(layer, Conv2D | Dense):
        block, bias = name, layer.b
        shape = before.shape if isinstance(layer, Dense) else layer.w.shape[1:]
        weights = layer.w.reshape(-1, *shape)
    maps = y.reshape(len(y), *y.shape[1:] or (1, 1))
    geometry = geometry_of(layer, before.shape[1:])
    kind = KINDS[type(layer)]
    return Column(name, kind, maps, geometry, block, weights, bias, layer)


def _softmax(scores):
    maps = softmax(scores.maps.reshape(1, -1)).reshape(-1, 1, 1)
    return Column("softmax", "softmax", maps, Geometry((1, 1)), "softmax")


def _pair(value):
    return (value, value) if np.isscalar(value) else tuple(value)


def _borders(padding):
    return tuple(_pair(side) for side in _pair(padding))
