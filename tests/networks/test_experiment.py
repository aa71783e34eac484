"""Trials: the same settings give the same curve, however the work is cut up."""

from dataclasses import replace

import numpy as np
import pytest

from networks.comparisons import ALONE, COMPARISONS, begin, changed, planned
from networks.experiment import OPTIMIZERS, RECENT, Settings, Trial
from networks.plan import Plan

SMALL = Settings(Plan(depth=2, width=3), count=60, batch=20, epochs=8)


def finished(settings):
    trial = Trial(settings)
    while trial.advance():
        pass
    return trial


def test_the_same_seed_and_settings_give_the_same_curve():
    one, again = finished(SMALL), finished(SMALL)
    assert one.records == again.records and one.checks == again.checks
    assert [check.steps for check in one.checks] == [0, 10, 20, 24]
    other = finished(replace(SMALL, seed=1))
    assert one.records != other.records


def test_pauses_and_single_steps_change_nothing():
    whole, stepped = finished(SMALL), Trial(SMALL)
    assert all(stepped.step() for _ in range(5))
    assert len(stepped.records) == 5
    while stepped.step():
        stepped.advance()
    assert stepped.records == whole.records and stepped.checks == whole.checks
    for name, array in whole.network.parameters().items():
        assert (stepped.network.parameters()[name] == array).all()


def test_two_trials_that_take_turns_do_not_disturb_each_other():
    alone, one, other = finished(SMALL), Trial(SMALL), Trial(replace(SMALL, seed=1))
    while one.advance() | other.advance():
        pass
    assert one.records == alone.records


def test_it_learns_and_is_checked_before_the_first_and_after_the_last_step():
    trial = finished(replace(SMALL, epochs=30, lr=0.01, count=200))
    assert len(trial.records) == trial.steps == 300
    assert trial.checks[0].steps == 0 and trial.checks[-1].steps == 300
    assert trial.checks[-1].accuracy > 2 * trial.checks[0].accuracy
    assert trial.records[-1].loss < trial.records[0].loss / 2


def test_a_step_ends_with_its_check_and_says_when_it_was_the_last():
    trial = Trial(replace(SMALL, epochs=10))
    going = [trial.step() for _ in range(30)]
    assert going == [True] * 29 + [False]
    assert [check.steps for check in trial.checks] == [0, 10, 20, 30]
    assert not trial.step()


def test_a_loss_without_bounds_ends_the_trial():
    leaky = Plan(depth=2, width=3, act="leaky")  # a dead ReLU would stop it
    trial = finished(replace(SMALL, plan=leaky, opt="sgd", lr=1e6))
    assert trial.diverged and len(trial.records) < trial.steps
    assert not trial.advance() and not trial.step()


def test_only_the_last_steps_remember_their_gradients():
    trial = finished(SMALL)
    known = [bool(record.norms) for record in trial.records]
    assert known == [False] * (len(known) - RECENT) + [True] * RECENT


@pytest.mark.parametrize("opt", OPTIMIZERS)
def test_every_optimizer_lowers_the_loss(opt):
    trial = finished(replace(SMALL, opt=opt, lr=0.01))
    losses = [record.loss for record in trial.records]
    assert np.mean(losses[-6:]) < np.mean(losses[:6])


def test_a_study_is_made_at_every_check():
    seen = []
    trial = Trial(SMALL, lambda network, x, labels: {"seen": seen.append(len(x))})
    while trial.advance():
        pass
    assert seen == [360] * len(trial.checks) and "seen" in trial.findings


@pytest.mark.parametrize("versus", COMPARISONS)
def test_arms_of_a_comparison_differ_in_what_it_is_about_and_in_nothing_else(versus):
    arms = planned(versus, {"seed": 7, "lr": 0.5})
    about = {"dropout": "rate", "l2": "l2", "pool": "pool", "dying": "lr"}
    values = [vars(own) | vars(own.plan) | {"plan": None} for own in arms.values()]
    differing = {k for k in values[0] if len({v[k] for v in values}) > 1}
    expected = {"depth": {"act", "depth"}, "ensemble": set()}
    assert differing == expected.get(versus, {about.get(versus)})
    assert all(own.seed == 7 for own in arms.values())
    assert begin(versus, arms).keys() == arms.keys()


def test_alone_a_network_has_the_readers_settings():
    values = {"task": "shapes", "depth": 3, "lr": 0.1, "seed": 4}
    assert planned("", values) == {ALONE: changed(values)}
    assert changed(values) == Settings(Plan("shapes", depth=3), lr=0.1, seed=4)
