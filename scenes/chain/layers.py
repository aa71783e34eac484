"""Scenes: one layer of a chain alone, on the numbers that it has there."""

from dataclasses import replace

import numpy as np

from scenes.activation.relu import in_two_rows, relu_backward, relu_forward
from scenes.backward import in_a_row
from scenes.cells import Cells
from scenes.chain.chain import CLASSES, FILTERS, KERNEL, POOLED, WINDOW
from scenes.chain.panels import Path
from scenes.convolution.every_gradient import convolution_in_full
from scenes.convolution.forward import convolution_forward
from scenes.dense.backward import DenseGradients, dense_matrices_backward
from scenes.dense.forward import DensePass, dense_matrices
from scenes.dropout.backward import dropout_backward_scene
from scenes.dropout.forward import dropout_at_test, dropout_forward
from scenes.pooling.backward import max_pool_backward
from scenes.pooling.forward import max_pool_forward
from scenes.scene import Group

DIGITS = 4  # of numbers that come out of other layers
ROWS = ("h", "w", "dh", "mask", "dx", "dw")  # of the dense layer, backward


def layer_scene(chain, layer, number, backward):
    """Play a layer of the chain on one of its maps.

    Parameters
    ----------
    chain : Chain
    layer : str
        ``conv``, ``relu``, ``pool``, ``drop`` or ``dense``.
    number : int
        The map.
    backward : bool
        Whether the gradient runs back through it, or the numbers run forward.

    Returns
    -------
    scene : Scene
        It opens on the cell whose arithmetic the whole chain shows.
    """
    scenes = {"conv": _conv, "relu": _relu, "pool": _pool}
    scenes |= {"drop": _drop, "dense": _dense}
    scene = scenes[layer](chain, number, backward)
    if layer == "conv" and backward:
        return scene
    path = Path.of(chain, number)
    dense = path.flat("drop") if backward else path.label
    starts = {"pool": path.pooled, "drop": path.pooled, "dense": dense}
    return replace(scene, start=starts.get(layer, path.cell))


def kept_arrays(chain, layer, number):
    """Name what the layer had to keep of the forward pass for its way back."""
    y, mask = chain.y, chain.mask
    drop = {"mask": mask[number]} if chain.training else {}
    return {
        "conv": {"x": y["input"], "w": chain.weights.w1[number]},
        "relu": {"mask": y["conv"][number] > 0},
        "pool": {"winners": chain.winners[number]},
        "drop": drop,
        "dense": {"h": y["flat"], "w": chain.weights.w2},
    }[layer]


def _conv(chain, number, backward):
    w, bias = chain.weights.w1, float(chain.weights.b1[number])
    if backward:
        dy = chain.dy["conv"][number]
        return convolution_in_full(chain.x, w[number], dy, KERNEL, bias)
    look = {"shown": number, "digits": DIGITS, "editable": False}
    return convolution_forward(chain.x, w, KERNEL, bias, **look)


def _relu(chain, number, backward):
    x = chain.y["conv"][number]
    if backward:
        return relu_backward(chain.dy["relu"][number], x, DIGITS)
    return in_two_rows(relu_forward(x, DIGITS))


def _pool(chain, number, backward):
    x = chain.y["relu"][number]
    if backward:
        return max_pool_backward(chain.dy["pool"][number], x, WINDOW, DIGITS)
    return in_a_row(max_pool_forward(x, WINDOW, DIGITS))


def _drop(chain, number, backward):
    y, dy = chain.y, chain.dy
    if chain.training:
        settings = (chain.mask, chain.rate, number)
        ahead = dropout_forward(y["pool"], y["drop"], *settings)
    else:
        ahead = dropout_at_test(y["pool"], y["drop"], number)
    if backward:
        return dropout_backward_scene(ahead, dy["drop"][number], dy["pool"][number])
    return ahead


def _dense(chain, number, backward):
    y, dy, w = chain.y, chain.dy, chain.weights
    rate = chain.rate if chain.training else 0.0
    ahead = (y["pool"].ravel(), chain.mask.ravel(), rate, y["flat"], w.w2, w.b2)
    run = DensePass(*ahead, y["dense"])
    if not backward:
        return _map_by_map(dense_matrices(run))
    back = (dy["dense"], dy["flat"], chain.grads.w2, chain.grads.b2)
    grads = DenseGradients(run, *back, dy["pool"].ravel())
    return _one_below_the_other(dense_matrices_backward(grads))


def _map_by_map(scene):
    """Group the many terms of an output by the maps that they come from."""
    *_, bias = scene.equation.groups
    area, outputs = POOLED**2, np.arange(CLASSES) * len(FILTERS) * POOLED**2
    groups = [
        Group(
            *("h", Cells.fixed(CLASSES, first + np.arange(area))),
            *("w", Cells.moving(outputs + first, np.arange(area))),
            f"{number}",
        )
        for number, first in enumerate(range(0, len(FILTERS) * area, area), start=1)
    ]
    bias = replace(bias, label="b")
    return replace(scene, equation=replace(scene.equation, groups=(*groups, bias)))


def _one_below_the_other(scene):
    """Give each of the long rows a line of its own."""
    places = {name: (row, 0) for row, name in enumerate(ROWS)}
    places |= {"dy": (1, 1), "db": (5, 1)}
    panels = (replace(panel, place=places[panel.name]) for panel in scene.panels)
    return replace(scene, panels=tuple(panels))
