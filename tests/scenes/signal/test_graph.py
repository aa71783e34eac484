"""The 1-D convolution as a computation graph, and as a banded matrix."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from scenes import replay
from scenes.panels import PADDING, REAL, UNREACHED
from scenes.signal.graph import convolution_graph
from scenes.signal.numbers import nudged, run_signal
from tests.scenes import pupil
from tests.scenes.shapes import rounded

GRADIENTS = ("dx", "dw", "db", "dy", "dM", "dX", "dY")


@st.composite
def passes(draw):
    """Draw a forward pass of any size, and a gradient that comes back."""
    K, S, P = draw(st.integers(1, 4)), draw(st.integers(1, 4)), draw(st.integers(0, 3))
    W = max(1, K - 2 * P) + draw(st.integers(0, 5))
    seed = draw(st.integers(0, 99))
    x, w, b = rounded(seed, W), rounded(seed + 1, K), float(rounded(seed + 2, 1)[0])
    signal = run_signal(x, w, b, S, P, draw(st.booleans()))
    return signal, signal.back(rounded(seed + 3, len(signal.y)))


def naive(signal):
    """Sum up y by the definition of a convolution, or of a cross-correlation."""
    x, K = signal.padded, len(signal.w)
    y = np.full(len(signal.y), signal.b)
    for j in range(len(y)):
        for k in range(K):
            place = K - 1 - k if signal.turned else k
            y[j] += signal.w[k] * x[j * signal.stride + place]
    return y


@given(passes())
def test_forward_is_the_definition(case):
    signal, _ = case
    assert np.allclose(signal.y, naive(signal))


@given(passes())
def test_what_comes_back_is_the_engines_and_that_of_central_differences(case):
    signal, grads = case
    for part in nudged(signal, grads):
        numeric = engine.numerical_gradient(part.function, part.values, grads.dy)
        assert np.allclose(part.gradient, numeric, atol=1e-8)
    kernel = signal.w[::-1] if signal.turned else signal.w
    dx, dw, db = engine.conv1d_backward(
        grads.dy[None, None],
        *(signal.x[None, None], kernel[None, None]),
        *(signal.stride, signal.padding),
    )
    assert np.array_equal(grads.dx, dx[0, 0])
    assert np.array_equal(grads.dw, dw[0, 0, ::-1] if signal.turned else dw[0, 0])
    assert np.array_equal(grads.db, db)


@given(passes())
def test_the_terms_of_every_step_give_the_engines_number(case):
    signal, grads = case
    scene = convolution_graph(*case)
    numbers = np.concatenate([signal.y, grads.dx, grads.dw, grads.db])
    assert scene.steps == len(numbers)
    for step, number in enumerate(numbers):
        assert pupil.computed(scene, step) == pytest.approx(number, abs=1e-12)
        assert pupil.result(scene, step) == number


@given(passes())
def test_after_the_last_step_every_panel_holds_the_engines_array(case):
    signal, grads = case
    scene = convolution_graph(*case)
    played = {name: replay.filled(scene, name, scene.steps) for name in GRADIENTS}
    for name in ("y", "Y"):
        last = replay.filled(scene, name, scene.steps)
        assert np.array_equal(last.ravel(), signal.y)
    assert np.array_equal(played["dx"][signal.inside], grads.dx)
    assert np.isnan(np.delete(played["dx"], signal.inside)).all()
    assert np.array_equal(played["dX"].ravel(), grads.dx)
    assert np.array_equal(played["dw"], grads.dw)
    assert np.array_equal(played["db"], grads.db)
    for name in ("dy", "dY"):
        assert np.array_equal(played[name].ravel(), grads.dy)


@given(passes())
def test_nothing_has_come_back_while_the_values_go_forward(case):
    signal, _ = case
    scene = convolution_graph(*case)
    for name in GRADIENTS:
        assert np.isnan(replay.filled(scene, name, len(signal.y))).all()
    assert np.isnan(replay.filled(scene, "y", len(signal.y) - 1)[-1])


@given(passes())
def test_an_edge_carries_its_local_derivative(case):
    signal, _ = case
    step = 1e-6
    for edges, own in zip(convolution_graph(*case).edges, "xwb", strict=True):
        for (i, j), value in zip(edges.pairs, edges.values, strict=True):
            moved = nudge(signal, own, i, step)
            slope = (moved[j] - nudge(signal, own, i, -step)[j]) / (2 * step)
            assert value == pytest.approx(slope, abs=1e-6)


def nudge(signal, name, place, step):
    """Compute y with one number of x (with its padding), w or b moved."""
    parts = {"x": signal.padded, "w": signal.w.copy(), "b": np.array([signal.b])}
    parts[name][place] += step
    x, w, b = parts.values()
    return run_signal(x, w, float(b[0]), signal.stride, 0, signal.turned).y


@given(passes())
def test_edges_light_up_forward_then_back_at_the_node_of_the_step(case):
    signal, _ = case
    scene = convolution_graph(*case)
    OW, W, K = len(signal.y), len(signal.x), len(signal.w)
    for step in range(scene.steps):
        met = {"xwb"[n]: met_at(edges, step) for n, edges in enumerate(scene.edges)}
        if step < OW:
            ends = [{step}] * 3
            assert [{j for _, j in met[name][0]} for name in "xwb"] == ends
            assert not any(back for _, back in met.values())
            continue
        assert not any(ahead for ahead, _ in met.values())
        nodes = [*(("x", i) for i in signal.inside), *(("w", k) for k in range(K))]
        name, node = [*nodes, ("b", 0)][step - OW]
        assert {i for i, _ in met[name][1]} <= {node}
        assert len(met[name][1]) == sum(i == node for i, _ in pairs_of(scene, name))
        assert not any(back for other, (_, back) in met.items() if other != name)
    assert scene.steps == OW + W + K + 1


def met_at(edges, step):
    """Pairs of the edges that are lit at a step: forward, back."""
    ways = (pupil.cells_at(lit, step) for lit in (edges.lit, edges.back))
    return [edges.pairs[way].tolist() for way in ways]


def pairs_of(scene, name):
    """All pairs of the edges that leave from some nodes."""
    return next(edges.pairs for edges in scene.edges if edges.a == name)


@given(passes())
def test_the_banded_matrix_is_the_same_layer(case):
    signal, grads = case
    scene = convolution_graph(*case)
    M, X, Y = (scene.panel(name).values for name in ("M", "X", "Y"))
    assert np.allclose(M @ X + signal.b, Y)
    assert np.allclose(M.T @ grads.dy, grads.dx)


@given(passes())
def test_missing_weights_of_the_matrix_are_hatched_and_shared_ones_are_equal(case):
    signal, grads = case
    scene = convolution_graph(*case)
    ones = run_signal(*(np.ones(len(a)) for a in (signal.x, signal.w)), 0.0, *how(case))
    there = convolution_graph(ones, grads).panel("M").values > 0
    state = scene.panel("M").state
    assert np.array_equal(state == UNREACHED, ~there)
    assert there.sum() <= len(signal.y) * len(signal.w)
    assert set(scene.panel("M").values[there]) <= set(signal.w)


def how(case):
    """How the kernel moves."""
    signal, _ = case
    return signal.stride, signal.padding, signal.turned


@given(passes())
def test_a_shared_weights_gradient_adds_up_along_its_cells_of_the_matrix(case):
    signal, grads = case
    scene = convolution_graph(*case)
    slopes = np.nan_to_num(replay.filled(scene, "dM", scene.steps))
    assert np.array_equal(
        np.isnan(replay.filled(scene, "dM", scene.steps)),
        scene.panel("dM").state == UNREACHED,
    )
    assert np.allclose(slopes, np.outer(grads.dy, signal.x) * (slopes != 0))
    for k in range(len(signal.w)):
        cells = [c for panel, c in pupil.partners(scene, "w", k) if panel == "dM"]
        assert slopes.ravel()[cells].sum() == pytest.approx(grads.dw[k])


def test_the_kernel_of_a_true_convolution_is_turned():
    x, w = np.array([1.0, 0, 0]), np.array([2.0, 3])
    assert run_signal(x, w, 0.0, padding=1).y.tolist() == [2, 3, 0, 0]
    assert run_signal(x, w, 0.0, padding=1, turned=False).y.tolist() == [3, 2, 0, 0]


def test_padding_stands_there_as_zeros_that_are_not_typed_into():
    signal = run_signal(np.array([5.0, 6]), np.array([1.0, 1]), 0.0, padding=1)
    scene = convolution_graph(signal, signal.back(np.ones(3)))
    assert scene.panel("x").values.tolist() == [0, 5, 6, 0]
    assert scene.panel("x").state.tolist() == [PADDING, REAL, REAL, PADDING]
    assert scene.panel("x").labels == ("0", "x[0]", "x[1]", "0")


@pytest.mark.parametrize(
    ("x", "stride", "said"),
    [
        (5, 3, ["single", "single", "single", "unreached", "unreached"]),
        (5, 1, ["single", "met", "met", "met", "single"]),
    ],
)
def test_the_sentence_says_how_many_paths_meet_in_an_input(x, stride, said):
    signal = run_signal(np.ones(x), np.ones(3), 0.0, stride)
    scene = convolution_graph(signal, signal.back(np.ones(len(signal.y))))
    keys, index = scene.narration.keys, scene.narration.index
    OW = len(signal.y)
    assert [keys[i] for i in index[OW : OW + x]] == said
    shared = "shared" if OW > 1 else "single_weight"
    assert {keys[i] for i in index[OW + x : -1]} == {shared}


@given(passes())
def test_it_opens_on_a_weight(case):
    scene = convolution_graph(*case)
    assert replay.equation_at(scene, scene.start).result == "dw"


@given(passes())
def test_every_cell_that_the_scene_names_lies_on_its_panel(case):
    scene = convolution_graph(*case)
    for name, cells in pupil.all_cells(scene):
        for step in range(cells.steps):
            flat = pupil.cells_at(cells, step)
            assert all(0 <= cell < scene.panel(name).values.size for cell in flat)
