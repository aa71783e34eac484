"""What is drawn of a trial."""

from dataclasses import replace

import numpy as np
import pytest

from engine import Record
from networks.experiment import Check, Settings, Trial
from networks.look import (
    POINTS,
    Curve,
    gradient_sizes,
    inside,
    one_of_each,
    smoothed,
    training_curve,
    validation_curve,
)
from networks.plan import Plan, scores_of
from networks.tasks import TASKS

SMALL = Settings(Plan(depth=1, width=3), count=40, batch=20, epochs=9)


def trial_with(losses, penalty=0.0, settings=SMALL):
    trial = Trial(settings)
    trial.records += [Record(i, 0, x, 0.5, penalty) for i, x in enumerate(losses)]
    return trial


def test_each_point_of_the_training_curve_is_the_mean_of_the_last_eight_steps():
    curve = training_curve(trial_with(np.arange(12.0)))
    np.testing.assert_allclose(curve.loss[:4], [0, 0.5, 1, 1.5])
    np.testing.assert_allclose(curve.loss[-1], np.mean(np.arange(4.0, 12)))
    np.testing.assert_allclose(curve.epochs, np.arange(1, 13) / 2)


def test_the_training_curve_leaves_the_part_of_l2_out():
    assert training_curve(trial_with([3.0, 3.0], penalty=1.0)).loss.tolist() == [2, 2]


def test_a_long_curve_has_few_points_and_ends_where_it_ends():
    curve = training_curve(trial_with(np.ones(5000)))
    assert len(curve.loss) <= POINTS and curve.epochs[-1] == 2500


def test_before_the_first_step_the_curves_are_empty():
    trial = Trial(SMALL)
    assert len(training_curve(trial).loss) == len(validation_curve(trial).loss) == 0
    assert gradient_sizes(trial) == {}


def test_the_validation_curve_stands_over_the_epochs():
    trial = Trial(SMALL)
    trial.checks += [Check(0, 2.3, 0.1), Check(4, 1.0, 0.7)]
    curve = validation_curve(trial)
    assert curve.epochs.tolist() == [0, 2]
    assert curve.loss.tolist() == [2.3, 1.0] and curve.accuracy.tolist() == [0.1, 0.7]


def test_gradient_sizes_are_means_over_recent_steps_in_the_order_of_the_layers():
    trial = Trial(replace(SMALL, plan=Plan(depth=2, width=2)))
    while trial.step():
        pass
    sizes = gradient_sizes(trial)
    assert list(sizes) == ["conv1", "conv2", "dense"]
    recent = [record.norms["dense.w"] for record in trial.records[-10:]]
    assert sizes["dense"] == pytest.approx(np.mean(recent))


def test_inside_shows_the_first_filters_their_maps_and_the_answer():
    x, labels = TASKS["shapes"].held_out()
    network = Plan("shapes", width=4, act="tanh").network(np.random.default_rng(0))
    seen = inside(network, x[:1])
    assert seen.filters is network.layers["conv1"].w
    activations, _ = network.run(x[:1])
    np.testing.assert_array_equal(seen.maps, activations["tanh1"][0])
    assert seen.probabilities.argmax() == scores_of(network, x[:1]).argmax()
    assert seen.probabilities.sum() == pytest.approx(1)


@pytest.mark.parametrize("task", TASKS)
def test_one_of_each_has_every_class_once_in_order(task):
    x, labels = TASKS[task].held_out()
    assert labels[one_of_each(x, labels)].tolist() == list(range(10))


def test_a_smoothed_curve_has_the_means_of_its_neighbourhoods():
    curve = Curve(np.array([0, 1, 2, 4]), np.array([9.0, 3, 6, 1]), np.ones(4))
    even = smoothed(curve, 2)
    assert even.loss == pytest.approx([6, 6, 4.5, 1])
    assert np.array_equal(even.epochs, curve.epochs) and np.all(even.accuracy == 1)


def test_without_a_width_a_curve_stays_as_it_is():
    curve = Curve(np.array([0, 0.1]), np.array([9.0, np.nan]), np.array([0.25, 0.5]))
    assert np.array_equal(smoothed(curve, 0).loss, curve.loss, equal_nan=True)
    assert np.array_equal(smoothed(curve, 0).error, [0.75, 0.5])


def test_where_a_loss_is_no_number_the_others_are_smoothed_all_the_same():
    curve = Curve(np.array([0, 1, 9]), np.array([2.0, 4, np.inf]), np.zeros(3))
    assert np.array_equal(smoothed(curve, 2).loss, [3, 3, np.inf])


def test_nothing_can_be_smoothed_too():
    nothing = np.array([])
    assert smoothed(Curve(nothing, nothing, nothing), 2).loss.size == 0
