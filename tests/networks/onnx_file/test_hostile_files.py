"""Files made to do harm: refused before anything large is made of them."""

import resource
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper

from networks import NetworkRefused
from networks.onnx_file import load
from tests.networks.onnx_file.onnx_models import packed

MOST = 300 * 2**20  # bytes beside the file
LARGE = (2**31, 2**40, 2**62, 2**63 - 1)
NODES, ATTRIBUTES, INITIALIZERS, INPUTS = 1, 5, 5, 11  # fields of a graph, of a node


def varint(value):
    groups = [value >> shift & 127 for shift in range(0, max(value.bit_length(), 1), 7)]
    return bytes([*(group | 128 for group in groups[:-1]), groups[-1]])


def field(number, payload):
    """Write a field of bytes."""
    return varint(number << 3 | 2) + varint(len(payload)) + payload


def whole(number, value):
    return varint(number << 3) + varint(value)


def model(graph, opset=17):
    """Write a model of one input, x, whose graph has some more fields."""
    sides = b"".join(field(1, whole(1, side)) for side in (1, 3, 8, 8))
    kind = field(2, field(1, whole(1, TensorProto.FLOAT) + field(2, sides)))
    given, made = field(INPUTS, field(1, b"x") + kind), field(12, field(1, b"y"))
    opsets = field(8, whole(2, opset))
    return whole(1, 10) + field(7, graph + given + made) + opsets


def nested(depth):
    """Write branches inside branches."""
    inner = b""
    for _ in range(depth):
        inner = field(4, b"If") + field(5, field(6, field(1, inner)) + whole(20, 5))
    return field(NODES, inner)


def relus(count, attributes=b"", name=b""):
    """Write nodes that set out from x."""
    parts = (
        field(1, b"x") + field(2, name + b"%d" % i) + field(4, b"Relu") + attributes
        for i in range(count)
    )
    return b"".join(field(NODES, part) for part in parts)


def settings(kind, values, number):
    return field(ATTRIBUTES, field(1, b"a") + field(number, values) + whole(20, kind))


def weights(name, values, dtype=np.int64):
    return numpy_helper.from_array(np.array(values, dtype), name)


def node(operator, inputs, outputs="y", **attributes):
    return helper.make_node(operator, inputs.split(), outputs.split(), **attributes)


def doubled(first, axis, times=40):
    names = [first, *(f"c{i}" for i in range(times))]
    pairs = zip(names, names[1:], strict=False)
    nodes = [node("Concat", f"{a} {a}", b, axis=axis) for a, b in pairs]
    return packed(nodes, None, [weights("w", [1])], names[-1:])


def shaped(operator, numbers, **attributes):
    sides = weights("sides", numbers)
    return packed([node(operator, "x sides", **attributes)], None, [sides])


