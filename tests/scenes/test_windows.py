"""Padding that keeps the size."""

import pytest

from engine import output_size
from scenes.windows import same_padding


@pytest.mark.parametrize("kernel", range(1, 12))
@pytest.mark.parametrize("dilation", [1, 2, 3])
def test_same_padding_keeps_the_size_for_every_kernel(kernel, dilation):
    sides, _ = same_padding((kernel, 1), (dilation, 1))
    assert output_size(20, kernel, 1, sides, dilation) == 20


def test_an_even_kernel_pads_one_cell_more_behind():
    assert same_padding((4, 3), (1, 1)) == ((1, 2), (1, 1))


def test_rows_and_columns_have_paddings_of_their_own():
    assert same_padding((1, 5), (2, 3)) == ((0, 0), (6, 6))
