"""The cases that come with ONNX: a model of few nodes, what goes in and what comes out.

They are read with the ``onnx`` package, so that they ask the operators alone.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

from networks.graph import Graph, Node, Spec
from networks.operators import make_operation
from networks.operators.dtypes import DTYPES

MAKERS = ("ConstantOfShape", "Range")
FOLDER = Path(onnx.__file__).parent / "backend" / "test" / "data"


def names(kind, operators):
    """Name the cases all of whose nodes are among some operators.

    Left out are those about sequences, and about kinds of number that no network has.
    """
    paths = sorted((FOLDER / kind).glob("*/model.onnx"))
    found = []
    for path in paths:
        graph = onnx.load(path).graph
        known = all(_is_known(value) for value in [*graph.input, *graph.output])
        if known and {node.op_type for node in graph.node} <= set(operators):
            found.append(f"{kind}/{path.parent.name.removeprefix('test_')}")
    return found


def _is_known(value):
    tensor = value.type.HasField("tensor_type")
    return tensor and value.type.tensor_type.elem_type in DTYPES


def case(name):
    """Read a case.

    Returns
    -------
    graph : Graph
        Where there are several inputs only the first is one, the others are constants:
        shapes depend on some, and on all of MAKERS. float16 has become float32.
    x, expected : dict of str to ndarray
    """
    kind, _, name = name.partition("/")
    folder = FOLDER / kind / f"test_{name}"
    model = onnx.load(folder / "model.onnx")
    inputs, outputs = (
        [_array(path) for path in _numbered(folder / "test_data_set_0", end)]
        for end in ("input", "output")
    )
    known = {tensor.name for tensor in model.graph.initializer}
    asked = [value.name for value in model.graph.input if value.name not in known]
    given = dict(zip(asked, inputs, strict=True))
    made = [value.name for value in model.graph.output]
    makes = model.graph.node[0].op_type in MAKERS
    first = {name: given.pop(name) for name in asked[: 0 if makes else 1]}
    return graph_of(model, first, given), first, dict(zip(made, outputs, strict=True))


def graph_of(model, inputs, constants):
    """Build the graph of a model that is given some arrays."""
    opsets = {opset.domain: opset.version for opset in model.opset_import}
    tensors = {
        t.name: _widened(numpy_helper.to_array(t)) for t in model.graph.initializer
    }
    return Graph(
        [_node(node, opsets.get(node.domain, 1)) for node in model.graph.node],
        {name: Spec(array.shape, array.dtype) for name, array in inputs.items()},
        [value.name for value in model.graph.output],
        tensors | constants,
    )


def _node(node, opset):
    attributes = {a.name: _plain(helper.get_attribute_value(a)) for a in node.attribute}
    place = node.op_type, attributes, opset, node.domain, node.name, len(node.output)
    return Node(
        node.name, make_operation(*place), tuple(node.input), tuple(node.output)
    )


def _plain(value):
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, onnx.TensorProto):
        return _widened(numpy_helper.to_array(value))
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def _numbered(folder, end):
    paths = folder.glob(f"{end}_*.pb")
    return sorted(paths, key=lambda path: int(path.stem.rpartition("_")[2]))


def _array(path):
    tensor = onnx.TensorProto()
    tensor.ParseFromString(path.read_bytes())
    return _widened(np.array(numpy_helper.to_array(tensor)))


def _widened(array):
    return array.astype(np.float32) if array.dtype == np.float16 else array
