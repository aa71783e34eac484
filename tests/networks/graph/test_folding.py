"""Folding: the same function with fewer nodes. Describing: what a graph costs."""

from dataclasses import replace

import numpy as np
import pytest

import networks
from networks import NetworkRefused
from networks.graph import Budget, Graph, Node, Spec
from networks.operators import make_operation

RNG = np.random.default_rng(0)
F4 = np.dtype(np.float32)


def node(operator, inputs, outputs, **attributes):
    operation = make_operation(operator, attributes, 13)
    return Node(outputs, operation, tuple(inputs.split()), tuple(outputs.split()))


def numbers(*shape):
    return RNG.standard_normal(shape).astype(F4)


STATISTICS = {
    "gamma": numbers(4),
    "beta": numbers(4),
    "mean": numbers(4),
    "var": np.abs(numbers(4)),
}


def normalised(conv="x w b", outputs=("z",), **extra):
    """Build Conv, BatchNormalization and Relu, and the nodes of ``extra``."""
    return Graph(
        [
            node("Conv", conv, "y", group=2, strides=[2, 1]),
            node("BatchNormalization", "y gamma beta mean var", "n", epsilon=0.1),
            node("Relu", "n", "z"),
            *extra.values(),
        ],
        {"x": Spec((None, 6, None, None), F4)},
        list(outputs),
        {"w": numbers(4, 3, 3, 2), "b": numbers(4)} | STATISTICS,
    )


X = {"x": numbers(2, 6, 7, 5)}


@pytest.mark.parametrize("conv", ["x w b", "x w"])
def test_batch_normalisation_goes_into_the_convolution_before_it(conv):
    graph = normalised(conv)
    folded = graph.folded()
    assert [n.operator for n in folded.nodes] == ["Conv", "Relu"]
    assert len(folded.constants) == 2
    values, expected = folded.run(X)[0], graph.run(X)[0]
    for name in ("n", "z"):
        np.testing.assert_allclose(values[name], expected[name], rtol=1e-4, atol=1e-5)
    assert "y" not in values and len(graph.nodes) == 3


def test_what_somebody_else_uses_is_not_folded_away():
    for graph in (
        normalised(outputs=("z", "y")),
        normalised(outputs=("z", "other"), other=node("Relu", "y", "other")),
    ):
        assert graph.folded().nodes == graph.nodes


def test_statistics_that_are_given_are_no_constants():
    graph = normalised()
    constants = {n: a for n, a in graph.constants.items() if n != "mean"}
    specs = graph.specs | {"mean": Spec((4,), F4)}
    graph = replace(graph, constants=constants, specs=specs)
    assert graph.folded().nodes == graph.nodes


def test_two_convolutions_may_share_their_filters():
    other = node("Conv", "x w", "other", group=2, strides=[2, 1])
    graph = normalised("x w", ("z", "other"), other=other)
    values, expected = graph.folded().run(X)[0], graph.run(X)[0]
    for name in graph.outputs:
        np.testing.assert_allclose(values[name], expected[name], rtol=1e-4, atol=1e-5)


def test_what_depends_on_constants_alone_is_computed():
    graph = Graph(
        [node("Add", "a b", "c"), node("Mul", "c c", "d"), node("Add", "x d", "y")],
        {"x": Spec((2,), F4)},
        ["y", "c"],
        {"a": numbers(2), "b": numbers(2)},
    )
    folded = graph.folded()
    assert [n.operator for n in folded.nodes] == ["Add"]
    assert set(folded.constants) == {"c", "d"}  # c is asked for
    given = {"x": numbers(2)}
    assert np.array_equal(folded.run(given)[0]["y"], graph.run(given)[0]["y"])


def test_folding_keeps_to_the_budget():
    nodes = [node("Mul", "a b", "ab"), node("Add", "x ab", "y")]
    constants = {"a": numbers(30, 1), "b": numbers(1, 30)}
    budget = Budget(activations=100)
    graph = Graph(nodes, {"x": Spec((1,), F4)}, ["y"], constants, budget)
    with pytest.raises(NetworkRefused, match="3600 needed at Mul 'ab', 100 allowed"):
        graph.folded()


def test_a_table_of_all_layers():
    rows = networks.describe(normalised(), {"x": (2, 6, 7, 5)})
    conv, norm, relu = rows
    assert (conv.name, conv.operator, conv.inputs) == ("y", "Conv", ("x",))
    assert conv.shapes == {"y": (2, 4, 3, 4)}
    assert conv.parameters == 4 * 3 * 3 * 2 + 4
    assert conv.multiplications == 2 * 4 * 3 * 4 * (3 * 3 * 2)
    assert conv.bytes == 4 * 2 * 4 * 3 * 4
    assert norm.parameters == 8  # mean and variance were measured, not learned
    assert (relu.inputs, relu.parameters, relu.multiplications) == (("n",), 0, 0)


def test_shared_weights_and_settings_count_once_and_not_at_all():
    graph = Graph(
        [
            node("Add", "x w", "a"),
            node("Mul", "a w", "b"),
            node("Clip", "b low high", "c"),
        ],
        {"x": Spec((None, 3), F4)},
        ["c"],
        {"w": numbers(3), "low": np.float32([0])[0:1].reshape(()), "high": F4.type(6)},
    )
    assert [row.parameters for row in networks.describe(graph)] == [3, 0, 0]
    assert networks.describe(graph)[0].shapes == {"a": (1, 3)}
