"""Every operator against the cases that come with ONNX, and its gradients."""

from dataclasses import replace

import numpy as np
import pytest

import engine
from networks import NetworkRefused
from networks.graph import Graph, Node, Spec
from networks.operators import OPERATORS, make_operation
from tests.networks.operators.backend_cases import case, names

# Not "pytorch-converted": it is for operator set 6, in which PRelu has other rules.
KINDS = ("node", "pytorch-operator", "simple")
CASES = [name for kind in KINDS for name in names(kind, OPERATORS)]
CROP = "crops: there is no region of interest"
VOLUMES = "volumes: signals and pictures only"
TRAINING = "training: a file is run for inference"
REFUSED = {
    "node/averagepool_3d_default": VOLUMES,
    "node/averagepool_3d_dilations_large_count_include_pad_is_0_ceil_mode_is_False": (
        VOLUMES
    ),
    "node/averagepool_3d_dilations_large_count_include_pad_is_0_ceil_mode_is_True": (
        VOLUMES
    ),
    "node/averagepool_3d_dilations_large_count_include_pad_is_1_ceil_mode_is_False": (
        VOLUMES
    ),
    "node/averagepool_3d_dilations_large_count_include_pad_is_1_ceil_mode_is_True": (
        VOLUMES
    ),
    "node/averagepool_3d_dilations_small": VOLUMES,
    "node/convtranspose_3d": VOLUMES,
    "node/maxpool_3d_default": VOLUMES,
    "node/maxpool_3d_dilations": VOLUMES,
    "node/maxpool_3d_dilations_use_ref_impl": VOLUMES,
    "node/maxpool_3d_dilations_use_ref_impl_large": VOLUMES,
    "node/batchnorm_epsilon_training_mode": TRAINING,
    "node/batchnorm_example_training_mode": TRAINING,
    "node/training_dropout": TRAINING,
    "node/training_dropout_default": TRAINING,
    "node/training_dropout_default_mask": TRAINING,
    "node/training_dropout_mask": TRAINING,
    "node/maxpool_2d_uint8": "quantised: the engine computes with floats",
    "node/maxpool_2d_pads": "padding beyond half the kernel",
}
# Divided by a length of 2.4 cells: here it is 2, as in ONNX Runtime.
ELSEWHERE = [
    "node/resize_downsample_scales_cubic_align_corners",
    "node/resize_downsample_scales_linear_align_corners",
]
REFUSED |= {name: CROP for name in CASES if "tf_crop_and_resize" in name}
ROUNDED = {"node/averagepool_2d_ceil_last_window_starts_on_pad": 1e-3}
HALF = ("FLOAT16", "float16", "fp16")  # computed in float32 here
ROUNDED |= {name: 1e-3 for name in CASES if any(half in name for half in HALF)}


@pytest.mark.parametrize("name", [n for n in CASES if n not in {*REFUSED, *ELSEWHERE}])
def test_an_operator_computes_what_onnx_says(name):
    graph, given, expected = case(name)
    values, _ = graph.run(given)
    specs = graph.measured().specs
    for output, array in expected.items():
        rtol = ROUNDED.get(name, 1e-5)
        np.testing.assert_allclose(values[output], array, rtol=rtol, atol=1e-6)
        assert values[output].dtype == array.dtype
    for tensor, value in values.items():
        assert (specs[tensor].shape, specs[tensor].dtype) == (value.shape, value.dtype)


def test_every_operator_has_a_case():
    used = {
        node.operator for name in {*CASES} - {*REFUSED} for node in case(name)[0].nodes
    }
    assert used == set(OPERATORS)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_supported_is_refused(name):
    assert name in CASES
    with pytest.raises(NetworkRefused):
        graph, given, _ = case(name)
        graph.run(given)


