"""Networks in a row as graphs: the same tensors, the same gradients."""

import numpy as np
import pytest

import engine
import networks
from networks import NetworkRefused
from networks.graph import Budget
from networks.plan import ACTIVATIONS, Plan
from networks.tasks import TASKS
from networks.trained import NAMES, trained

RNG = np.random.default_rng(0)


def rows():
    for name in NAMES:
        task = TASKS[name]
        yield name, trained(name).network, (2, task.channels, task.size, task.size)
    sides = [TASKS["digits"].size] * 2
    for act in ACTIVATIONS:
        yield act, Plan(depth=3, width=3, act=act).network(RNG), (2, 1, *sides)
    yield "no pool", Plan(depth=1, width=2, pool=1).network(RNG), (1, 1, *sides)
    steep = (
        ("conv", engine.Conv2D.random(2, 3, 3, RNG)),
        ("steep", engine.LeakyReLU(0.3)),
    )
    yield "steep", engine.Network([*steep]), (2, 2, 5, 4)
    uneven = {"stride": (2, 1), "padding": ((0, 1), (2, 0))}
    yield "filter bank", engine.filter_bank(), (1, 3, 40, 31)
    yield "wide filter bank", engine.filter_bank((5, 3), **uneven), (1, 3, 61, 32)


ROWS = {name: case for name, *case in rows()}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_the_graph_of_its_names_tensors_and_gradients(name):
    network, shape = ROWS[name]
    graph = networks.as_graph(network, (None, *shape[1:]))
    x = RNG.standard_normal(shape).astype(np.float32)
    expected, back = network.run(x)
    values, graph_back = graph.run({"input": x})
    assert [n for n in values if n not in graph.constants] == list(expected)
    assert graph.constants.keys() == network.parameters().keys()
    for tensor, array in expected.items():
        np.testing.assert_allclose(values[tensor], array, rtol=1e-6, atol=1e-6)
    (last,) = graph.outputs
    dy = RNG.standard_normal(expected[last].shape).astype(np.float32)
    for ours, theirs in zip(graph_back({last: dy}), back(dy), strict=True):
        for tensor, array in theirs.items():
            most = np.abs(array).max(initial=1e-9)
            np.testing.assert_allclose(ours[tensor], array, rtol=0, atol=1e-5 * most)


def test_weights_are_shared_not_copied():
    network = trained("digits").network
    graph = networks.as_graph(network, (None, 1, None, None))
    for name, array in network.parameters().items():
        assert graph.constants[name] is array


def test_a_row_is_measured_before_it_is_run():
    network = engine.filter_bank()
    rows = networks.describe(networks.as_graph(network, (1, 3, 10, 8)))
    assert [row.name for row in rows] == list(network.layers)
    assert rows[0].shapes == {"conv1": (1, 12, 10, 8)}
    assert rows[0].multiplications == 12 * 10 * 8 * 3 * 3 * 3
    graph = networks.as_graph(network, (1, 3, 10, 8), Budget(multiplications=1))
    with pytest.raises(NetworkRefused, match="25920 needed at Conv 'conv1', 1 allowed"):
        graph.run({"input": np.zeros((1, 3, 10, 8), np.float32)})


def test_a_layer_without_an_operator_is_named():
    layers = [("fc", engine.Dense(np.ones((1, 1)))), ("twist", engine.Swish())]
    with pytest.raises(ValueError, match="no operator is known for Swish, .*twist"):
        networks.as_graph(engine.Network(layers), (None, 1))
