"""Networks as PyTorch's exporters of old and of today write them."""

from pathlib import Path

import numpy as np
import onnx
import pytest

from networks import NetworkRefused
from networks.onnx_file import load
from tests.networks.onnx_file.onnx_models import every_tensor

FOLDER = Path(__file__).parent / "models"
WEIGHTS = "lenet_external.onnx.data"
NAMES = sorted(path.stem for path in FOLDER.glob("*.onnx"))


def bytes_of(name):
    return (FOLDER / f"{name}.onnx").read_bytes()


def external():
    return {WEIGHTS: (FOLDER / WEIGHTS).read_bytes()}


def network(name):
    graph = load(bytes_of(name), external() if "external" in name else None)
    rng = np.random.default_rng(0)
    sides = graph.specs["picture"].shape[1:]
    return graph, {"picture": rng.standard_normal((2, *sides)).astype(np.float32)}


def test_five_architectures_come_from_both_exporters():
    kinds = ("lenet", "mobilenet", "resnet", "squeezenet", "unet")
    written = {f"{kind}_{exporter}" for kind in kinds for exporter in ("old", "new")}
    assert written | {"lenet_external"} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_tensor_is_that_of_onnx_runtime(name):
    graph, given = network(name)
    values, _ = graph.run(given)
    model = onnx.load(FOLDER / f"{name}.onnx")
    for tensor, array in every_tensor(model, given).items():
        assert values[tensor].dtype == array.dtype
        most = np.abs(array).max(initial=1e-9)
        np.testing.assert_allclose(values[tensor], array, rtol=0, atol=1e-6 * most)


@pytest.mark.parametrize("name", NAMES)
def test_a_folded_network_gives_the_same_scores(name):
    graph, given = network(name)
    folded = graph.folded()
    assert "BatchNormalization" not in {node.operator for node in folded.nodes}
    (scores,), (same,) = (g.compute(given).values() for g in (graph, folded))
    np.testing.assert_allclose(same, scores, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", [name for name in NAMES if "external" not in name])
def test_the_pictures_gradient_agrees_with_central_differences(name):
    graph, given = network(name)
    graph, x = graph.astype(np.float64), given["picture"].astype(np.float64)
    rng = np.random.default_rng(1)
    values, back = graph.run({"picture": x})
    dy, way = rng.standard_normal(values["scores"].shape), rng.standard_normal(x.shape)
    gradients, _ = back({"scores": dy}, ["picture"])

    def there(step):
        return np.sum(graph.compute({"picture": x + step * way})["scores"] * dy)

    slope = (there(1e-8) - there(-1e-8)) / 2e-8  # hardly any corner lies between
    assert slope == pytest.approx(np.sum(gradients["picture"] * way), rel=1e-5)


def test_weights_in_a_second_file_are_those_of_one_file():
    inside, outside = (load(bytes_of("lenet_new")).constants, network("lenet_external"))
    assert all((outside[0].constants[n] == a).all() for n, a in inside.items())


def test_the_first_file_alone_asks_for_the_second():
    with pytest.raises(NetworkRefused) as refused:
        load(bytes_of("lenet_external"))
    assert (refused.value.kind, refused.value.entry) == ("external", WEIGHTS)


def test_a_second_file_that_was_cut_off_is_too_short():
    with pytest.raises(NetworkRefused) as refused:
        load(bytes_of("lenet_external"), {WEIGHTS: external()[WEIGHTS][:-1]})
    assert (refused.value.kind, refused.value.entry) == ("external-short", WEIGHTS)
