"""Every operator against the cases that come with ONNX, and against differences."""

import numpy as np
import pytest

from networks import NetworkRefused
from networks.operators import OPERATORS
from tests.networks.backend_cases import case, names

CASES = names("node", OPERATORS) + names("pytorch-operator", OPERATORS)
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
ROUNDED = {"node/averagepool_2d_ceil_last_window_starts_on_pad": 1e-3}


@pytest.mark.parametrize("name", [name for name in CASES if name not in REFUSED])
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


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_supported_is_refused(name):
    assert name in CASES
    with pytest.raises(NetworkRefused):
        graph, given, _ = case(name)
        graph.run(given)
