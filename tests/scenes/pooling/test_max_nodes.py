"""The maximum of a window as max nodes: who wins, and mask times what comes back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from scenes import replay
from scenes.panels import PADDING, REAL
from scenes.pooling.max_nodes import Tournament, max_nodes


@st.composite
def windows(draw):
    """Draw a window with many ties, some of it padding, and a gradient."""
    shape = draw(st.tuples(st.integers(1, 4), st.integers(2, 4)))
    seed = draw(st.integers(0, 999))
    window = np.random.default_rng(seed).integers(-3, 4, shape) / 4
    window[: draw(st.integers(0, shape[0] - 1))] = -np.inf
    return window, draw(st.sampled_from([0.5, -1.3, 0.0]))


def engines_way(window, dy):
    """Let the engine pool the window, and send its gradient back."""
    x = np.where(np.isneginf(window), -1e9, window)[None, None]
    y, winners = engine.max_pool2d(x, window.shape)
    back = engine.max_pool2d_backward(np.full_like(y, dy), winners, x.shape)
    return y.item(), int(winners.item()), back[0, 0]


@given(windows())
def test_the_last_node_is_the_engines_maximum_and_the_mask_its_winner(case):
    window, dy = case
    y, winner, _ = engines_way(*case)
    scene = max_nodes(*case)
    assert scene.panel("v").values[-1] == y == scene.panel("y").values.item()
    assert scene.panel("mask").values.ravel().tolist() == [
        float(cell == winner) for cell in range(window.size)
    ]


@given(windows())
def test_mask_times_the_gradient_is_the_engines_gradient(case):
    scene = max_nodes(*case)
    _, _, back = engines_way(*case)
    for name, cells in (("dx", back), ("dv", back)):
        done = replay.filled(scene, name, scene.steps).ravel()[: back.size]
        assert done.tolist() == cells.ravel().tolist()
    product = scene.panel("mask").values * scene.panel("dy").values
    assert np.array_equal(product, scene.panel("dx").values)


def test_central_differences_find_the_same_gradient_where_there_is_no_tie():
    window = np.array([[0.5, -1.0, 0.25], [2.0, 1.75, -3.0]])
    numeric = engine.numerical_gradient(
        lambda x: np.max(x, keepdims=True), window, np.array([[1.5]])
    )
    assert np.allclose(max_nodes(window, 1.5).panel("dx").values, numeric)


@given(windows())
def test_every_steps_numbers_give_what_its_nodes_hold(case):
    for moment in replay.Replay(max_nodes(*case)):
        (terms,) = moment.numbers.groups
        largest = moment.numbers.equation.kind == "max"
        expected = [terms.products.max()] if largest else terms.products
        assert moment.numbers.results.tolist() == list(expected)


@given(windows())
def test_it_takes_a_node_less_than_there_are_numbers_each_way(case):
    window, _ = case
    scene, nodes = max_nodes(*case), window.size - 1
    assert scene.steps == 2 * nodes + 1
    assert len(scene.panel("v").values) == 2 * window.size - 1
    assert np.isnan(replay.filled(scene, "dv", nodes)).all()
    assert not np.isnan(replay.filled(scene, "v", nodes)).any()
    assert not np.isnan(replay.filled(scene, "v", 1)[: window.size]).any()


@given(windows())
def test_an_edge_carries_its_nodes_mask_and_lights_up_once_each_way(case):
    scene = max_nodes(*case)
    (edges,) = scene.edges
    won = scene.panel("won").values
    assert edges.values.tolist() == won.ravel().tolist()
    assert won.sum(axis=1).tolist() == [1] * len(won)
    for way in (edges.lit, edges.back):
        assert sorted(way.flat.tolist()) == list(range(len(edges.pairs)))
    ends = edges.pairs[edges.lit.flat][:, 1]
    assert ends.tolist() == sorted(ends)


def test_neighbours_meet_first_and_one_that_is_left_over_waits():
    meeting = Tournament.of(np.array([[1.0, 4, 3, 2, 5]]))
    assert meeting.pairs.tolist() == [[0, 1], [2, 3], [5, 6], [7, 4]]
    assert meeting.values.tolist() == [1, 4, 3, 2, 5, 4, 3, 4, 5]
    assert meeting.level.tolist() == [0, 0, 0, 0, 0, 1, 1, 2, 3]
    assert meeting.row.tolist() == [0, 1, 2, 3, 4, 0.5, 2.5, 1.5, 2.75]


@pytest.mark.parametrize(
    ("window", "mask", "said"),
    [
        ([[1, 2], [0, 1]], [[0, 1], [0, 0]], ["larger"] * 3),
        ([[2, 2], [2, 0]], [[1, 0], [0, 0]], ["tied", "larger", "tied"]),
        ([[0.501, 0.504], [0, 0.1]], [[1, 0], [0, 0]], ["tied", "larger", "larger"]),
    ],
)
def test_of_two_that_are_printed_alike_the_first_wins(window, mask, said):
    scene = max_nodes(np.array(window, float), 1.0)
    assert scene.panel("mask").values.tolist() == mask
    assert [scene.narration.keys[i] for i in scene.narration.index[:3]] == said


def test_nothing_comes_back_through_a_node_that_has_lost():
    scene = max_nodes(np.array([[1.0, 2], [3, 0]]), 0.5)
    said = [scene.narration.keys[i] for i in scene.narration.index[3:]]
    assert said == ["routed", "routed", "nothing", "masked"]


def test_padding_never_wins_and_is_told_as_padding():
    scene = max_nodes(np.array([[-np.inf, -np.inf], [-2, -3.0]]), 0.5)
    assert scene.panel("x").state.tolist() == [[PADDING, PADDING], [REAL, REAL]]
    assert scene.panel("v").state.tolist()[:5] == [
        PADDING,
        PADDING,
        REAL,
        REAL,
        PADDING,
    ]
    assert scene.panel("mask").values.tolist() == [[0, 0], [1, 0]]
