"""The messages of an ONNX file, as far as a network needs them.

Numbers and meanings as in ``onnx.proto``; names are ours. What may hold itself (graphs
inside nodes, types inside types) stays bytes, so nothing is ever nested deeply.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One field of a message.

    Parameters
    ----------
    name : str
    kind : str
        ``int``, ``float``, ``text``, ``bytes``, ``list`` for the numbers of a setting,
        or a message of SCHEMAS.
    many : bool
        Whether it may come often.
    packed : bool
        Whether its values are numbers that stay as they lie in the file.
    """

    name: str
    kind: str = "bytes"
    many: bool = False
    packed: bool = False

    def empty(self):
        """Return the value of a field that is not there."""
        return bytearray() if self.packed else [] if self.many else None


def many(name, kind="bytes"):
    """Declare a field that may come often."""
    return Field(name, kind, many=True)


def packed(name, kind="bytes"):
    """Declare a field that holds many numbers."""
    return Field(name, kind, packed=True)


SCHEMAS = {
    "model": {
        1: Field("ir_version", "int"),
        7: Field("graph", "graph"),
        8: many("opsets", "opset"),
        25: many("functions"),
    },
    "opset": {1: Field("domain", "text"), 2: Field("version", "int")},
    "graph": {
        1: many("nodes", "node"),
        5: many("initializers", "tensor"),
        11: many("inputs", "value"),
        12: many("outputs", "value"),
        15: many("sparse_initializers"),
    },
    "node": {
        1: many("inputs", "text"),
        2: many("outputs", "text"),
        3: Field("name", "text"),
        4: Field("operator", "text"),
        5: many("attributes", "attribute"),
        7: Field("domain", "text"),
    },
    "attribute": {
        1: Field("name", "text"),
        2: Field("float", "float"),
        3: Field("int", "int"),
        4: Field("string", "text"),
        5: Field("tensor", "tensor"),
        7: packed("floats", "list"),
        8: packed("ints", "list"),
        9: many("strings", "text"),
        20: Field("type", "int"),
    },
    "tensor": {
        1: packed("dims"),
        2: Field("data_type", "int"),
        4: packed("float_data"),
        5: packed("int32_data"),
        7: packed("int64_data"),
        8: Field("name", "text"),
        9: Field("raw_data"),
        10: packed("double_data"),
        11: packed("uint64_data"),
        13: many("external_data", "entry"),
        14: Field("data_location", "int"),
    },
    "entry": {1: Field("key", "text"), 2: Field("value", "text")},
    "value": {1: Field("name", "text"), 2: Field("type", "type")},
    "type": {1: Field("tensor", "tensor_type")},
    "tensor_type": {1: Field("element", "int"), 2: Field("shape", "shape")},
    "shape": {1: many("dims", "dimension")},
    "dimension": {1: Field("size", "int"), 2: Field("symbol", "text")},
}
