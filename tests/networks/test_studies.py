"""What is found out about networks beside their curves."""

import numpy as np
import pytest

import engine
from networks import studies
from networks.plan import Plan, right_answers
from networks.tasks import TASKS
from networks.trained import trained


def small(**plan):
    return Plan(width=3, depth=2, **plan).network(np.random.default_rng(0))


def pictures():
    x, labels = TASKS["digits"].held_out()
    return x[:40], labels[:40]


def test_correlation_is_the_mean_over_all_pairs_of_units_that_vary():
    a = np.array([1.0, 2, 3, 4])
    b = np.array([1.0, -1, -1, 1])  # uncorrelated with a
    assert studies.mean_correlation(np.stack([a, -2 * a], 1)) == pytest.approx(1)
    units = np.stack([a, b, -a, np.ones(4)], 1)
    assert studies.mean_correlation(units) == pytest.approx(1 / 3)
    assert np.isnan(studies.mean_correlation(np.ones((4, 3))))


def test_hidden_units_are_what_the_dense_layer_sees():
    network, (x, _) = small(), pictures()
    units = studies.hidden_units(network, x)
    scores = engine.dense(units, network.layers["dense"].w, network.layers["dense"].b)
    np.testing.assert_array_equal(scores, network.run(x)[0]["dense"])


def test_a_unit_whose_bias_is_far_below_zero_is_dead_and_no_other():
    network, (x, labels) = small(), pictures()
    network.layers["conv2"].b[1] = -1000
    network.layers["conv2"].b[0] = +1000
    shares = studies.activity(network, x)
    assert list(shares) == ["relu1", "relu2"]
    assert shares["relu2"][1] == 0 and shares["relu2"][0] == 1
    assert studies.study_activity(network, x, labels)["dead"] == pytest.approx(1 / 6)


def test_weight_size_leaves_the_biases_out():
    network = small()
    for name, array in network.parameters().items():
        array[...] = 2 if name.endswith(".w") else 100
    count = 3 * 9 + 3 * 3 * 9 + 10 * 3 * 16
    assert studies.weight_size(network) == 4 * count
    found = studies.study_parameters(network, None, None)
    assert found["parameters"] == count + 3 + 3 + 10


def test_without_dropout_all_sub_networks_are_the_whole_one():
    network, (x, labels) = small(rate=0.0), pictures()
    errors, whole = studies.ensemble_errors(network, x, labels)
    assert errors == [whole] * studies.MEMBERS
    assert whole == pytest.approx(1 - right_answers(network, x, labels))


def test_many_sub_networks_together_err_less_than_one_and_about_as_the_whole():
    x, labels = TASKS["digits"].held_out()
    network = trained("digits").network
    errors, whole = studies.ensemble_errors(network, x, labels)
    assert errors[-1] <= errors[0]
    assert abs(errors[-1] - whole) < 0.01


def test_studies_leave_the_network_as_it_is():
    network, (x, labels) = small(), pictures()
    before = {name: array.copy() for name, array in network.parameters().items()}
    for study in vars(studies).values():
        if getattr(study, "__name__", "").startswith("study_"):
            study(network, x, labels)
    for name, array in network.parameters().items():
        assert (array == before[name]).all()
