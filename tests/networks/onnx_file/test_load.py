"""What is read out of an ONNX file: numbers, names, batches, orders of axes."""

from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper

from networks import NetworkRefused
from networks.onnx_file import load
from tests.networks.onnx_file.onnx_models import packed

RNG = np.random.default_rng(0)
FLOATS = {"float16": TensorProto.FLOAT16, "float32": TensorProto.FLOAT}
FLOATS |= {"float64": TensorProto.DOUBLE}
WHOLES = {"int32": TensorProto.INT32, "int64": TensorProto.INT64}
WHOLES |= {"uint8": TensorProto.UINT8, "bool": TensorProto.BOOL}


def node(operator, inputs, outputs="y", **attributes):
    return helper.make_node(operator, inputs.split(), outputs.split(), **attributes)


def array(name, values):
    return numpy_helper.from_array(np.asarray(values), name)


@pytest.mark.parametrize("kind", FLOATS | WHOLES)
@pytest.mark.parametrize("raw", [True, False])
def test_numbers_of_every_kind_raw_and_typed(kind, raw):
    values = np.array([[0, 1], [-2.5, 300]]).clip(-3, 200).astype(kind)
    given = values.tobytes() if raw else values.ravel().tolist()
    code = (FLOATS | WHOLES)[kind]
    weights = helper.make_tensor("w", code, (2, 2), given, raw)
    loaded = load(packed([node("Relu", "x")], initializers=[weights])).constants["w"]
    assert loaded.dtype == ("float32" if kind == "float16" else kind)
    np.testing.assert_array_equal(loaded, values)


@pytest.mark.parametrize("kind", FLOATS)
def test_a_picture_of_other_floats(kind):
    x = helper.make_tensor_value_info("x", FLOATS[kind], (1, 2))
    y = helper.make_empty_tensor_value_info("y")
    graph = helper.make_graph([node("Relu", "x")], "g", [x], [y])
    opsets = [helper.make_opsetid("", 17)]
    loaded = load(helper.make_model(graph, opset_imports=opsets).SerializeToString())
    wanted = "float32" if kind == "float16" else kind
    x = np.array([[-1, 2]], wanted)
    assert loaded.compute({"x": x})["y"].tolist() == [[0, 2]]


@pytest.mark.parametrize("opset", [7, 22])
def test_operator_sets_from_the_first_to_the_last(opset):
    assert load(packed([node("Relu", "x")], opset=opset)).outputs == ["y"]


@pytest.mark.parametrize("opset", [6, 23])
def test_operator_sets_beyond_them_are_refused(opset):
    with pytest.raises(NetworkRefused) as why:
        load(packed([node("Relu", "x")], opset=opset))
    assert why.value.facts == {"version": opset, "first": 7, "last": 22}


@pytest.mark.parametrize("batch", [1, 8, "N", None])
def test_one_picture_goes_in_whatever_batch_was_exported(batch):
    graph = load(packed([node("GlobalAveragePool", "x")], {"x": (batch, 3, 4, 4)}))
    for count in (1, 5):
        x = np.ones((count, 3, 4, 4), np.float32)
        assert graph.compute({"x": x})["y"].shape == (count, 3, 1, 1)


def test_a_batch_that_is_written_into_the_network_stays():
    sides = array("sides", [8, 48])
    shape = {"x": (8, 3, 4, 4)}
    weights = array("w", np.ones((48, 2), np.float32))
    nodes = [node("Reshape", "x sides", "r"), node("MatMul", "r w")]
    graph = load(packed(nodes, shape, [sides, weights]))
    assert graph.specs["x"].shape == shape["x"]


def test_names_in_any_script():
    nodes = [node("Relu", "图片", "слой"), node("Tanh", "слой", "🙂")]
    graph = load(packed(nodes, {"图片": (1, 1, 2, 2)}, outputs=["🙂"]))
    assert [n.name for n in graph.nodes] == ["слой", "🙂"]


def test_channels_behind_as_tensorflow_has_them():
    x = RNG.standard_normal((2, 6, 5, 3)).astype(np.float32)  # (N, H, W, C)
    w = RNG.standard_normal((4, 3, 3, 3)).astype(np.float32)
    nodes = [
        node("Transpose", "x", "first", perm=[0, 3, 1, 2]),
        node("Conv", "first w", "maps", auto_pad="SAME_UPPER", strides=[2, 2]),
        node("Transpose", "maps", "back", perm=[0, 2, 3, 1]),
        node("Add", "back b", "sum"),
        node("Relu", "sum"),
    ]
    b = array("b", np.float32([1, 2, 3, 4]))
    inputs = {"x": ("unk__1", 6, 5, 3)}
    graph = load(packed(nodes, inputs, [array("w", w), b]))
    first = load(packed(nodes[1:2], {"first": (1, 3, 6, 5)}, [array("w", w)], ["maps"]))
    maps = first.compute({"first": np.ascontiguousarray(x.transpose(0, 3, 1, 2))})
    y = np.maximum(maps["maps"].transpose(0, 2, 3, 1) + np.float32([1, 2, 3, 4]), 0)
    np.testing.assert_allclose(graph.compute({"x": x})["y"], y, rtol=1e-6)
    assert y.shape == (2, 3, 3, 4)


def small():
    """Write a network that has a bit of everything."""
    weights = [
        array("w", RNG.standard_normal((2, 3, 3, 3)).astype(np.float32)),
        helper.make_tensor("b", TensorProto.FLOAT, (2,), [1, 2]),
        array("sides", [0, -1]),
    ]
    nodes = [
        node("Conv", "x w b", "c", pads=[1] * 4, strides=[2, 1], kernel_shape=[3, 3]),
        node("LeakyRelu", "c", "r", alpha=0.1),
        node("MaxPool", "r", "p", kernel_shape=[2, 2], auto_pad="SAME_UPPER"),
        node("Constant", "", "k", value=array("", np.float32([2]))),
        node("Mul", "p k", "m"),
        node("Reshape", "m sides"),
    ]
    return packed(nodes, {"x": ("N", 3, 6, 6)}, weights)


SMALL = small()


LARGEST = 10**6  # numbers in a picture


def tried(data):
    """Load and run it: nothing but a refusal may come."""
    try:
        graph = load(data)
        shapes = {
            n: [1 if d is None else d for d in s.shape] for n, s in graph.specs.items()
        }
        if max(map(prod, shapes.values())) < LARGEST:
            given = {n: np.ones(shapes[n], s.dtype) for n, s in graph.specs.items()}
            graph.run(given)
    except NetworkRefused:
        return False
    return True


def test_a_file_cut_off_at_any_byte_is_refused_or_runs():
    assert tried(SMALL)
    runs = [end for end in range(len(SMALL)) if tried(SMALL[:end])]
    assert len(runs) < len(SMALL) / 10


@given(st.dictionaries(st.integers(0, len(SMALL) - 1), st.integers(0, 255), min_size=1))
def test_a_file_with_wrong_bytes_is_refused_or_runs(wrong):
    data = bytearray(SMALL)
    for place, byte in wrong.items():
        data[place] = byte
    tried(bytes(data))
