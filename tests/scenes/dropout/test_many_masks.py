"""Many masks: counted, averaged, and held against the formula."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from scenes.dropout.many_masks import draw_many, many_masks
from tests.scenes import pupil
from tests.scenes.shapes import rounded


@st.composite
def draws(draw):
    """Draw a map and the settings of its masks."""
    shape = draw(st.tuples(st.integers(1, 4), st.integers(1, 5)))
    return {
        "x": rounded(draw(st.integers(0, 99)), *shape),
        "rate": draw(st.sampled_from([0.0, 0.25, 0.5, 0.9])),
        "draws": draw(st.integers(1, 40)),
        "channels": draw(st.booleans()),
    }


def again(x, rate, draws, channels):
    """Draw the same masks one after the other."""
    rng = np.random.default_rng(5)
    outputs = [
        engine.dropout(x[None, None], rate, rng, channels=channels)[0][0, 0]
        for _ in range(draws)
    ]
    return np.array(outputs)


@given(draws())
def test_mean_and_spread_are_those_of_the_engines_outputs(case):
    many = draw_many(**case, rng=np.random.default_rng(5))
    y = again(**case)
    assert np.allclose(many.mean, y.mean(axis=0), atol=1e-12)
    assert np.allclose(many.spread, y.std(axis=0), atol=1e-12)
    if np.all(case["x"] != 0):
        assert np.array_equal(many.kept, (y != 0).sum(axis=0))


@given(draws())
def test_how_often_a_cell_was_kept_gives_its_mean_at_every_step(case):
    many = draw_many(**case, rng=np.random.default_rng(5))
    scene = many_masks(many)
    for step in range(scene.steps):
        assert pupil.computed(scene, step) == pytest.approx(many.mean.flat[step])
        assert pupil.result(scene, step) == many.mean.flat[step]


@given(draws())
def test_the_distance_is_that_of_the_mean_of_the_first_draws(case):
    many = draw_many(**case, rng=np.random.default_rng(5))
    y = again(**case)
    for n in range(1, case["draws"] + 1):
        off = y[:n].mean(axis=0) - case["x"]
        assert many.distance[n - 1] == pytest.approx(np.sqrt((off**2).mean()))


def test_a_thousand_draws_come_close_to_the_formula():
    x = np.array([[1.0, -2.0], [0.5, 0.0]])
    many = draw_many(x, 0.2, 1000, np.random.default_rng(0))
    assert np.allclose(many.expected, 0.5 * np.abs(x))
    assert np.allclose(many.spread, many.expected, atol=0.05)
    assert np.allclose(many.mean, x, atol=0.1)


def test_whole_maps_are_kept_as_often_in_all_their_cells():
    rng = np.random.default_rng(1)
    assert np.ptp(draw_many(np.ones((3, 3)), 0.5, 50, rng, channels=True).kept) == 0
    assert np.ptp(draw_many(np.ones((3, 3)), 0.5, 50, rng).kept) > 0
