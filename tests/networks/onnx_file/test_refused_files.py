"""Files that are no network that can be run here: what is said of each kind."""

import re

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper

from lessons.common.refusals import refusal_text
from lessons.texts import LANGUAGES, Texts
from networks import NetworkRefused
from networks.graph import Budget
from networks.onnx_file import load
from tests.networks.onnx_file.onnx_models import packed

HTML = "<b>name</b>"
TIGHT = {
    "file": 2**20,
    "constants": 100,
    "activations": 2000,
    "multiplications": 99,
    "reads": 999,
    "nodes": 3,
}


def node(operator, *inputs, y="y", domain="", **settings):
    inputs = inputs or ("x",)
    return helper.make_node(operator, inputs, [y], HTML, domain=domain, **settings)


def array(name, values, dtype=np.float32):
    return numpy_helper.from_array(np.array(values, dtype), name)


def external(location, **entries):
    """Make a tensor of one number that is said to lie in another file."""
    tensor = array("w", [1])
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in {"location": location, **entries}.items():
        tensor.external_data.add(key=key, value=str(value))
    return tensor


def with_weights(tensor):
    return packed([node("Add", "x", tensor.name)], initializers=[tensor])


def texts_in():
    value = helper.make_tensor_value_info("x", TensorProto.STRING, (1,))
    return helper.make_model(helper.make_graph([], "g", [value], [value]))


def list_in():
    kind = helper.make_tensor_type_proto(TensorProto.FLOAT, (1,))
    value = helper.make_value_info("x", helper.make_sequence_type_proto(kind))
    return helper.make_model(helper.make_graph([node("Relu")], "g", [value], [value]))


def sparse():
    model = helper.make_model(helper.make_graph([node("Relu")], "g", [], []))
    model.ParseFromString(packed([node("Relu")]))
    values = array("s", [1])
    tensor = helper.make_sparse_tensor(values, array("i", [0], np.int64), [2])
    model.graph.sparse_initializer.append(tensor)
    return model.SerializeToString()


def own_function():
    opsets = [helper.make_opsetid("", 17)]
    made = helper.make_function("own", "f", ["x"], ["y"], [node("Relu")], opsets)
    return packed([node("Relu")], functions=[made])


GRAPH = helper.make_graph([], "inner", [], [])
KINDS = {  # what each file is refused as
    "empty": b"",
    "pytorch": b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.",
    "keras": b"\x89HDF\r\n\x1a\n" + bytes(100),
    "safetensors": b'\x40\0\0\0\0\0\0\0{"w":{"dtype":"F32"}}',
    "zip": b"PK\x03\x04" + bytes(22) + b"\x08\0\0\0net.onnx",
    "not-onnx": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "corrupt": packed([node("Relu")])[:-1],
    "too-many": packed([helper.make_node("", [], [])] * 110_000),
    "external": with_weights(external(HTML.replace("/", ""))),
    "opset": packed([node("Relu")], opset=6),
    "functions": own_function(),
    "sparse": sparse(),
    "inputs": packed([node("Add", "a", "b")], dict.fromkeys("ab", (1, 3, 8, 8))),
    "input-shape": packed([node("Relu")], {"x": None}),
    "input-kind": list_in().SerializeToString(),
    "dtype": texts_in().SerializeToString(),
    "duplicate": packed([node("Relu", y="x")]),
    "missing": packed([node("Relu", HTML)]),
    "cycle": packed([node("Relu", "y")]),
    "attribute": packed([node("Relu", body=GRAPH)]),
    "operator": packed([node("Magic")]),
    "domain": packed([node("Magic", domain="com.example")]),
    "loop": packed([node("Loop")]),
    "sequence": packed([node("SequenceAt")]),
    "quantised": packed([node("QLinearConv")]),
    "node": packed([node("MatMul", "x", "w")], initializers=[array("w", [1, 2])]),
}
BUDGET = {
    "file": bytes(2**20 + 1),
    "constants": with_weights(array("w", np.zeros((8, 8)))),
    "activations": packed([node("Relu"), node("Relu", "y", y="z")], outputs=["z"]),
    "multiplications": packed(
        [node("Conv", "x", "w")], initializers=[array("w", np.ones((1, 3, 1, 1)))]
    ),
    "reads": packed([node("MaxPool", kernel_shape=[4, 4])]),
    "nodes": packed([node("Relu", y=name) for name in "yzuv"]),
}