FILES = {
    "branches inside branches": lambda: model(nested(3000)),
    "empty nodes": lambda: model(field(NODES, b"") * 10_000_000),
    "empty attributes": lambda: model(field(NODES, field(5, b"") * 10_000_000)),
    "empty weights": lambda: model(field(INITIALIZERS, b"") * 10_000_000),
    "a graph again and again": lambda: model(b"") + field(7, field(1, b"") * 9999) * 99,
    "unknown fields": lambda: model(whole(99, 0) * 6_000_000),
    "branches as settings": lambda: model(
        field(NODES, field(ATTRIBUTES, field(6, field(1, b"")) + whole(20, 5)) * 90_000)
    ),
    "long lists of numbers": lambda: model(
        relus(400, settings(7, b"\x80\x02" * 49_000, 8))
    ),
    "long names": lambda: model(relus(3000, name=("😀" + "a" * 9000).encode())),
    "a side of 2 to 60": lambda: packed([node("Relu", "x")], {"x": (1, 3, 2**60, 8)}),
    "an input of many axes": lambda: packed([node("Relu", "x")], {"x": (1,) * 9000}),
    "weights of many axes": lambda: packed(
        [node("Add", "x w")], None, [weights("w", np.ones((1,) * 60))]
    ),
    "nothing, very wide": lambda: packed(
        [node("Add", "x w")],
        None,
        [TensorProto(name="w", dims=[0, *[2**31 - 1] * 3], data_type=1)],
    ),
    "doubling a picture": lambda: doubled("x", 1),
    "doubling weights": lambda: doubled("w", 0),
    "axes upon axes": lambda: packed(
        [node("Unsqueeze", "x a", "b"), node("Unsqueeze", "b a")],
        None,
        [weights("a", range(8))],
    ),
    "a long line": lambda: packed(
        [node("Resize", "x e s", mode="cubic")],
        {"x": (1, 1, 1, 1)},
        [weights("e", [], np.float32), weights("s", [1, 1, 1, 2**26], np.float32)],
    ),
    "a picture, added again and again": lambda: packed(
        [node("Sum", "x " * 400)], {"x": (1, 3, 2000, 2000)}
    ),
    "wide windows": lambda: packed(
        [node("MaxPool", "x", kernel_shape=[256, 256])], {"x": (1, 3, 2000, 2000)}
    ),
}
ASKED = {
    "Expand": lambda n: shaped("Expand", [n, 1, 1, 1]),
    "Tile": lambda n: shaped("Tile", [n] * 4),
    "Pad": lambda n: shaped("Pad", [n] * 8),
    "Pad that takes away": lambda n: shaped("Pad", [-n, 0, 0, 0, n, 0, 0, 0]),
    "Reshape": lambda n: shaped("Reshape", [n, n, -1]),
    "Reshape of nothing": lambda n: packed(
        [node("Slice", "x zero zero", "z"), node("Reshape", "z sides", allowzero=1)],
        None,
        [weights("zero", [0]), weights("sides", [0, n, n, n])],
    ),
    "ConstantOfShape": lambda n: packed(
        [node("ConstantOfShape", "w")], None, [weights("w", [n, n])]
    ),
    "ConstantOfShape of nothing": lambda n: packed(
        [node("ConstantOfShape", "w")], None, [weights("w", [0, n, n])]
    ),
    "Range": lambda n: packed(
        [node("Range", "a b c")],
        None,
        [weights(name, value) for name, value in zip("abc", (-1, n, 1), strict=True)],
    ),
    "Resize": lambda n: packed(
        [node("Resize", "x e e s", mode="linear")],
        None,
        [weights("e", [], np.float32), weights("s", [1, 3, n, 8])],
    ),
    "Split": lambda n: packed(
        [node("Split", "x s", "y z", axis=1)], None, [weights("s", [n, 3 - n])]
    ),
    "Gather": lambda n: shaped("Gather", [n]),
    "MaxPool": lambda n: packed([node("MaxPool", "x", kernel_shape=[n, n])]),
    "AveragePool": lambda n: packed(
        [node("AveragePool", "x", kernel_shape=[2, 2], pads=[n] * 4)]
    ),
    "weights": lambda n: packed(
        [node("Add", "x w")], None, [TensorProto(name="w", dims=[n], data_type=1)]
    ),
}
FILES |= {
    f"{name} to {number}": lambda make=make, number=number: make(number)
    for name, make in ASKED.items()
    for number in LARGE
}


@contextmanager
def little_memory():
    """Let the process have so much more: beyond it NumPy and Python raise."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    least, most = resource.getrlimit(resource.RLIMIT_AS)
    allowed = pages * resource.getpagesize() + MOST
    resource.setrlimit(resource.RLIMIT_AS, (allowed, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (least, most))


@pytest.mark.parametrize("name", FILES)
def test_a_file_made_to_do_harm_is_refused_in_little_memory(name):
    data = FILES[name]()
    with little_memory(), pytest.raises(NetworkRefused):
        load(data)


def test_what_would_take_more_memory_is_told():
    with little_memory(), pytest.raises(MemoryError):
        np.zeros(2 * MOST, np.uint8)


@pytest.mark.parametrize("name", ["long lists of numbers", "long names"])
def test_names_and_lists_of_numbers_have_an_end(name):
    with pytest.raises(NetworkRefused) as why:
        load(FILES[name]())
    assert why.value.kind == "too-many"
