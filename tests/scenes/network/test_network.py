"""A network laid out as columns, whatever network it is."""

import numpy as np
import pytest

from engine import softmax
from networks.plan import ACTIVATIONS, Plan
from networks.trained import NAMES, trained
from scenes.network.attribution import grad_cam, gradients_of, saliency
from scenes.network.map import can_be_played, map_scene, place_lens
from scenes.network.network import explore
from tests.scenes import pupil

RNG = np.random.default_rng(3)


def run_of(name):
    task = trained(name).task
    x = RNG.random((1, task.channels, task.size, task.size)).astype(np.float32)
    return explore(trained(name).network, x)


def small_run(**plan):
    return explore(small_network(**plan), RNG.random((1, 1, 16, 16)))


def small_network(act="relu", pool=2):
    """Float64, with few filters, so that differences are exact."""
    network = Plan("digits", depth=3, width=3, act=act, pool=pool).network(RNG)
    for layer in network.layers.values():
        for key in ("w", "b"):
            if hasattr(layer, key):
                setattr(layer, key, getattr(layer, key).astype(np.float64))
    return network


@pytest.mark.parametrize("name", NAMES)
def test_a_trained_network_ends_in_scores_and_their_shares(name):
    run = run_of(name)
    assert [column.kind for column in run.columns] == [
        *("conv", "relu", "conv", "relu", "pool") * 2,
        *("dense", "softmax"),
    ]
    scores, shares = (column.maps.ravel() for column in run.columns[-2:])
    expected, _ = trained(name).network.run(run.input[None])
    assert scores == pytest.approx(expected["dense"][0])
    assert shares == pytest.approx(softmax(scores[None])[0], rel=1e-5)
    assert shares.sum() == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("name", NAMES)
def test_every_map_of_a_trained_network_can_be_played(name):
    run = run_of(name)
    for column in run.columns[:-1]:
        lens = place_lens(column.maps[1], column.geometry, 4)
        scene = map_scene(run, column, 1, lens)
        inside = column.maps[1][lens.row :, lens.column :]
        expected = inside[: lens.rows, : lens.columns].ravel()
        assert can_be_played(column)
        for step in range(scene.steps):
            assert pupil.computed(scene, step) == pytest.approx(
                expected[step], abs=1e-4
            )
    assert not can_be_played(run.columns[-1])


@pytest.mark.parametrize("act", ACTIVATIONS)
def test_a_network_of_any_activation_can_be_explored(act):
    run = small_run(act=act)
    column = run.column(f"{act}2")
    assert column.kind == act
    scene = map_scene(run, column, 0, place_lens(column.maps[0], column.geometry, 5))
    assert np.isin(scene.panel("y").values, column.maps[0]).all()


def test_a_dense_layer_as_wide_as_a_picture_is_not_gone_through_cell_by_cell():
    assert not can_be_played(small_run(pool=1).scores)


@pytest.mark.parametrize("act", ACTIVATIONS)
def test_gradients_of_a_score_are_central_differences_through_the_whole_network(act):
    """A cell of exactly 0 stands on a kink of ReLU; no other does within a step."""
    network = small_network(act)
    run = explore(network, RNG.random((1, 1, 16, 16)))
    gradients = gradients_of(run, 4)
    layers = list(network.layers.items())
    for name in gradients:
        behind = [n for n, _ in layers].index(name) + 1 if name != "input" else 0
        maps = run.input if name == "input" else run.column(name).maps
        for cell in RNG.choice(np.flatnonzero(maps), 4, replace=False):
            found = difference(layers[behind:], maps, cell, 4)
            assert gradients[name].flat[cell] == pytest.approx(found, abs=1e-7), name


def difference(layers, maps, cell, number, step=1e-6):
    """Central difference of a score with respect to one cell, layer by layer."""
    scores = []
    for sign in (1, -1):
        x = maps[None].copy()
        x.flat[cell] += sign * step
        for _, layer in layers:
            x, _ = layer.forward(x)
        scores.append(x[0, number])
    return (scores[0] - scores[1]) / (2 * step)


def test_the_gradient_of_the_scores_is_one_for_the_chosen_class_alone():
    gradients = gradients_of(run_of("digits"), 7)
    assert gradients["dense"].ravel().tolist() == [0.0] * 7 + [1.0] + [0.0] * 2


def test_saliency_is_the_magnitude_of_the_colour_that_counts_most():
    gradient = np.array([[[1.0, -2.0]], [[-3.0, 0.5]]])
    assert saliency(gradient).tolist() == [[3.0, 2.0]]


def test_grad_cam_weighs_the_last_maps_by_their_mean_gradients():
    run = run_of("shapes")
    gradients = gradients_of(run, 2)
    last, heat = run.column("relu4").maps, np.zeros((16, 16))
    for number, gradient in enumerate(gradients["relu4"]):
        heat += gradient.mean() * last[number]
    heat = np.maximum(heat, 0)
    assert grad_cam(run, gradients) == pytest.approx(heat / heat.max(), abs=1e-5)
