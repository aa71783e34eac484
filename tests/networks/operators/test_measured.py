"""What cannot be computed is refused when it is measured: a run finds nothing more."""

import numpy as np
import pytest

from networks import NetworkRefused
from networks.graph import Graph, Node, Spec
from networks.operators import make_operation

NAN, F4, WHOLE = float("nan"), "float32", "int64"
ONES = np.ones((1, 3, 4, 4), F4)
WHAT = {  # operator, attributes, kind of x, other inputs
    "one input of two": ("Add", {}, F4, []),
    "three inputs of two": ("Mul", {}, F4, [ONES, ONES]),
    "a comparison of three": ("And", {}, "bool", [ONES > 0, ONES > 0]),
    "a contrary of two": ("Not", {}, "bool", [ONES > 0]),
    "a difference of yes and no": ("Sub", {}, "bool", [ONES > 0]),
    "a bound of another kind": ("Clip", {}, WHOLE, [np.float32(0).reshape(())]),
    "a bound that no such number has": ("Clip", {"min": 3e38}, WHOLE, []),
    "bounds of yes and no": ("Clip", {}, "bool", []),
    "a slope that is no number": ("LeakyRelu", {"alpha": NAN}, F4, []),
    "a response that is no number": ("LRN", {"size": 3, "alpha": NAN}, F4, []),
    "a frame that is no number": ("Pad", {"pads": [1] * 8, "value": NAN}, F4, []),
    "more mirrored than is there": (
        "Pad",
        {"pads": [0, 0, 0, 9, 0, 0, 0, 0], "mode": "reflect"},
        F4,
        [],
    ),
    "more taken away than is there": ("Pad", {"pads": [-5, *[9] * 7]}, F4, []),
    "an axis resized twice": (
        "Resize",
        {"axes": [2, 2]},
        F4,
        [None, None, np.array([5, 6])],
    ),
    "half a cell": ("Resize", {}, F4, [None, None, np.float32([1, 3, 4.5, 4])]),
    "a shape without an axis": ("Reshape", {}, F4, [np.array(48)]),
    "no scale": ("LayerNormalization", {}, F4, [None, np.ones(4, F4)]),
}


def graph_of(operator, attributes, kind, others):
    made = make_operation(operator, attributes, 18)
    names = ["x", *("" if a is None else f"c{i}" for i, a in enumerate(others))]
    constants = dict(zip(names[1:], others, strict=True))
    constants.pop("", None)
    spec = Spec(ONES.shape, np.dtype(kind))
    return Graph([Node("n", made, tuple(names), ("y",))], {"x": spec}, ["y"], constants)


@pytest.mark.parametrize("name", WHAT)
def test_what_cannot_be_run_is_refused_when_it_is_measured(name):
    with pytest.raises(NetworkRefused):
        graph_of(*WHAT[name]).measured()


@pytest.mark.parametrize("epsilon", [0.0, -1.0, NAN])
@pytest.mark.parametrize("kind", ["Batch", "Instance", "Layer"])
def test_an_epsilon_is_above_0(kind, epsilon):
    with pytest.raises(NetworkRefused, match="epsilon must be"):
        make_operation(f"{kind}Normalization", {"epsilon": epsilon}, 17)


@pytest.mark.parametrize("numbers", [[float("inf")], [NAN], [2**70]])
def test_a_constant_of_numbers_that_are_none_is_refused(numbers):
    with pytest.raises(NetworkRefused):
        make_operation("Constant", {"value_ints": numbers}, 17)


@pytest.mark.parametrize("operator", ["HardSigmoid", "Tanh", "Neg", "Transpose"])
def test_a_tensor_without_axes_stays_one(operator):
    node = Node("n", make_operation(operator, {}, 17), ("x",), ("y",))
    x = np.array(0.5, F4)
    values, back = Graph([node], {"x": Spec((), x.dtype)}, ["y"]).run({"x": x})
    gradients, _ = back({"y": x})
    for tensor in (values["y"], gradients["x"]):
        assert isinstance(tensor, np.ndarray) and tensor.shape == ()


def test_an_axis_that_is_named_twice_is_reduced_once():
    graph = graph_of("ReduceSum", {}, F4, [np.array([1, 1, -3])])
    assert graph.run({"x": ONES})[0]["y"].shape == (1, 1, 4, 4)
