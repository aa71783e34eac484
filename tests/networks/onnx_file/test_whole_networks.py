"""Whole networks: every tensor as ONNX Runtime has it, gradients as differences."""

from dataclasses import replace

import numpy as np
import pytest

from networks.graph import Budget
from networks.onnx_file import load
from tests.networks.onnx_file.onnx_models import every_tensor
from tests.networks.onnx_file.whole_networks import NAMES, model

NORMALISED = ["densenet121", "inception_v2", "resnet50", "shufflenet"]
SMALL = ["densenet121", "shufflenet", "squeezenet"]
ROOMY = Budget(activations=2**30)  # in float64 everything takes twice as much


def network(name):
    """Return a network out of its file, a picture, and what the file was made of."""
    rng = np.random.default_rng(0)
    source = model(name, rng)
    graph = load(source.SerializeToString())
    ((picture, spec),) = graph.specs.items()
    x = rng.standard_normal((1, *spec.shape[1:])).astype(np.float32)
    return graph, {picture: x}, source


@pytest.mark.parametrize("name", NAMES)
def test_every_tensor_of_a_whole_network_is_that_of_onnx_runtime(name):
    graph, given, source = network(name)
    values, _ = graph.run(given)
    for tensor, array in every_tensor(source, given).items():
        if array.dtype.kind == "f":
            most = np.abs(array).max()
            assert 1e-8 < most < 1e8, "weights that make everything 0, or infinite"
            assert np.abs(values[tensor] - array).max() < 1e-5 * most, tensor


@pytest.mark.parametrize("name", NORMALISED)
def test_a_folded_network_computes_the_same(name):
    graph, given, _ = network(name)
    folded = graph.folded()
    assert "BatchNormalization" in {node.operator for node in graph.nodes}
    assert len(folded.nodes) < len(graph.nodes)
    scores = graph.nodes[-1].inputs[0]
    (before,), (after,) = (g.compute(given, [scores]).values() for g in (graph, folded))
    assert np.abs(after - before).max() < 1e-4 * np.abs(before).max()


@pytest.mark.parametrize("name", SMALL)
def test_gradients_of_a_whole_network_agree_with_differences(name):
    """Go a little way in one direction, with the picture and all weights at once."""
    graph, given, _ = network(name)
    graph = replace(graph.astype(np.float64), budget=ROOMY)
    x = {name: array.astype(np.float64) for name, array in given.items()}
    scores, rng = graph.nodes[-1].inputs[0], np.random.default_rng(1)
    way = {
        name: rng.standard_normal(array.shape) * array
        for name, array in (x | graph.constants).items()
        if array.dtype.kind == "f"
    }
    values, back = graph.run(x)
    dy = rng.standard_normal(values[scores].shape)
    gradients, _ = back({scores: dy})
    expected = sum(np.sum(gradients[name] * way[name]) for name in way)

    def there(step):
        moved = {name: values[name] + step * way[name] for name in way}
        picture = {name: moved.pop(name) for name in x}
        here = replace(graph, constants=graph.constants | moved)
        return np.sum(here.compute(picture, [scores])[scores] * dy)

    slope = (there(1e-8) - there(-1e-8)) / 2e-8  # hardly any corner lies between
    assert slope == pytest.approx(expected, rel=1e-6)
