"""im2col as a computation graph: every node a sum, every edge its local derivative."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from scenes import replay
from scenes.im2col.graph import im2col_graph
from scenes.im2col.numbers import Unfolded, nudged
from tests.scenes import pupil
from tests.scenes.shapes import rounded

FORWARD = ("cols", "p", "y", "map")


@st.composite
def cases(draw):
    """Draw a picture, a window that fits in, and a gradient that comes back."""
    KH, KW = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    H, W = KH + draw(st.integers(0, 2)), KW + draw(st.integers(1, 2))
    seed = draw(st.integers(0, 999))
    dmap = rounded(seed + 2, H - KH + 1, W - KW + 1)
    b = float(rounded(seed + 3, 1)[0])
    return Unfolded(rounded(seed, H, W), rounded(seed + 1, KH, KW), b, dmap)


def arrays(case):
    """Let the engine make y, dx, dw and db of it."""
    x, w = case.x[None, None], case.w[None, None]
    y = engine.conv2d(x, w, np.array([case.b]))
    return y, *engine.conv2d_backward(case.dmap[None, None], x, w)


@given(cases())
def test_it_is_the_convolution_of_the_engine_and_of_central_differences(case):
    mine = case.y, case.dx, case.dw, case.db
    for own, engines in zip(mine, arrays(case), strict=True):
        assert np.allclose(own.ravel(), engines.ravel())
    for part in nudged(case):
        numeric = engine.numerical_gradient(part.function, part.values, case.dmap)
        assert np.allclose(part.gradient, numeric, atol=1e-8)


@given(cases())
def test_the_terms_of_every_step_give_what_its_nodes_hold(case):
    for moment in replay.Replay(im2col_graph(case)):
        numbers = moment.numbers
        products = [group.products for group in numbers.groups]
        if numbers.equation.kind == "dot":
            products = [np.concatenate(products).sum(keepdims=True)]
        assert numbers.results == pytest.approx(products[0], abs=1e-12)


@given(cases())
def test_after_the_last_step_every_node_holds_the_engines_number(case):
    scene = im2col_graph(case)
    done = {p.name: replay.filled(scene, p.name, scene.steps) for p in scene.panels}
    y, dx, dw, db = (array.ravel() for array in arrays(case))
    for name, expected in {"map": y, "y": y, "dx": dx, "dw": dw, "db": db}.items():
        assert np.allclose(done[name], expected)
    assert np.allclose(done["cols"], case.cols.ravel())
    assert np.allclose(done["dcols"], np.outer(case.w, case.dmap).ravel())
    assert np.array_equal(done["dmap"], case.dmap.ravel())


@given(cases())
def test_no_gradient_is_there_before_the_values_have_come_to_the_map(case):
    scene = im2col_graph(case)
    ahead = 3 * case.dmap.size + 1
    for name in FORWARD:
        assert np.isnan(replay.filled(scene, name, 0)).all()
        assert not np.isnan(replay.filled(scene, name, ahead)).any()
        assert np.isnan(replay.filled(scene, f"d{name}", ahead)).all()


@given(cases())
def test_an_edge_carries_its_local_derivative(case):
    """Of a node, with all others as they are: a product is linear in each factor."""
    scene = im2col_graph(case)
    values = {panel.name: panel.values for panel in scene.panels}
    for line in scene.edges:
        for (a, b), slope in zip(line.pairs, line.values, strict=True):
            assert slope == local(line.a, line.b, a, b, values, case.dmap.size)


def local(a, b, here, there, values, L):
    if (a, b) == ("cols", "p"):
        assert here % L == there
        return values["w"][here // L]
    if (a, b) == ("w", "p"):
        return values["cols"][here * L + there]
    if (a, b) == ("x", "cols"):
        assert values["x"][here] == values["cols"][there]
    return 1


@given(cases())
def test_edges_are_lit_ahead_and_back_where_a_step_computes(case):
    scene = im2col_graph(case)
    owner = {panel.name: panel.twin for panel in scene.panels if panel.twin}
    for step in range(scene.steps):
        equation = pupil.equation_at(scene, step)
        cells = set(pupil.cells_at(equation.result_cells, step))
        back = equation.result in owner
        for line in scene.edges:
            lit = [pupil.cells_at(way, step) for way in (line.lit, line.back)]
            assert not lit[0 if back else 1]
            mine = (line.a if back else line.b) == owner.get(
                equation.result, equation.result
            )
            ends = {int(end) for end in line.pairs[lit[back], 0 if back else 1]}
            read = {g.values for g in equation.groups}
            reads = f"d{line.b}" in read if back else True
            assert ends == (cells if mine and reads else set())


def test_a_pixels_gradient_is_the_sum_over_its_copies():
    case = Unfolded(np.ones((2, 3)), np.array([[1.0, 2], [3, 4]]), 0.0, np.ones((1, 2)))
    assert case.dx.tolist() == [[1, 3, 2], [3, 7, 4]]
    scene = im2col_graph(case)
    said = [scene.narration.keys[i] for i in scene.narration.index[-6:]]
    assert said == ["single", "met", "single"] * 2
    assert scene.narration.keys[scene.narration.index[scene.start]] == "met"