def refused(data, external=None, budget=None):
    with pytest.raises(NetworkRefused) as why:
        load(data, external, budget or Budget())
    return why.value


def check_sentences(why):
    """Every place is filled, in both languages, with what it has to name."""
    for lang in LANGUAGES:
        sentence = refusal_text(Texts(lang), why)
        assert not sentence.startswith("networks.refused"), sentence
        assert "{" not in sentence and not re.search(r"  |（）|\(\)|“”", sentence)
        names = {why.node, why.entry} - {"", *BUDGET}
        assert not names or any(name in sentence for name in names), sentence


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_refusal_has_its_sentence(kind):
    why = refused(KINDS[kind])
    assert why.kind == kind
    check_sentences(why)


@pytest.mark.parametrize("what", BUDGET)
def test_each_budget_that_would_be_passed_has_its_sentence(what):
    why = refused(BUDGET[what], budget=Budget(**{what: TIGHT[what]}))
    assert (why.kind, why.entry) == ("budget", what)
    assert why.facts["needed"] > why.facts["limit"]
    check_sentences(why)


def test_no_sentence_is_there_without_its_kind():
    for lang in LANGUAGES:
        sentences = Texts(lang).tree("networks.refused")
        assert set(sentences) == {*KINDS, "external-short", "budget"}
        assert set(sentences["budget"]) == set(BUDGET) == set(vars(Budget()))


@pytest.mark.parametrize("kind", ["pytorch", "keras", "safetensors"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_files_of_other_programs_are_told_the_line_that_exports_them(lang, kind):
    sentence = refusal_text(Texts(lang), refused(KINDS[kind]))
    line = "model.export(" if kind == "keras" else "torch.onnx.export(model, "
    assert line in sentence


@pytest.mark.parametrize("entry", ["metadata.json", "config.json"])
def test_a_keras_archive_is_one_of_keras(entry):
    name = len(entry).to_bytes(2, "little") + bytes(2) + entry.encode()
    assert refused(b"PK\x03\x04" + bytes(22) + name).kind == "keras"


@pytest.mark.parametrize("entry", ["net/data.pkl", "archive/version"])
def test_an_archive_of_pytorch_is_one_of_pytorch(entry):
    name = len(entry).to_bytes(2, "little") + bytes(2) + entry.encode()
    assert refused(b"PK\x03\x04" + bytes(22) + name).kind == "pytorch"


@pytest.mark.parametrize(
    "entries", [{"offset": 1}, {"length": 5}, {"offset": 2**64 - 1, "length": 4}]
)
def test_what_lies_beyond_a_second_files_end_is_refused(entries):
    why = refused(with_weights(external("w.data", **entries)), {"w.data": bytes(4)})
    assert (why.kind, why.entry) == ("external-short", "w.data")
    check_sentences(why)


@pytest.mark.parametrize("number", ["-4", "1e3", "٣", "9" * 30, " 4"])
def test_a_place_in_a_second_file_is_a_number(number):
    data = with_weights(external("w.data", offset=number))
    assert refused(data, {"w.data": bytes(9)}).kind == "corrupt"


def test_a_second_file_is_never_opened(tmp_path):
    path = tmp_path / "w.data"
    path.write_bytes(bytes(4))
    why = refused(with_weights(external(str(path))))
    assert (why.kind, why.entry) == ("external", "w.data")


def test_a_second_file_is_taken_by_its_name_whatever_folder_is_written_before_it():
    data = with_weights(external("../../etc\\w.data", offset=4))
    one = np.array([0, 7], "<f4").tobytes()
    assert load(data, {"w.data": one}).constants["w"].tolist() == [7]


@pytest.mark.parametrize("entry", ["net/data/0", "net/data/weights/weight_0"])
def test_exported_programs_of_pytorch_are_ones_of_pytorch(entry):
    name = len(entry).to_bytes(2, "little") + bytes(2) + entry.encode()
    assert refused(b"PK\x03\x04" + bytes(22) + name).kind == "pytorch"
