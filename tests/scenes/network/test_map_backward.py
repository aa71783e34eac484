"""The gradient of a map on the stage: cell by cell the network's own."""

from dataclasses import replace

import numpy as np
import pytest

from engine import Network
from networks.plan import Plan
from networks.trained import trained
from scenes.network.attribution import gradients_of
from scenes.network.map_backward import map_backward, weights_backward
from scenes.network.network import explore
from scenes.network.way import Way
from scenes.panels import PADDING
from scenes.replay import filled
from tests.scenes import pupil

RNG = np.random.default_rng(11)
CLASS = 4
CORNERS = [None, (0, 0), (5, 2), (99, 99)]
PLANS = {
    "relu": {},
    "leaky, no pool": {"act": "leaky", "pool": 1},
    "sigmoid": {"act": "sigmoid"},
    "tanh, wide pool": {"act": "tanh", "pool": 4},
}


def small_run(**plan):
    """Run a network in float64, so that differences are exact."""
    network = Plan("digits", depth=3, width=3, **plan).network(RNG)
    for layer in network.layers.values():
        for key in layer.parameters():
            setattr(layer, key, getattr(layer, key).astype(np.float64))
    return network, explore(network, RNG.random((1, 1, 16, 16)))


def trained_run(name="digits"):
    task = trained(name).task
    x = RNG.random((1, task.channels, task.size, task.size)).astype(np.float32)
    return explore(trained(name).network, x)


def ways(run, gradients, number=1):
    for column in (run.picture, *run.columns[:-2]):
        yield Way.to(run, gradients, column, min(number, len(column.maps) - 1))


def ends(scene, step):
    """Compute what a step gives, as a pupil would, and read what is shown."""
    adds = pupil.equation_at(scene, step).kind == "add"
    computed = pupil.added if adds else pupil.computed
    result = filled(scene, pupil.equation_at(scene, step).result, step + 1)
    cells = pupil.cells_at(pupil.equation_at(scene, step).result_cells, step)
    return computed(scene, step), result.ravel()[cells]


def corner_of(way, lens):
    """Find the first cell that is played: before a pool that of a whole window."""
    if way.behind.kind != "pool":
        return lens.row, lens.column
    windows = way.windows(lens)
    return way.behind.geometry.window((windows.row, windows.column))[:2]


@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_cell_and_every_step_is_the_networks_own_gradient(plan, corner):
    _, run = small_run(**plan)
    for way in ways(run, gradients_of(run, CLASS)):
        lens = way.lens(5, corner)
        scene = map_backward(way, lens)
        name = "full" if way.behind.kind == "conv" else "dx"
        shown = filled(scene, name, scene.steps).reshape(scene.panel(name).values.shape)
        row, column = corner_of(way, lens)
        whole = way.dx[row:, column:][: shown.shape[0], : shown.shape[1]]
        assert shown == pytest.approx(whole, abs=1e-12), way.column.name
        for step in range(scene.steps):
            computed, seen = ends(scene, step)
            assert computed == pytest.approx(seen, abs=1e-12)


@pytest.mark.parametrize("name", ["digits", "shapes"])
def test_a_trained_networks_way_back_opens_where_its_gradient_is_largest(name):
    run = trained_run(name)
    for way in ways(run, gradients_of(run, CLASS), 2):
        lens = way.lens(12)
        scene = map_backward(way, lens)
        inside = np.abs(way.dx[lens.inside])
        cell = np.subtract(lens.strongest, (lens.row, lens.column))
        assert inside[tuple(cell)] == np.abs(way.dx[lens.strongest])
        _, seen = ends(scene, scene.start)
        assert np.abs(seen).max() == pytest.approx(np.abs(way.dx[lens.strongest]))


def test_before_an_activation_the_mask_times_what_arrives_is_shown():
    run = trained_run()
    way = Way.to(run, gradients_of(run, CLASS), run.column("conv3"), 2)
    lens = way.lens(5, (1, 1))
    scene = map_backward(way, lens)
    mask, dy = scene.panel("mask").values, scene.panel("dy").values
    assert np.array_equal(mask, run.column("conv3").maps[2, 1:6, 1:6] > 0)
    assert np.array_equal(scene.panel("dx").values, mask * dy)


def test_before_a_pool_whole_windows_are_played_wherever_the_lens_stands():
    run = trained_run()
    way = Way.to(run, gradients_of(run, CLASS), run.column("relu2"), 0)
    lens = way.lens(5, (3, 6))
    assert lens.box == (3, 6, 5, 5)
    scene = map_backward(way, lens)
    assert np.array_equal(scene.panel("x").values, way.x[2:8, 6:12])
    assert np.array_equal(scene.panel("dy").values, way.dy[0, 1:4, 3:6])


