"""Dropout's Scenes: the mask that was drawn, and arithmetic that closes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from scenes import replay
from scenes.dropout.backward import dropout_backward_scene
from scenes.dropout.forward import dropout_at_test, dropout_forward
from scenes.panels import CROSSED, REAL
from tests.scenes import pupil
from tests.scenes.shapes import rounded


@st.composite
def passes(draw):
    """Draw maps, what the engine's dropout makes of them, and the map on the stage."""
    shape = [draw(st.integers(1, most)) for most in (3, 5, 4)]
    x = rounded(draw(st.integers(0, 99)), *shape)
    rate = draw(st.sampled_from([0.0, 0.3, 0.5, 0.95]))
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    y, mask = engine.dropout(x[None], rate, rng, channels=draw(st.booleans()))
    return x, y[0], mask[0], rate, draw(st.integers(0, shape[0] - 1))


@given(passes())
def test_every_step_gives_the_engines_number(case):
    x, y, _, _, shown = case
    scene = dropout_forward(*case)
    assert scene.steps == x[0].size
    for step in range(scene.steps):
        assert pupil.computed(scene, step) == pytest.approx(y[shown].flat[step])
        assert pupil.result(scene, step) == y[shown].flat[step]


@given(passes())
def test_after_the_last_step_output_and_mask_are_the_engines(case):
    _, y, mask, _, shown = case
    scene = dropout_forward(*case)
    assert np.array_equal(replay.filled(scene, "y", scene.steps), y[shown])
    assert np.array_equal(replay.filled(scene, "mask", scene.steps), mask[shown])


@given(passes())
def test_what_is_dropped_is_crossed_out_and_the_sentence_says_so(case):
    _, _, mask, _, shown = case
    scene = dropout_forward(*case)
    state = scene.panel("y").state
    assert np.array_equal(state, np.where(mask[shown], REAL, CROSSED))
    said = [scene.narration.keys[index] for index in scene.narration.index]
    assert said == ["kept" if kept else "dropped" for kept in mask[shown].ravel()]


@given(passes())
def test_it_opens_on_a_cell_that_was_kept_if_one_near_the_middle_was(case):
    _, y, _, _, shown = case
    start, flat = dropout_forward(*case).start, y[shown].ravel()
    half = flat.size // 2
    near = flat[half : half + max(1, flat.size // 4)]
    assert half <= start < flat.size
    assert flat[start] == near.max()


def test_a_map_that_is_dropped_as_a_whole_is_crossed_out_on_its_card():
    x = np.ones((3, 1, 2))
    mask = np.array([[[True, False]], [[False, False]], [[True, True]]])
    (maps,) = [
        panel
        for panel in dropout_forward(x, x * mask * 2, mask, 0.5, shown=2).panels
        if panel.name == "maps"
    ]
    assert maps.cards == ("1", "2 ✕", "3")
    assert maps.front == 2


def test_a_single_map_stands_alone():
    x = np.ones((1, 2, 2))
    scene = dropout_forward(x, x, np.ones(x.shape, bool), 0.0)
    assert [panel.name for panel in scene.panels] == ["x", "mask", "y"]


def test_a_test_pass_leaves_every_cell_as_it_is():
    x = rounded(3, 2, 3, 4)
    y, mask = engine.dropout(x[None], 0.5, None, training=False)
    scene = dropout_at_test(x, y[0], shown=1)
    assert mask is None
    assert np.array_equal(replay.filled(scene, "y", scene.steps), x[1])
    assert [p.name for p in scene.panels] == ["x", "y", "maps"]
    for step in range(scene.steps):
        (((value, _),),) = replay.terms(scene, step)
        assert value == pupil.result(scene, step) == x[1].flat[step]


def test_a_cell_is_linked_to_its_own_place_in_mask_and_output():
    x = np.ones((1, 2, 2))
    scene = dropout_forward(x, x, np.ones(x.shape, bool), 0.0)
    assert pupil.partners(scene, "x", 2) == {("mask", 2), ("y", 2)}


@given(passes(), st.integers(0, 99))
def test_going_back_every_step_gives_the_engines_gradient(case, seed):
    _, _, mask, rate, shown = case
    dy = rounded(seed, *mask[shown].shape)
    dx = engine.dropout_backward(dy, mask[shown], rate)
    scene = dropout_backward_scene(dropout_forward(*case), dy, dx)
    for step in range(scene.steps):
        assert pupil.computed(scene, step) == pytest.approx(dx.flat[step])
    assert np.array_equal(replay.filled(scene, "dx", scene.steps), dx)


def test_gradients_stand_under_what_they_are_gradients_of():
    x = np.ones((2, 2, 2))
    ahead = dropout_forward(x, x * 2, np.ones(x.shape, bool), 0.5)
    scene = dropout_backward_scene(ahead, np.ones((2, 2)), np.ones((2, 2)) * 2)
    places = {panel.name: panel.place for panel in scene.panels}
    assert places == {
        "x": (0, 0),
        "mask": (0, 1),
        "y": (0, 2),
        "dx": (1, 0),
        "dy": (1, 2),
    }
    assert pupil.partners(scene, "dx", 3) == {(n, 3) for n in ("x", "mask", "y", "dy")}


def test_at_test_time_the_gradient_goes_through_as_it_is():
    x, dy = rounded(1, 1, 2, 3), rounded(2, 2, 3)
    dx = engine.dropout_backward(dy, None, 0.5)
    scene = dropout_backward_scene(dropout_at_test(x, x), dy, dx)
    assert np.array_equal(replay.filled(scene, "dx", scene.steps), dy)
    (group,) = scene.equation.groups
    assert (group.values, group.weights, scene.equation.function) == ("dy", "", "·")
