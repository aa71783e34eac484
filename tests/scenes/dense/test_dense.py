"""The dense layer behind dropout: neurons, matrices, and all sub-networks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from scenes import replay
from scenes.dense.backward import (
    back_through,
    dense_matrices_backward,
    dense_neurons_backward,
)
from scenes.dense.forward import dense_matrices, dense_neurons, run_dense, some_weights
from scenes.dropout.ensemble import enumerate_ensemble, subsets
from scenes.panels import CROSSED
from tests.scenes import pupil
from tests.scenes.shapes import rounded

FORWARD = pytest.mark.parametrize("draw", [dense_neurons, dense_matrices])
BACKWARD = pytest.mark.parametrize(
    "draw", [dense_neurons_backward, dense_matrices_backward]
)


@st.composite
def runs(draw):
    """Draw a forward pass of any size."""
    inputs, outputs = draw(st.integers(1, 7)), draw(st.integers(1, 4))
    seed = draw(st.integers(0, 99))
    x, b = rounded(seed, inputs), rounded(seed + 1, outputs)
    rate = draw(st.sampled_from([0.0, 0.3, 0.5, 0.9]))
    rng = np.random.default_rng(seed)
    w = rounded(seed + 2, outputs, inputs)
    return run_dense(x, w, b, rate, rng, draw(st.booleans()))


@given(runs())
def test_the_pass_is_the_engines_dropout_and_dense(run):
    h = np.where(run.mask, run.x / (1 - run.rate), 0)
    assert np.array_equal(run.h, h)
    assert np.allclose(run.y, engine.dense(h[None], run.w, run.b)[0])


@FORWARD
@given(runs())
def test_the_dot_product_of_every_output_is_the_engines_number(draw, run):
    scene = draw(run)
    assert scene.steps == len(run.y)
    for step in range(scene.steps):
        assert pupil.computed(scene, step) == pytest.approx(run.y[step])
        assert pupil.result(scene, step) == run.y[step]
    assert np.array_equal(replay.filled(scene, "y", scene.steps).ravel(), run.y)


@BACKWARD
@given(runs(), st.integers(0, 99))
def test_the_gradients_that_come_back_are_the_engines(draw, run, seed):
    dy = rounded(seed, len(run.y))
    scene = draw(back_through(run, dy))
    dh, dw, db = engine.dense_backward(dy[None], run.h[None], run.w)
    for step in range(scene.steps):
        assert pupil.computed(scene, step) == pytest.approx(dh[0, step])
    played = {n: replay.filled(scene, n, scene.steps) for n in ("dh", "dx", "dw", "db")}
    assert np.array_equal(played["dw"], dw)
    assert np.array_equal(played["db"].ravel(), db)
    assert np.array_equal(played["dh"].ravel(), dh[0])
    dx = engine.dropout_backward(dh[0], run.mask, run.rate)
    assert np.array_equal(played["dx"].ravel(), dx)


@given(runs())
def test_lit_edges_are_those_of_the_kept_neurons_and_end_in_the_step(run):
    edges = dense_neurons(run).edges[1]
    for step in range(len(run.y)):
        pairs = edges.pairs[pupil.cells_at(edges.lit, step)]
        assert pairs[:, 1].tolist() == [step] * run.mask.sum()
        assert pairs[:, 0].tolist() == np.flatnonzero(run.mask).tolist()


@given(runs())
def test_going_back_all_edges_of_a_neuron_light_up(run):
    scene = dense_neurons_backward(back_through(run, np.ones(len(run.y))))
    edges = scene.edges[1]
    assert edges.lit is None
    for step in range(scene.steps):
        pairs = edges.pairs[pupil.cells_at(edges.back, step)]
        assert pairs[:, 0].tolist() == [step] * len(run.y)
        assert pairs[:, 1].tolist() == list(range(len(run.y)))


@given(runs())
def test_an_edge_carries_the_weight_between_its_two_neurons(run):
    edges = dense_neurons(run).edges[1]
    for (i, j), value in zip(edges.pairs, edges.values, strict=True):
        assert value == run.w[j, i]


@given(runs())
def test_dropped_neurons_and_their_edges_are_crossed_out(run):
    scene = dense_neurons(run)
    assert np.array_equal(scene.panel("h").state == CROSSED, ~run.mask)
    for edges in scene.edges:
        gone = edges.state == CROSSED
        assert np.array_equal(gone, ~run.mask[edges.pairs[:, 0]])


@FORWARD
@given(run=runs())
def test_every_cell_that_a_scene_names_lies_on_its_panel(draw, run):
    for scene in (draw(run), dense_neurons_backward(back_through(run, run.y))):
        for name, cells in pupil.all_cells(scene):
            for step in range(cells.steps):
                flat = pupil.cells_at(cells, step)
                assert all(0 <= cell < scene.panel(name).values.size for cell in flat)


def test_weights_and_biases_have_one_decimal():
    w, b = some_weights(5, np.random.default_rng(0))
    assert w.shape == (3, 5) and b.shape == (3,)
    assert np.array_equal(w, w.round(1)) and np.array_equal(b, b.round(1))
    assert len(set(b)) == 3


def test_every_subset_of_the_inputs_is_there_once():
    masks = subsets(3)
    assert len({tuple(mask) for mask in masks.tolist()}) == len(masks) == 8
    assert masks[-1].all() and not masks[0].any()


@given(st.integers(1, 6), st.integers(0, 99), st.sampled_from([0.0, 0.25, 0.5, 0.95]))
def test_the_average_of_a_linear_unit_is_its_test_pass(n, seed, rate):
    x, w = rounded(seed, n), rounded(seed + 1, n)
    ensemble = enumerate_ensemble(x, w, 0.3, rate)
    assert ensemble.probability.sum() == pytest.approx(1)
    assert ensemble.linear.test == pytest.approx(x @ w + 0.3)
    assert ensemble.linear.average == pytest.approx(ensemble.linear.test, abs=1e-9)


def test_behind_a_relu_the_average_is_another_number():
    ensemble = enumerate_ensemble(np.array([1.0]), np.array([1.0]), -0.5, 0.5)
    assert sorted(ensemble.linear.outputs) == [-0.5, 1.5]  # one half each
    assert ensemble.linear.average == ensemble.linear.test == 0.5
    assert ensemble.relu.average == 0.75
    assert ensemble.relu.test == 0.5


def test_too_many_inputs_are_refused_with_both_numbers():
    with pytest.raises(ValueError, match="at most 12 inputs are enumerated, got 13"):
        enumerate_ensemble(np.ones(13), np.ones(13), 0.0, 0.5)
