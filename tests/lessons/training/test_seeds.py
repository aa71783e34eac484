"""What the training lesson shows of the seeds that a comparison was trained with."""

import pytest

from networks.comparisons import COMPARISONS
from networks.experiment import Check
from networks.seeds import SEEDS, measured
from tests.lessons.training.runs import described, run_of, training_at


def with_seed(versus, seed, *errors):
    """Return what a reader's own run came to, by the settings of its networks."""
    arms = COMPARISONS[versus].settings(seed).values()
    ends = (Check(10, 0.5, 1 - error) for error in errors)
    return dict(zip(arms, ends, strict=True))


def rows_of(seeds):
    """Return the errors of every seed, as the chart draws them."""
    y = seeds["chart"]["data"][0]["y"]
    width = y.index(None)
    return [y[at : at + width] for at in range(0, len(y), width + 1)]


def now_of(seeds):
    return seeds["chart"]["data"][1]["y"]


@pytest.mark.parametrize("versus", COMPARISONS)
def test_measured_comparisons_show_every_seed(versus):
    data = described(f"versus={versus}", pieces=3)
    if versus not in measured():
        assert data["seeds"] is None
        return
    rows = rows_of(data["seeds"])
    assert len(rows) == SEEDS and {len(row) for row in rows} == {len(data["arms"])}
    assert f"of {SEEDS} seeds" in data["seeds"]["said"]


def test_one_network_alone_has_no_seeds_to_compare():
    assert described("")["seeds"] is None


def test_a_run_of_a_further_seed_joins_the_others():
    part = training_at("versus=dropout&seed=12")
    run = run_of(part, pieces=3)
    before = part.describe(run)["seeds"]
    after = part.describe(run, with_seed("dropout", 12, 0.5, 0.25))["seeds"]
    assert rows_of(after) == [*rows_of(before), [50, 25]]
    assert f"of {SEEDS + 1} seeds" in after["said"]
    assert "Run here: 1 of them" in after["said"]
    assert "Run here" not in before["said"]


def test_the_sentence_gives_mean_and_spread_of_all_seeds():
    said = described("versus=dropout", pieces=3)["seeds"]["said"]
    errors, losses, spread = measured()["dropout"].means
    for error, loss, apart in zip(errors, losses, spread, strict=True):
        place = f"error {100 * error:.1f} ± {100 * apart:.1f}\u00a0%, loss {loss:.2f}"
        assert place in said


def test_the_run_on_show_is_drawn_as_far_as_it_has_come():
    part = training_at("versus=dropout")
    assert now_of(part.describe(run_of(part, pieces=0))["seeds"]) == []
    run = run_of(part, pieces=30)
    checks = [trial.checks[-1] for trial in run.trials.values()]
    now = now_of(part.describe(run, with_seed("dropout", 12, 0.99, 0.99))["seeds"])
    errors = [100 * (1 - check.accuracy) for check in checks]
    assert now == pytest.approx(errors, abs=1e-2)
