"""Which sub-networks have been made so far."""

import numpy as np
import pytest

from networks.seen.subnetworks import (
    COUNTED,
    EXACT,
    LATEST,
    WIDEST,
    Subnetworks,
    numbers_of,
)


def test_a_sub_network_is_counted_once_however_often_it_is_made():
    seen = Subnetworks()
    seen.add(1, np.array([[1, 0, 1], [0, 0, 0]], bool))
    seen.add(2, np.array([[1, 0, 1], [1, 1, 1]], bool))
    assert (seen.pictures, seen.different, seen.units) == (4, 3, 3)
    assert seen.counts.tolist() == [1, 0, 0, 0, 0, 2, 0, 1]


def test_before_the_first_batch_none_has_been_made():
    assert (Subnetworks().pictures, Subnetworks().different) == (0, 0)


@pytest.mark.parametrize("units", [1, COUNTED, COUNTED + 1, EXACT, EXACT + 1, 300])
def test_masks_that_differ_in_one_unit_are_two_sub_networks(units):
    masks = np.zeros((3, units), bool)
    masks[1, -1] = True
    numbers = numbers_of(masks)
    assert numbers[0] == numbers[2] != numbers[1]
    seen = Subnetworks()
    seen.add(1, masks)
    assert seen.different == 2
    assert (seen.counts is None) == (units > COUNTED)


def test_of_many_wide_batches_little_is_kept():
    seen = Subnetworks()
    for number in range(1, 10):
        seen.add(number, np.ones((5, 1000), bool))
    assert [number for number, _ in seen.latest] == [*range(10 - LATEST, 10)]
    assert {masks.shape for _, masks in seen.latest} == {(5, WIDEST)}


def test_a_unit_counts_a_power_of_two():
    assert numbers_of(np.eye(EXACT, dtype=bool)).tolist() == [
        2**unit for unit in range(EXACT)
    ]
