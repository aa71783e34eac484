"""How comparisons end over many seeds: what was measured, and what a reader adds."""

import json

import numpy as np
import pytest

from networks.comparisons import COMPARISONS
from networks.experiment import Check
from networks.seeds import FILE, SEEDS, Ends, ends_of, measured

KEPT = json.loads(FILE.read_text("utf-8"))


def check(error, loss):
    return Check(10, loss, 1 - error)


@pytest.mark.parametrize("versus", KEPT)
def test_what_was_measured_is_the_comparison_of_the_lesson(versus):
    """With other settings: ``python -m benchmarks.comparisons keep``."""
    comparison = COMPARISONS[versus]
    assert KEPT[versus]["shared"] == comparison.shared
    assert KEPT[versus]["arms"] == comparison.arms
    ends = measured()[versus]
    assert list(ends.errors) == list(ends.losses) == list(range(SEEDS))
    for rows in (ends.errors, ends.losses):
        assert {len(row) for row in rows.values()} == {len(comparison.arms)}


def test_what_a_reader_trained_counts_where_all_arms_have_ended():
    comparison = COMPARISONS["dropout"]
    first, other = (list(comparison.settings(seed).values()) for seed in (3, 12))
    checks = {first[0]: check(0.2, 0.7), first[1]: check(0.1, 0.4)}
    checks |= {other[0]: check(0.3, 0.8)}
    ends = ends_of(comparison, checks)
    assert list(ends.errors) == [3]
    assert ends.errors[3] == pytest.approx((0.2, 0.1))
    assert ends.losses == {3: (0.7, 0.4)}
    assert ends_of(COMPARISONS["l2"], checks).errors == {}


def test_means_spread_and_how_often_the_point_holds():
    ends = Ends({0: (0.2, 0.1), 1: (0.4, 0.4)}, {0: (1.0, 0.5), 1: (3.0, 0.7)})
    errors, losses, spread = ends.means
    assert errors == pytest.approx([0.3, 0.25]) and losses == pytest.approx([2, 0.6])
    assert spread == pytest.approx(np.std([[0.2, 0.1], [0.4, 0.4]], 0, ddof=1))
    assert ends.better == (1, 2)


def test_of_a_seed_that_was_measured_too_the_readers_own_run_counts():
    known, own = Ends({0: (0.2, 0.1)}, {0: (1, 1)}), Ends({0: (0.3, 0.2)}, {0: (2, 2)})
    assert (known | own).errors == own.errors and (known | own).losses == own.losses
