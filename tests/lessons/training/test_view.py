"""What the training lesson shows of a run."""

import json

import numpy as np
import pytest

import lessons
from lessons.sources import NETWORK
from lessons.training.fields import EXTRAS, SETTINGS, values_of
from networks.comparisons import COMPARISONS
from networks.plan import Plan
from networks.trained import opened
from pictures.store import networks
from tests.lessons.training.runs import QUICK, described, run_of, training_at

REACHED = ("loss", "validation_loss", "error", "validation_error")
ARMS = {"dropout": 2, "l2": 2, "pool": 2, "depth": 6, "dying": 3, "ensemble": 1}
DIVERGING = "lr=1&opt=sgd&depth=8&width=16&epochs=2&count=100&batch=8&rate=0&act=leaky"


OPENED = [f"{QUICK}&open={name}" for name in EXTRAS]


@pytest.mark.parametrize(
    "address", [QUICK, "net=shapes&width=2", "versus=dying", *OPENED]
)
def test_runs_that_have_come_equally_far_are_drawn_alike(address):
    part = training_at(address)
    run, other = run_of(part), run_of(training_at(address))
    first, again, theirs = map(part.describe, (run, run, other))
    assert json.dumps(first) == json.dumps(again) == json.dumps(theirs)
    assert run.trials.keys() == part.settings.keys()


@pytest.mark.parametrize("net", ["digits", "shapes"])
def test_a_run_is_drawn_as_curves_gradients_and_what_it_makes_of_a_picture(net):
    data = described(f"net={net}")
    (arm,), (steps,) = data["arms"], data["steps"]
    assert data["state"] == "paused" and 10 <= steps <= 22
    training, validation = data["charts"]["loss"]["data"]
    assert len(training["y"]) == steps and validation["x"][0] == 0
    assert arm["reached"]["loss"] == training["y"][-1]
    (gradients,) = data["charts"]["gradients"]["data"]
    assert gradients["x"] == ["c1", "c2", "c3", "c4", "dense"]
    assert len(data["inside"]["examples"]) == len(data["inside"]["classes"]) == 10
    assert sum(data["inside"]["probabilities"]) == pytest.approx(1, abs=0.01)


def test_before_the_first_step_there_is_a_network_and_no_curve():
    data = described(QUICK, pieces=0)
    (arm,) = data["arms"]
    assert data["steps"] == [0] and data["share"] == 0
    assert arm["reached"] == dict.fromkeys(REACHED)
    assert data["charts"]["loss"]["data"][0]["y"] == []
    assert data["charts"]["gradients"]["data"][0]["y"] == []
    assert len(data["inside"]["filters"]) == 2


def test_nothing_is_reached_on_held_out_pictures_before_a_check_of_what_was_trained():
    early, late = (described(QUICK, pieces)["arms"][0] for pieces in (10, 22))
    reached = early["reached"]
    assert reached["loss"] is not None
    assert reached["validation_loss"] is None and reached["validation_error"] is None
    assert late["reached"]["validation_loss"] is not None


def test_another_example_is_another_picture_of_the_same_network():
    part, other = training_at(QUICK), training_at(f"{QUICK}&example=7")
    run = run_of(part)
    here, there = (each.describe(run)["inside"] for each in (part, other))
    assert (here.pop("chosen"), there.pop("chosen")) == (3, 7)
    assert here.pop("maps") != there.pop("maps")
    assert here.pop("probabilities") != there.pop("probabilities")
    assert here == there


@pytest.mark.parametrize("versus", COMPARISONS)
def test_a_comparison_has_a_curve_for_every_arm(versus):
    data = described(f"versus={versus}", pieces=3)
    assert len(data["arms"]) == len(data["steps"]) == ARMS[versus]
    assert all(arm["name"] for arm in data["arms"])
    assert len({arm["colour"] for arm in data["arms"]}) == ARMS[versus]
    assert "inside" not in data and not data["keepable"]


@pytest.mark.parametrize("versus", COMPARISONS)
def test_the_controls_show_what_the_networks_of_a_comparison_are_set_to(versus):
    address = f"versus={versus}&seed=7&count=20&width=3"
    bar, part = lessons.shown("training", address).bar, training_at(address)
    arms = part.settings.values()
    for key, values in {
        "count": {arm.count for arm in arms},
        "lr": {arm.lr for arm in arms},
        "epochs": {arm.epochs for arm in arms},
        "width": {arm.plan.width for arm in arms},
        "rate": {arm.plan.rate for arm in arms},
        "act": {arm.plan.act for arm in arms},
    }.items():
        assert (key in bar.without) == (len(values) > 1), key
        assert key in bar.without or {bar.values[key]} == values, key
    assert set(bar.disabled) == {field.key for field in SETTINGS} - {"seed"}
    assert bar.values["seed"] == 7


@pytest.mark.parametrize("versus", COMPARISONS)
def test_every_setting_of_a_comparison_can_be_had_by_hand(versus):
    for settings in COMPARISONS[versus].settings(seed=0).values():
        values = values_of(settings)
        for field in SETTINGS:
            value = values[field.key]
            assert field.parse(field.write(value)) == value, field.key


def test_nonsense_in_the_address_gives_the_defaults():
    part = training_at("lr=1e9&versus=<b>&depth=99&act=step&example=77")
    (settings,) = part.settings.values()
    assert settings.plan == Plan() and part.settings == training_at("").settings


def test_the_network_that_is_kept_is_told_of():
    part = training_at(QUICK)
    run = run_of(part)
    assert part.describe(run)["kept"] is None
    token = networks().put(part.pack(run))
    kept = described(QUICK, **{NETWORK: token})["kept"]
    assert "Digits" in kept["about"] and "depth 1, width 2" in kept["about"]
    assert kept["token"] == token
    (trial,) = run.trials.values()
    assert opened(networks().get(token)).plan == trial.settings.plan


def test_a_network_that_diverged_is_not_offered_to_keep():
    part = training_at(DIVERGING)
    run = run_of(part, pieces=1000)
    data = part.describe(run)
    assert "beyond all bounds" in data["status"] and not data["keepable"]
    with pytest.raises(ValueError):
        part.pack(run)


def test_one_network_is_offered_to_keep():
    assert described(QUICK)["keepable"]


def test_over_a_logarithmic_axis_and_smoothed_it_is_the_same_run():
    part, other = training_at(QUICK), training_at(f"{QUICK}&log=1&smooth=2")
    assert other.settings == part.settings
    run = run_of(part)
    plain, smooth = (each.describe(run)["charts"]["loss"] for each in (part, other))
    assert smooth["layout"]["yaxis"]["type"] == "log"
    rough, even = (np.ptp(np.diff(f["data"][0]["y"])) for f in (plain, smooth))
    assert even < rough


def test_the_averages_of_sub_networks_have_a_chart():
    data = described("versus=ensemble", pieces=40)
    averages, whole = data["charts"]["members"]["data"]
    (arm,) = data["arms"]
    assert whole["y"][0] == pytest.approx(100 * arm["findings"]["whole"], abs=1e-2)
    assert averages["y"][-1] == pytest.approx(
        100 * arm["findings"]["averaged"], abs=1e-2
    )
