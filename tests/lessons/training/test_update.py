"""One step of the optimizer, as it is shown."""

import json

import numpy as np
import pytest

from lessons.training.update import step_numbers
from tests.lessons.training.runs import QUICK, described, run_of, training_at

OPTIMIZERS = ("sgd", "momentum", "adam")
SMALL = "open=update&count=100&epochs=20&width=3&depth=2"
DIVERGING = "lr=1&opt=sgd&depth=8&width=16&epochs=2&count=100&batch=8&rate=0&act=leaky"


def shown(address, pieces=22):
    """Return what is told of the step, and the trial."""
    part = training_at(address)
    run = run_of(part, pieces)
    (trial,) = run.trials.values()
    return part.describe(run)["extra"], trial


def cells(extra):
    return {name: np.array(rows) for name, rows in extra["cells"].items()}


@pytest.mark.parametrize("l2", ["", "&l2=0.01"])
@pytest.mark.parametrize("opt", OPTIMIZERS)
def test_what_is_taken_off_leads_from_the_weights_before_to_those_after(opt, l2):
    extra, trial = shown(f"{SMALL}&opt={opt}{l2}&layer=conv2&map=2&channel=1&lr=0.01")
    found = cells(extra)
    now = trial.network.layers["conv2"].w[2, 1]
    np.testing.assert_array_equal(found["after"], now)
    np.testing.assert_allclose(found["before"] - found["step"], now, atol=1e-6)
    np.testing.assert_array_equal(found["dw"], trial.last.grads["conv2.w"][2, 1])
    assert extra["rule"] == opt and np.abs(found["step"]).max() > 0


def test_plain_descent_takes_the_learning_rate_times_the_gradient_off():
    extra, _ = shown(f"{SMALL}&opt=sgd&lr=0.05")
    found = cells(extra)
    np.testing.assert_allclose(found["step"], 0.05 * found["dw"], rtol=1e-6)


def test_the_loss_that_dw_is_the_gradient_of_is_the_batches():
    extra, trial = shown(f"{SMALL}&l2=0.1")
    record = trial.records[-1]
    assert extra["loss"] == pytest.approx(record.loss - record.penalty)


def test_l2_joins_the_gradient_and_leaves_dw_as_it_is():
    found = cells(shown(f"{SMALL}&opt=sgd&l2=0.1")[0])
    np.testing.assert_allclose(
        found["gradient"], found["dw"] + 0.1 * found["before"], rtol=1e-5
    )


def test_momentum_adds_the_gradient_to_a_share_of_what_it_was():
    extra, _ = shown(f"{SMALL}&opt=momentum")
    found, share = cells(extra), extra["constants"]["momentum"]
    speed = share * found["old_speed"] + found["gradient"]
    np.testing.assert_allclose(found["speed"], speed, rtol=1e-4, atol=1e-8)


def test_adam_divides_the_mean_of_the_gradient_by_its_size():
    extra, trial = shown(f"{SMALL}&opt=adam&lr=0.01")
    found, known = cells(extra), extra["constants"]
    assert known["steps"] == trial.last.number == len(trial.records)
    mean = 0.9 * found["old_mean"] + 0.1 * found["gradient"]
    square = 0.999 * found["old_square"] + 0.001 * found["gradient"] ** 2
    np.testing.assert_allclose(found["mean"], mean, rtol=1e-4, atol=1e-8)
    np.testing.assert_allclose(found["square"], square, rtol=1e-4, atol=1e-12)
    m, v = mean / (1 - 0.9 ** known["steps"]), square / (1 - 0.999 ** known["steps"])
    np.testing.assert_allclose(
        found["step"], 0.01 * m / (np.sqrt(v) + 1e-8), rtol=1e-3, atol=1e-7
    )


def test_the_first_filter_of_the_first_layer_is_shown_first():
    extra, _ = shown(SMALL)
    assert extra["chosen"] == {"layer": "conv1", "map": 0, "channel": 0}
    layers = [name for name, _ in extra["choices"]["layer"]]
    assert layers == ["conv1", "conv2", "dense"]


def test_filters_are_counted_from_one_and_classes_have_their_names():
    choices = shown(f"{SMALL}&layer=conv2")[0]["choices"]
    assert choices["map"] == [["0", "1"], ["1", "2"], ["2", "3"]]
    assert choices["channel"] == choices["map"]
    classes = shown(f"{SMALL}&layer=dense")[0]["choices"]["map"]
    assert classes == [[digit, digit] for digit in "0123456789"]


def test_the_dense_layers_weights_are_as_many_maps_as_come_in():
    extra, trial = shown(f"{SMALL}&layer=dense&map=7&channel=2")
    w = trial.network.layers["dense"].w
    np.testing.assert_array_equal(cells(extra)["after"], w[7].reshape(3, 4, 4)[2])
    assert extra["learned"]["kind"] == "dense"


def test_of_what_is_not_there_the_last_filter_is_shown():
    extra, _ = shown(f"{SMALL}&layer=conv9&map=77&channel=50")
    assert extra["chosen"] == {"layer": "conv1", "map": 2, "channel": 0}


def test_looking_at_a_step_changes_nothing():
    part = training_at(f"{SMALL}&opt=momentum")
    run = run_of(part)
    (trial,) = run.trials.values()
    first = step_numbers(trial, "conv1.w")
    again = step_numbers(trial, "conv1.w")
    assert all((first[name] == again[name]).all() for name in first)


@pytest.mark.parametrize("name", ["update", "layers", "masks"])
def test_a_network_that_diverged_is_told_of_without_numbers_that_json_lacks(name):
    extra, _ = shown(f"{DIVERGING}&open={name}", pieces=1000)
    assert json.dumps(extra, allow_nan=False)


def test_before_the_first_step_a_sentence_says_what_to_do():
    for name in ("update", "layers", "masks"):
        extra = described(f"{QUICK}&open={name}", pieces=0)["extra"]
        assert [*extra] == ["said"] and "One step" in extra["said"]
