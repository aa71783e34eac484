"""Plans: which layers they give, and what they refuse."""

import numpy as np
import pytest

from networks.plan import Plan, right_answers, scores_of
from networks.tasks import MOST, TASKS


def names(**settings):
    return list(Plan(**settings).network(np.random.default_rng(0)).layers)


def test_a_plan_gives_two_blocks_then_dropout_and_a_dense_layer():
    assert names() == [
        *("conv1", "relu1", "conv2", "relu2", "pool1"),
        *("conv3", "relu3", "conv4", "relu4", "pool2"),
        *("dropout", "flatten", "dense"),
    ]


def test_without_pools_and_with_one_convolution_little_is_left():
    assert names(depth=1, pool=1, act="tanh") == [
        *("conv1", "tanh1", "dropout", "flatten", "dense"),
    ]


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("depth, pool", [(1, 2), (3, 4), (4, 1), (5, 2)])
def test_every_network_scores_its_tasks_pictures(task, depth, pool):
    network = Plan(task, depth, 3, pool=pool).network(np.random.default_rng(0))
    x, labels = TASKS[task].training(4, seed=0)
    assert x.shape[1:] == (TASKS[task].channels,) + (TASKS[task].size,) * 2
    assert scores_of(network, x).shape == (4, len(TASKS[task].classes))
    assert labels.max() < len(TASKS[task].classes)


@pytest.mark.parametrize(
    "settings",
    [
        {"task": "cats"},
        {"depth": 0},
        {"depth": 2.0},
        {"width": 1000},
        {"width": True},
        {"act": "step"},
        {"pool": 3},
        {"rate": 1.5},
        {"rate": float("nan")},
        {"rate": "much"},
    ],
    ids=str,
)
def test_a_plan_that_cannot_be_built_is_refused(settings):
    (name,) = settings
    with pytest.raises(ValueError, match=name):
        Plan(**settings)


def test_right_answers_are_counted_over_all_batches():
    network = Plan(width=2).network(np.random.default_rng(0))
    x, labels = TASKS["digits"].training(25, seed=0)
    guesses = scores_of(network, x).argmax(axis=1)
    assert right_answers(network, x, guesses, batch=10) == 1
    guesses[:5] = (guesses[:5] + 1) % 10
    assert right_answers(network, x, guesses, batch=10) == 0.8


@pytest.mark.parametrize("task", TASKS)
def test_held_out_pictures_are_shared_and_cannot_be_written_into(task):
    x, labels = TASKS[task].held_out()
    assert x is TASKS[task].held_out()[0]
    assert not x.flags.writeable and not labels.flags.writeable


@pytest.mark.parametrize("task", TASKS)
def test_the_same_seed_chooses_the_same_pictures_for_training(task):
    one, other = TASKS[task].training(20, seed=1), TASKS[task].training(20, seed=2)
    assert (one[0] == TASKS[task].training(20, seed=1)[0]).all()
    assert not (one[0] == other[0]).all()
    assert (one[0][:5] == TASKS[task].training(5, seed=1)[0]).all()
    assert len(TASKS[task].training(MOST, seed=1)[0]) == MOST
