import re

import numpy as np
import pytest

from engine.filters import PRESETS, preset
from lessons.common.kernels import PATTERN, read_kernel, write_kernel


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("channels", [1, 3])
def test_every_preset_can_be_typed_over_whatever_its_size(name, channels):
    for size in (1, 3, 8, 11):
        weights, divisor = preset(name, (size, size), channels)
        weights.flat[0] = -7.25
        text = write_kernel(weights, divisor)
        assert re.fullmatch(PATTERN, text)
        again, by = read_kernel(text, (size, size), channels)
        assert np.array_equal(again, weights) and by == divisor


def test_a_typed_weight_is_as_exact_as_it_is_printed():
    weights, _ = read_kernel("0.33,-1.07/1", (1, 2), 1)
    assert weights.ravel().tolist() == [0.33, -1.07]
