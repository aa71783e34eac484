"""The whole networks that come with ONNX, with weights that tell mistakes apart.

As they are shipped every weight is the same number: with it a transposed kernel or a
swapped channel changes nothing. Their dense layers have few units here: with all of
them the weights of VGG alone are 574 MB, and nothing more would be asked.
"""

from math import prod, sqrt

import numpy as np
import onnx
from onnx import numpy_helper

from tests.networks.operators.backend_cases import FOLDER

NAMES = sorted(
    path.stem.removeprefix("light_") for path in (FOLDER / "light").glob("*.onnx")
)
UNITS = {4096: 128}  # of dense layers: as shipped, and here


def model(name, rng):
    """Read a network, and draw its weights.

    Returns
    -------
    onnx.ModelProto
        Without the nodes that made weights of one number.
    """
    found = onnx.load(FOLDER / "light" / f"light_{name}.onnx")
    graph = found.graph
    shapes = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    makers = [node for node in graph.node if node.op_type == "ConstantOfShape"]
    for maker in makers:
        (weights,) = maker.output
        shape = [UNITS.get(side, side) for side in shapes[maker.input[0]].tolist()]
        array = _drawn(shape, _role(graph, weights), rng)
        graph.initializer.append(numpy_helper.from_array(array, weights))
        graph.node.remove(maker)
    _forget(graph, {maker.input[0] for maker in makers})
    for node in graph.node:
        del node.output[1:]  # Dropout's masks, on which nothing depends
    return found


def _role(graph, name):
    """Return the operator that uses a tensor in the end, and as which input."""
    for node in graph.node:
        if name in node.input:
            if node.op_type in ("Unsqueeze", "Reshape"):
                return _role(graph, node.output[0])
            return node.op_type, list(node.input).index(name)
    return "", 0


def _drawn(shape, role, rng):
    """Draw filters after He, factors and variances near 1, all else around 0."""
    if role == ("BatchNormalization", 1):  # sums of many branches shall not grow
        return rng.uniform(0.2, 0.8, shape).astype(np.float32)
    if role in (("BatchNormalization", 4), ("Mul", 1)):
        return rng.uniform(0.5, 1.5, shape).astype(np.float32)
    scale = sqrt(2 / prod(shape[1:])) if len(shape) > 1 else 0.3
    return rng.standard_normal(shape, np.float32) * np.float32(scale)


def _forget(graph, names):
    for kept in (graph.initializer, graph.input):
        for value in [value for value in kept if value.name in names]:
            kept.remove(value)