NOT_SMOOTH = {
    "node/floor_example": "a step",
    "node/round": "a step",
    "node/leakyrelu_example": "a corner",
    "node/reduce_min_default_axes_keepdims_example": "a tie",
    "node/elu_example": "a corner",
    "node/selu_example": "a corner",
    "node/range_float16_type_positive_delta": "how many there are changes",
    "node/range_float_type_positive_delta": "how many there are changes",
    "pytorch-operator/operator_add_broadcast": "numbers of 1e200",
    "pytorch-operator/operator_add_size1_right_broadcast": "numbers of 1e200",
    "pytorch-operator/operator_add_size1_singleton_broadcast": "numbers of 1e200",
    "pytorch-operator/operator_addconstant": "numbers of 1e200",
    "pytorch-operator/operator_pow": "roots of negative numbers",
    "pytorch-operator/operator_sqrt": "roots of negative numbers",
}
CASTS = ("node/cast_", "node/castlike_")
NOT_SMOOTH |= {name: "holds NaN" for name in CASES if name.startswith(CASTS)}
SETTINGS = {"Dropout", "Resize", "Upsample"}  # all inputs but the first
SMOOTH = [n for n in CASES if n not in {*REFUSED, *NOT_SMOOTH} and "expanded" not in n]


@pytest.mark.parametrize("name", SMOOTH)
def test_gradients_agree_with_the_numerical_ones(name):
    graph, given, expected = case(name)
    graph = graph.astype(np.float64)
    arrays = {n: _in_double(array) for n, array in given.items()} | graph.constants
    output = next(iter(expected))
    values, back = graph.run({n: arrays[n] for n in given})
    if values[output].dtype.kind != "f":
        assert output not in back({})[0]
        return
    dy = np.random.default_rng(0).standard_normal(values[output].shape)
    gradients, _ = back({output: dy})
    only_first = SETTINGS & {node.operator for node in graph.nodes}
    for wanted, x in (arrays if not only_first else given).items():
        if x.dtype.kind == "f" and x.size:
            _check(graph, arrays, list(given), wanted, output, dy, gradients[wanted])


def _check(graph, arrays, inputs, wanted, output, dy, gradient):
    """Compare the gradient of one tensor, in a few cells."""

    def f(x):
        tensors = arrays | {wanted: x}
        constants = {n: a for n, a in tensors.items() if n not in inputs}
        changed = replace(graph, constants=constants)
        return changed.run({n: tensors[n] for n in inputs})[0][output]

    x = arrays[wanted]
    cells = np.unique(np.random.default_rng(1).integers(0, x.size, 6))
    slopes = engine.numerical_gradient(f, x, dy, cells=cells)
    assert gradient.shape == x.shape
    np.testing.assert_allclose(gradient.flat[cells], slopes, rtol=1e-5, atol=1e-7)


def _in_double(array):
    return array.astype(np.float64) if array.dtype.kind == "f" else array


def test_a_setting_that_depends_on_the_picture_is_refused():
    reshape = Node("n", make_operation("Reshape", {}, 13), ("x", "sides"), ("y",))
    whole = np.dtype(np.int64)
    given = {"x": Spec((4,), np.dtype(np.float32)), "sides": Spec((2,), whole)}
    with pytest.raises(NetworkRefused, match="depends on what the network is given"):
        Graph([reshape], given, ["y"]).measured()


def test_kinds_of_number_that_no_network_has_are_no_aim_of_a_cast():
    for code in (8, 14, 16, 17, 22):
        with pytest.raises(NetworkRefused, match=f"unknown kind {code}"):
            make_operation("Cast", {"to": code}, 22)


def test_a_split_has_as_many_parts_as_the_node_has_outputs():
    split = make_operation("Split", {"axis": 1}, 13, outputs=3)
    parts, back = split.forward(np.arange(6.0).reshape(1, 6))
    assert [part.tolist() for part in parts] == [[[0, 1]], [[2, 3]], [[4, 5]]]
    assert back(*parts)[0].tolist() == [[0, 1, 2, 3, 4, 5]]


def test_the_gradient_of_a_cast_is_cast_back():
    cast = make_operation("Cast", {"to": 11}, 13)
    (y,), back = cast.forward(np.float32([1.5, -2]))
    assert y.dtype == np.float64 and y.tolist() == [1.5, -2]
    assert back(y)[0].dtype == np.float32
    (whole,), back = make_operation("Cast", {"to": 7}, 13).forward(y)
    assert whole.tolist() == [1, -2] and back(whole) == (None,)
