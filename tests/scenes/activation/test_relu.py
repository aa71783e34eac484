"""ReLU's Scene and its relatives': one cell after the other, there and back."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from scenes import replay
from scenes.activation.activations import ACTIVATIONS, activation, function_curve
from scenes.activation.relu import relu_backward, relu_forward
from tests.scenes import pupil
from tests.scenes.shapes import rounded

signed = st.builds(rounded, st.integers(0, 99), st.integers(1, 5), st.integers(1, 4))
functions = st.builds(
    activation, st.sampled_from(ACTIVATIONS), st.sampled_from([0.0, 0.01, 0.3])
)
SIGNS = str.maketrans("−×÷", "-*/")


def printed(function, value):
    """Follow a formula as it stands on the screen."""
    words = {"max": max, "exp": math.exp, "tanh": math.tanh}
    text = function.formula.translate(SIGNS).replace("·", repr(float(value)))
    return eval(text, words)


@given(signed)
def test_every_step_gives_the_engines_number(x):
    scene, y = relu_forward(x), engine.relu(x)
    assert scene.steps == x.size
    for step in range(x.size):
        assert pupil.computed(scene, step) == pupil.result(scene, step)
        assert pupil.result(scene, step) == y.flat[step]


@given(signed)
def test_after_the_last_step_output_and_mask_are_full(x):
    scene = relu_forward(x)
    assert np.array_equal(replay.filled(scene, "y", x.size), engine.relu(x))
    assert np.array_equal(replay.filled(scene, "mask", x.size), x > 0)


@given(signed)
def test_the_sentence_says_whether_the_cell_passes(x):
    scene = relu_forward(x)
    said = [scene.narration.keys[index] for index in scene.narration.index]
    assert said == ["passed" if value > 0 else "stopped" for value in x.ravel()]


def test_zero_itself_is_stopped():
    scene = relu_forward(np.array([[0.0, 2.0]]))
    assert scene.panel("mask").values.tolist() == [[0, 1]]
    assert scene.narration.index.tolist() == [0, 1]


def test_a_cell_is_linked_to_its_own_place_in_mask_and_output():
    scene = relu_forward(np.eye(2))
    assert pupil.partners(scene, "x", 2) == {("mask", 2), ("y", 2)}
    assert pupil.partners(scene, "y", 2) == {("x", 2)}


def test_input_and_output_share_one_range_so_that_red_turns_to_zero():
    scene = relu_forward(np.eye(2))
    assert scene.panel("x").share == scene.panel("y").share != ""
    assert scene.panel("mask").share == ""


def test_it_opens_half_way_down_where_most_is_cut_off():
    x = np.array([[-9.0, 0.0], [5.0, -3.0], [1.0, 2.0], [-7.0, 0.0]])
    assert relu_forward(x).start == 4
    assert relu_forward(x[:3]).start == 3
    assert relu_forward(np.ones((1, 1))).start == 0


@given(signed, functions)
def test_the_printed_formula_gives_the_engines_number(x, function):
    scene = relu_forward(x, function=function)
    for step in range(x.size):
        ((value, _),) = replay.terms(scene, step)[0]
        assert pupil.result(scene, step) == pytest.approx(printed(function, value))


@given(signed, functions)
def test_every_function_fills_its_panels_with_the_engines_arrays(x, function):
    scene = relu_forward(x, function=function)
    ones = np.ones(x.shape)
    assert np.array_equal(replay.filled(scene, "y", x.size), function.forward(x))
    derivative = replay.filled(scene, function.gate, x.size)
    assert np.array_equal(derivative, function.backward(ones, x))


@given(signed, functions, st.integers(0, 99))
def test_backward_every_gradient_is_weighed_by_the_slope(x, function, seed):
    dy = rounded(seed, *x.shape)
    scene, dx = relu_backward(dy, x, function=function), function.backward(dy, x)
    for step in range(scene.steps):
        assert pupil.computed(scene, step) == pytest.approx(pupil.result(scene, step))
    assert np.array_equal(replay.filled(scene, "dx", scene.steps), dx)
    assert np.array_equal(scene.panel("dy").values, dy)


@given(signed, st.sampled_from(ACTIVATIONS))
def test_what_backward_shows_is_what_central_differences_find(x, name):
    function, dy = activation(name, 0.1), rounded(5, *x.shape)
    dx = relu_backward(dy, x, function=function).panel("dx").values
    numerical = engine.numerical_gradient(function.forward, x, dy)
    smooth = x != 0  # at the kink there is no slope
    assert np.allclose(dx[smooth], numerical[smooth], atol=1e-6)


def test_backward_gradients_stand_under_their_twins():
    scene = relu_backward(np.ones((2, 2)), np.eye(2))
    places = {panel.name: panel.place for panel in scene.panels}
    assert places == {
        **{"x": (0, 0), "y": (0, 2)},
        **{"dx": (1, 0), "mask": (1, 1), "dy": (1, 2)},
    }
    colours = {scene.panel(name).colour for name in ("dx", "dy")}
    assert colours == {"gradient"}


@given(signed, functions)
def test_what_stands_between_the_panels_is_true(x, function):
    ahead = relu_forward(x, function=function)
    assert [panel.operator for panel in ahead.panels] == ["", "→", ""]
    back = relu_backward(rounded(3, *x.shape), x, function=function)
    dx, gate, dy = sorted(back.panels[2:], key=lambda panel: panel.place)
    assert [panel.operator for panel in (dx, gate, dy)] == ["", "=", "⊙"]
    assert np.allclose(dx.values, gate.values * dy.values)


def test_backward_nothing_but_dx_appears_and_it_comes_from_dy():
    scene = relu_backward(np.ones((2, 2)), np.eye(2))
    (fill,) = scene.fills
    assert fill.panel == "dx"
    source = fill.source
    assert (source.panel, pupil.cells_at(source.cells, 3)) == ("dy", [3])


def test_backward_the_sentence_says_what_the_mask_does():
    scene = relu_backward(np.ones((1, 2)), np.array([[0.0, 2.0]]))
    said = [scene.narration.keys[index] for index in scene.narration.index]
    assert said == ["stopped_back", "passed_back"]


@given(signed, functions)
def test_the_dots_stand_on_their_curves(x, function):
    curve = function_curve(function, x)
    scene = relu_forward(x, function=function)
    for (_, line, _), dot in zip(curve.lines, curve.dots, strict=True):
        for step in range(x.size):
            along, height = (
                pupil.cell_values(scene, name, pupil.cells_at(cells, step))
                for name, cells in (dot[:2], dot[2:])
            )
            assert curve.x[0] <= along <= curve.x[-1]
            if abs(along) > 0.05:  # next to a kink a line of points cuts the corner
                assert np.interp(along, curve.x, line) == pytest.approx(
                    height, abs=0.01
                )
