"""Layers in a row as a graph: of their names, over their own arrays.

Both run on ``engine.tape``; so a row needs no other way of running here, only to be
seen as the graph that it is. Then it is measured, described, computed in part and
asked for the gradient of any tensor like a network out of a file.
"""

from engine import (
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    LeakyReLU,
    MaxPool2D,
    ReLU,
    Sigmoid,
    Tanh,
)
from engine.checks import whole_pair
from engine.geometry import padding_sides
from networks.graph import Budget, Graph, Node, Spec
from networks.operators import make_operation
from networks.operators.operation import LATEST

BUDGET = Budget()


def as_graph(network, x_shape, budget=BUDGET):
    """See a network in a row as a graph, as it is when it is not trained.

    Parameters
    ----------
    network : engine.Network
        Of the layers that plans and the filter bank are made of.
    x_shape : tuple of int or None
        What it is given; a side that is None may be any.
    budget : Budget

    Returns
    -------
    Graph
        Its tensors are called as in ``network.run``, from ``"input"`` on; constants
        as in ``network.parameters()``: they are these arrays, not copies.

    Raises
    ------
    ValueError
        Where no operator is known for a kind of layer.
    """
    constants, nodes, before = network.parameters(), [], "input"
    for name, layer in network.layers.items():
        own = (f"{name}.{array}" for array in layer.parameters())
        nodes.append(Node(name, _operation(name, layer), (before, *own), (name,)))
        before = name
    dtype = next(array.dtype for array in constants.values())
    specs = {"input": Spec(tuple(x_shape), dtype)}
    return Graph(nodes, specs, [before], constants, budget)


def _operation(name, layer):
    kind = type(layer)
    if kind not in OPERATORS:
        raise ValueError(f"no operator is known for {kind.__name__}, layer {name!r}")
    operator, attributes = OPERATORS[kind]
    return make_operation(operator, attributes(layer), LATEST, node=name)


def _nothing(layer):
    return {}


def _conv(layer):
    *slide, groups = layer.settings
    return _windows(*slide) | {"group": groups}


def _pool(layer):
    kernel, stride, padding, dilation, ceil_mode = layer.settings
    stride = kernel if stride is None else stride
    return _windows(stride, padding, dilation) | {
        "kernel_shape": whole_pair("kernel", kernel),
        "ceil_mode": int(ceil_mode),
    }


def _windows(stride, padding, dilation):
    rows, columns = padding_sides(padding)
    return {
        "strides": whole_pair("stride", stride),
        "pads": [rows[0], columns[0], rows[1], columns[1]],
        "dilations": whole_pair("dilation", dilation),
    }


OPERATORS = {  # ONNX's name, and its attributes out of the layer's settings
    Conv2D: ("Conv", _conv),
    Dense: ("Gemm", lambda layer: {"transB": 1}),
    Dropout: ("Dropout", _nothing),  # x itself, when it is not trained
    Flatten: ("Flatten", _nothing),
    LeakyReLU: ("LeakyRelu", lambda layer: {"alpha": layer.slope}),
    MaxPool2D: ("MaxPool", _pool),
    ReLU: ("Relu", _nothing),
    Sigmoid: ("Sigmoid", _nothing),
    Tanh: ("Tanh", _nothing),
}
