"""The gradient that comes in, and what a lesson shows of the backward switch."""

import numpy as np
import pytest

from engine import numerical_gradient
from lessons.common.backward import (
    BACKWARD_FIELDS,
    CHOOSE,
    SEED,
    chooses,
    idle,
    kept,
    mean_square_gradient,
    output_gradient,
    shifted,
)
from lessons.texts import Texts

Y = np.arange(24.0).reshape(1, 1, 4, 6)


FIELDS = {field.key: field for field in (*BACKWARD_FIELDS, SEED)}


class Lesson:
    """What a lesson is to the backward switch: values and texts."""

    def __init__(self, lang="en", **query):
        self.query = query
        self.text = Texts(lang)

    def __getitem__(self, key):
        return FIELDS[key].parse(self.query.get(key))


def gradient(lesson, y=Y):
    return output_gradient(lesson, y, lambda: y + 1)


def test_all_ones_are_ones():
    assert (gradient(Lesson(dy="ones")) == np.ones(Y.shape)).all()


def test_one_cell_is_one_where_the_reader_clicked():
    dy = gradient(Lesson(dy="one", dyr="1", dyc="5"))
    assert np.argwhere(dy).tolist() == [[0, 0, 1, 5]]
    assert dy.sum() == 1


def test_a_single_cell_beyond_the_output_moves_to_its_edge():
    dy = gradient(Lesson(dy="one", dyr="60", dyc="60"))
    assert np.argwhere(dy).tolist() == [[0, 0, 3, 5]]
    dense = gradient(Lesson(dy="one", dyr="2", dyc="1"), np.ones((1, 3)))
    assert dense.tolist() == [[0, 1, 0]]


def test_a_random_gradient_comes_from_its_seed_and_has_one_decimal():
    dy = gradient(Lesson(seed="3"))
    assert np.array_equal(dy, gradient(Lesson(seed="3")))
    assert not np.array_equal(dy, gradient(Lesson(seed="4")))
    assert np.array_equal(dy, dy.round(1)) and (dy < 0).any() and (dy > 0).any()


def test_no_cell_of_a_random_gradient_sends_nothing_back():
    y = np.zeros((1000,))
    for seed in ("0", "36"):
        dy = gradient(Lesson(seed=seed), y)
        assert dy.all() and (dy == 0.1).sum() > 20


def test_a_gradient_from_a_loss_is_that_of_the_mean_square():
    rng = np.random.default_rng(0)
    y, target = rng.random((2, 3, 4)), rng.random((2, 3, 4))
    expected = numerical_gradient(lambda y: np.mean((y - target) ** 2), y, 1.0)
    dy = output_gradient(Lesson(dy="loss"), y, lambda: target)
    assert np.abs(dy - expected).max() <= 0.05 * np.abs(expected).max()


def test_a_gradient_from_a_loss_has_two_digits_of_its_largest_cell():
    assert mean_square_gradient(np.array([0.0123, 1.0]), 0.0).tolist() == [0.01, 1]
    small = mean_square_gradient(np.array([0.001234, 0.0]), 0.0)
    assert small.tolist() == [0.0012, 0]
    assert mean_square_gradient(np.ones((2, 2)), 1.0).tolist() == [[0, 0], [0, 0]]


def test_a_shifted_picture_keeps_its_first_column():
    assert shifted(np.array([[1, 2, 3], [4, 5, 6]])).tolist() == [[1, 1, 2], [4, 4, 5]]


@pytest.mark.parametrize(
    ("query", "absent"),
    [
        ({}, ["dy", "dyc", "dyr", "seed"]),
        ({"pass": "backward"}, ["dyc", "dyr"]),
        ({"pass": "backward", "dy": "one"}, ["seed"]),
        ({"pass": "backward", "dy": "ones"}, ["dyc", "dyr", "seed"]),
    ],
)
def test_the_bar_shows_what_is_of_use(query, absent):
    assert idle(Lesson(**query)) == absent


def test_a_seed_that_the_lesson_needs_itself_stays():
    assert "seed" not in idle(Lesson(), own=["seed"])


def test_a_click_on_dy_makes_that_cell_the_single_one():
    chosen = Lesson(dy="one")
    assert CHOOSE["choose"](chosen, "dy", 3, 4) == {"dyr": 3, "dyc": 4}
    assert chooses(chosen) and not chooses(Lesson())


def test_what_is_kept_is_said_with_its_bytes():
    x, mask = np.zeros((1, 20, 20)), np.zeros((3, 4), bool)
    said = kept(Lesson(), x=x, mask=mask)
    assert said.endswith("x 1 × 20 × 20 (3,200\u00a0bytes), mask 3 × 4 (12\u00a0bytes)")
    assert kept(Lesson()) != ""
    assert "3,200" in kept(Lesson("zh"), x=x)
