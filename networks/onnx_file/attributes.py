"""What stands beside a node's operator: numbers, texts and small arrays."""

import numpy as np

from networks.onnx_file.wire import corrupt, integers
from networks.refusal import NetworkRefused

LONGEST_LIST = 100_000  # bytes


def attributes(node, tensors):
    """Return a node's attributes.

    Parameters
    ----------
    node : SimpleNamespace
        The message.
    tensors : Tensors

    Returns
    -------
    dict of str to float, int, str, list or ndarray

    Raises
    ------
    NetworkRefused
        ``attribute`` where one is a graph, a type or of an unknown kind.
    """
    found = {}
    for attribute in node.attributes:
        name, kind = attribute.name or "", attribute.type
        if kind not in KINDS:
            message = f"attribute {name!r} of {node.operator!r} is of kind {kind}"
            place = {"operator": node.operator or "", "node": node.name or ""}
            raise NetworkRefused("attribute", name, message, **place)
        found[name] = KINDS[kind](attribute, tensors)
    return found


def _tensor(attribute, tensors):
    if attribute.tensor is None:
        raise corrupt(f"attribute {attribute.name!r} has no tensor")
    return tensors.array(attribute.tensor)


def _floats(attribute, _):
    if len(attribute.floats) % 4:
        raise corrupt(f"attribute {attribute.name!r} has a part of a number")
    return np.frombuffer(_short(attribute.floats), "<f4").tolist()


def _ints(attribute, _):
    return integers(_short(attribute.ints)).tolist()


def _short(data):
    """Pass on a list that is one; whole arrays have tensors."""
    if len(data) > LONGEST_LIST:
        raise corrupt(f"an attribute is a list of {len(data)} bytes")
    return data


KINDS = {  # by AttributeProto.AttributeType; a field left out is 0
    1: lambda attribute, _: attribute.float or 0.0,
    2: lambda attribute, _: attribute.int or 0,
    3: lambda attribute, _: attribute.string or "",
    4: _tensor,
    6: _floats,
    7: _ints,
    8: lambda attribute, _: attribute.strings,
}
