"""ReLU's Scene: one cell after the other, what is not positive becomes zero."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import engine
from scenes.relu import relu_forward
from tests.scenes import replay
from tests.scenes.shapes import rounded

signed = st.builds(rounded, st.integers(0, 99), st.integers(1, 5), st.integers(1, 4))


@given(signed)
def test_every_step_gives_the_engines_number(x):
    scene, y = relu_forward(x), engine.relu(x)
    assert scene.steps == x.size
    for step in range(x.size):
        assert replay.computed(scene, step) == replay.result(scene, step)
        assert replay.result(scene, step) == y.flat[step]


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
    assert replay.partners(scene, "x", 2) == {("mask", 2), ("y", 2)}
    assert replay.partners(scene, "y", 2) == {("x", 2)}


def test_input_and_output_share_one_range_so_that_red_turns_to_zero():
    scene = relu_forward(np.eye(2))
    assert scene.panel("x").share == scene.panel("y").share != ""
    assert scene.panel("mask").share == ""


def test_it_opens_half_way_down_where_most_is_cut_off():
    x = np.array([[-9.0, 0.0], [5.0, -3.0], [1.0, 2.0], [-7.0, 0.0]])
    assert relu_forward(x).start == 4
    assert relu_forward(x[:3]).start == 3
    assert relu_forward(np.ones((1, 1))).start == 0