def test_cells_that_no_pool_reaches_get_nothing():
    network, _ = small_run(pool=2)
    run = explore(Network(list(network.layers.items())[:5]), RNG.random((1, 1, 7, 9)))
    dy = np.ones((1, *run.columns[-1].maps.shape))
    gradients = {name: array[0] for name, array in run.back(dy)[0].items()}
    way = Way.to(run, gradients, run.columns[-2], 0)
    lens = way.lens(1, (6, 8))
    scene = map_backward(way, lens)
    assert (lens.box, scene.panel("dx").values.shape) == ((6, 8, 1, 1), (3, 3))
    dx = filled(scene, "dx", scene.steps)
    assert not dx[2].any() and not dx[:, 2].any() and dx.sum() == 1


def test_what_wins_by_a_hair_is_printed_so_and_gets_the_gradient():
    run = trained_run()
    column = run.column("relu2")
    maps = column.maps.copy()
    maps[0, 4:6, 4:6] = [[0.5, 0.5001], [0, 0]]
    x, _ = run.column("pool1").layer.forward(maps[None])
    behind = replace(run.column("pool1"), maps=x[0])
    dx, dy = np.zeros((16, 16)), np.zeros((10, 8, 8))
    dy[0, 2, 2] = dx[4, 5] = 1
    way = Way(replace(column, maps=maps), 0, behind, dx, dy)
    scene = map_backward(way, way.lens(4, (4, 4)))
    assert np.argwhere(filled(scene, "dx", scene.steps)).tolist() == [[0, 1]]
    assert scene.panel("x").digits == 4


def test_parts_of_a_sum_are_those_of_its_senders_and_add_up():
    run = trained_run()
    gradients = gradients_of(run, CLASS)
    for name in ("relu1", "pool1", "relu3"):
        way = Way.to(run, gradients, run.column(name), 3)
        lens = way.lens(6)
        parts = [map_backward(way, lens, part) for part in way.senders()]
        total = sum(scene.panels[-1].values for scene in parts)
        assert total == pytest.approx(way.dx[lens.inside], abs=1e-5)
        assert {scene.narration.keys for scene in parts} == {("gathered_part",)}


def test_at_the_border_of_a_map_zeros_stand_behind_it():
    run = trained_run()
    way = Way.to(run, gradients_of(run, CLASS), run.column("relu1"), 3)
    padding = {
        corner: (
            map_backward(way, way.lens(4, corner)).panel("spread").state == PADDING
        )
        for corner in ((0, 0), (5, 5))
    }
    assert (padding[0, 0].sum(), padding[5, 5].sum()) == (11, 0)


@pytest.mark.parametrize("name", ["conv1", "conv3"])
def test_the_gradient_of_a_filters_weights_piles_up_to_the_networks_own(name):
    run = trained_run()
    gradients, number = gradients_of(run, CLASS), 3
    column = run.column(name)
    scene = weights_backward(run, gradients, column, number)
    dy = np.zeros((1, 10), np.float32)
    dy[0, CLASS] = 1
    _, grads = run.back(dy)
    planes = [int(card) - 1 for card in scene.panel("x").cards] or [0]
    expected = grads[f"{name}.w"][number, planes]
    assert scene.steps == column.maps[0].size
    assert filled(scene, "dw", scene.steps) == pytest.approx(expected, abs=1e-5)
    db = filled(scene, "db", scene.steps)
    assert db == pytest.approx(grads[f"{name}.b"][number], abs=1e-5)


def test_a_weights_gradient_is_a_central_difference_of_the_score():
    network, run = small_run()
    scene = weights_backward(run, gradients_of(run, CLASS), run.column("conv2"), 1)
    planes = [int(card) - 1 for card in scene.panel("x").cards]
    w, step = network.layers["conv2"].w, 1e-6
    for plane, row, column in ((0, 0, 0), (1, 1, 2), (2, 2, 1)):
        kept, scores = w[1, planes[plane], row, column], []
        for sign in (1, -1):
            w[1, planes[plane], row, column] = kept + sign * step
            scores.append(explore(network, run.input[None]).scores.maps[CLASS].item())
        w[1, planes[plane], row, column] = kept
        found = (scores[0] - scores[1]) / (2 * step)
        shown = scene.panel("dw").values[plane, row, column]
        assert shown == pytest.approx(found, abs=1e-7)


def test_three_maps_are_not_taken_for_a_pictures_colours():
    _, run = small_run()
    gradients = gradients_of(run, CLASS)
    x = weights_backward(run, gradients, run.column("conv2"), 1).panel("x")
    assert (len(x.values), x.colour) == (3, "activation")
    assert set(x.cards) == {"1", "2", "3"}
