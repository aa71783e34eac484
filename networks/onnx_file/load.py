"""A network out of an ONNX file: read, checked, and measured before it is run."""

from dataclasses import replace

from networks.graph import Budget, Graph, Node, Spec
from networks.onnx_file.attributes import attributes
from networks.onnx_file.foreign import check_file, check_node
from networks.onnx_file.tensors import Tensors, tensor_dtype
from networks.onnx_file.wire import Reader, corrupt
from networks.operators import DOMAINS, MOST_AXES, make_operation
from networks.refusal import NetworkRefused

OPSETS = range(7, 23)
FIRST_TAG = b"\x08"  # every program writes a file's IR version first
PICTURE_AXES = 4
BUDGET = Budget()


def load(data, external=None, budget=BUDGET):
    """Read a network out of the bytes of an ONNX file.

    Parameters
    ----------
    data : bytes
    external : dict of str to bytes, optional
        Files that were dropped with it, by name: where its weights lie in another.
        No file is ever opened.
    budget : Budget

    Returns
    -------
    Graph
        With every tensor of the file. float16 has become float32; the first side of
        an input may be any where it is symbolic or the network takes it.

    Raises
    ------
    NetworkRefused
        Whatever is wrong with the file, or is not computed here; nothing else is
        raised.
    """
    check_file(data)
    budget.check("file", len(data))
    model = _model(memoryview(data))
    tensors = Tensors(external or {}, budget)
    constants = _constants(model.graph, tensors)
    specs = _specs(model.graph, constants)
    nodes = _nodes(model.graph, tensors, _opset(model), budget)
    outputs = [value.name or "" for value in model.graph.outputs]
    graph = Graph(nodes, specs, outputs, constants, budget)
    return _of_one_picture(graph)


def _model(data):
    try:
        model = Reader().message(data, "model")
    except NetworkRefused as refused:
        if refused.kind == "corrupt" and data[:1] != FIRST_TAG:
            raise NetworkRefused("not-onnx", message=str(refused)) from refused
        raise
    if model.graph is None or not model.graph.outputs:
        raise NetworkRefused("not-onnx", message="the file has no graph with outputs")
    if model.functions:
        raise NetworkRefused("functions", message="the file defines functions")
    return model


def _opset(model):
    """Return the version of ONNX's operators that the file is written for."""
    versions = [o.version or 0 for o in model.opsets if (o.domain or "") in DOMAINS]
    version = max(versions, default=0)
    if version not in OPSETS:
        message = f"the file needs operator set {version}, known are {OPSETS}"
        facts = {"version": version, "first": OPSETS[0], "last": OPSETS[-1]}
        raise NetworkRefused("opset", message=message, **facts)
    return version


def _constants(graph, tensors):
    if graph.sparse_initializers:
        raise NetworkRefused("sparse", message="the file has sparse weights")
    constants = {}
    for tensor in graph.initializers:
        if tensor.name in constants:
            raise NetworkRefused("duplicate", tensor.name or "")
        constants[tensor.name or ""] = tensors.array(tensor)
    return constants


def _specs(graph, constants):
    """Return what the network is given; in old files constants are inputs too."""
    values = [v for v in graph.inputs if (v.name or "") not in constants]
    specs = {value.name or "": _spec(value) for value in values}
    pictures = [spec for spec in specs.values() if len(spec.shape) == PICTURE_AXES]
    if not specs or len(pictures) > 1 or len(specs) < len(values):
        message = f"{len(values)} inputs, of which {len(pictures)} are pictures"
        raise NetworkRefused("inputs", message=message, count=len(values))
    return specs


def _spec(value):
    """Describe an input; a side that is a symbol may be any."""
    name, tensor = value.name or "", value.type and value.type.tensor
    if tensor is None:
        raise NetworkRefused("input-kind", name, f"input {name!r} is no tensor")
    if tensor.shape is None:
        raise NetworkRefused("input-shape", name, f"input {name!r} has no shape")
    sides = [side.size or 0 for side in tensor.shape.dims]
    if len(sides) > MOST_AXES:
        raise corrupt(f"input {name!r} has {len(sides)} axes, {MOST_AXES} allowed")
    shape = tuple(side if side > 0 else None for side in sides)
    return Spec(shape, tensor_dtype(tensor.element, name))


def _nodes(graph, tensors, opset, budget):
    budget.check("nodes", len(graph.nodes))
    return [_node(node, tensors, opset) for node in graph.nodes]


def _node(message, tensors, opset):
    outputs = tuple(message.outputs)
    name = message.name or next(filter(None, outputs), "")
    operator, domain = message.operator or "", message.domain or ""
    check_node(operator, domain, name)
    settings = attributes(message, tensors)
    place = operator, settings, opset, domain, name, len(outputs)
    operation = make_operation(*place)
    return Node(name, operation, tuple(message.inputs), outputs)


def _of_one_picture(graph):
    """Let a network that was written for many pictures take one, where it can.

    A side that is a symbol, but the first, is only known once there is a picture:
    then the network is measured when it is run.
    """
    if any(None in spec.shape[1:] for spec in graph.specs.values()):
        return graph
    specs = {name: _with_free_batch(spec) for name, spec in graph.specs.items()}
    free = replace(graph, specs=specs)
    try:
        free.measured()
    except NetworkRefused as refused:
        if refused.kind != "node":
            raise
        graph.measured()
        return graph
    return free


def _with_free_batch(spec):
    return Spec((None, *spec.shape[1:]), spec.dtype) if spec.shape else spec
