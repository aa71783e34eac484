"""What the training lesson shows of runs that the reader has left behind."""

import pytest

from networks.look import validation_curve
from tests.lessons.training.runs import QUICK, run_of, training_at


def left(address, pieces=60):
    """Train what an address says, and leave it."""
    part = training_at(address)
    return part.seen(run_of(part, pieces), 5)


def beside(address, *runs):
    part = training_at(address)
    return part.describe(run_of(part, pieces=3), earlier=dict(enumerate(runs)))


def test_an_earlier_run_is_named_by_what_it_was_set_to_otherwise():
    data = beside(QUICK, left(f"{QUICK}&lr=0.01"), left(f"{QUICK}&act=sigmoid&seed=3"))
    names = [run["name"] for run in data["earlier"]]
    assert names == ["Learning rate 0.01", "Activation Sigmoid, Seed 3"]
    assert len({run["colour"] for run in [*data["arms"], *data["earlier"]]}) == 3


def test_of_many_differences_three_are_named():
    address = "net=digits&count=20&width=3&depth=2&epochs=30&seed=4"
    (run,) = beside("", left(address))["earlier"]
    assert run["name"].count(",") == 2 and run["name"].endswith(" …")


@pytest.mark.parametrize(
    ("now", "then"),
    [(QUICK, QUICK), ("net=shapes", QUICK), ("versus=dropout", QUICK)],
)
def test_what_cannot_be_compared_is_not_shown(now, then):
    assert beside(now, left(then))["earlier"] == []


def test_its_curves_are_those_that_were_on_show_under_the_present_ones():
    part = training_at(f"{QUICK}&lr=0.01")
    run = run_of(part, pieces=60)
    (trial,) = run.trials.values()
    losses = beside(QUICK, part.seen(run, 5))["charts"]["loss"]["data"]
    assert [line["meta"] for line in losses] == [
        ["earlier-0", "earlier"],
        ["alone", "training"],
        ["alone", "validation"],
    ]
    assert losses[0]["y"] == pytest.approx(validation_curve(trial).loss, rel=1e-3)


def test_a_run_that_has_hardly_begun_is_not_worth_to_be_kept():
    part = training_at(QUICK)
    run = run_of(part)
    (trial,) = run.trials.values()
    taken = len(trial.records)
    assert part.seen(run, taken) is None and part.seen(run, taken - 1)
    slow = training_at("count=1437&batch=8&width=2&depth=1")
    assert slow.seen(run_of(slow), 0) is None  # not even an epoch
    compared = training_at("versus=dying")
    assert compared.seen(run_of(compared, pieces=90), 0) is None
