"""The gradient check that readers press: what it finds, and what it leaves out."""

import numpy as np
import pytest

import engine
from engine.comparison import STEPS, Compared, GradientCheck, Part


def finished(check, step=1e-5):
    *_, progress = check.run(step)
    return progress


def convolution(dw_factor=1.0):
    rng = np.random.default_rng(0)
    x, w, dy = (
        rng.random((1, 2, 5, 6)),
        rng.random((3, 2, 3, 2)),
        rng.random((1, 3, 3, 5)),
    )
    dx, dw, db = engine.conv2d_backward(dy, x, w)
    return GradientCheck(
        dy,
        Part("x", x, dx, lambda x: engine.conv2d(x, w)),
        Part("w", w, dw * dw_factor, lambda w: engine.conv2d(x, w)),
        Part("b", np.zeros(3), db, lambda b: engine.conv2d(x, w, b)),
    )


def relu(x):
    x = np.array(x)
    dx = engine.relu_backward(np.ones(x.shape), x)
    return GradientCheck(1.0, Part("x", x, dx, engine.relu, lambda x: x > 0))


def test_a_right_gradient_agrees_in_every_cell_of_every_part():
    progress = finished(convolution())
    assert [part.name for part in progress.compared] == ["x", "w", "b"]
    for part in progress.compared:
        assert part.difference.max() < 1e-9
        assert not part.left_out.any()


def test_a_wrong_gradient_is_found():
    _, w, _ = finished(convolution(1.001)).compared
    assert w.difference.max() == pytest.approx(1e-3, rel=0.01)


def test_the_share_grows_to_one_in_small_portions():
    shares = [progress.share for progress in convolution().run(1e-5)]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)
    assert np.diff(shares).max() < 0.1


def test_cells_within_a_step_of_a_kink_are_left_out_and_do_not_count():
    (x,) = finished(relu([[-1.0, 0.0, 1e-6, 1e-3]])).compared
    assert x.left_out.tolist() == [[False, True, True, False]]
    assert x.numeric[0, 1] == pytest.approx(0.5)
    assert x.difference.max() < 1e-9


def test_a_larger_step_leaves_out_more():
    (x,) = finished(relu([[-1.0, 0.0, 1e-6, 1e-3]]), step=0.01).compared
    assert x.left_out.tolist() == [[False, True, True, True]]


def test_a_tie_in_a_pool_is_a_change_of_winners():
    x = np.array([[[[2.0, 2.0], [1.0, 0.0]]]])
    y, winners = engine.max_pool2d(x, 2)
    dx = engine.max_pool2d_backward(np.ones(y.shape), winners, x.shape)
    pool = lambda x: engine.max_pool2d(x, 2)  # noqa: E731
    part = Part("x", x, dx, lambda x: pool(x)[0], lambda x: pool(x)[1])
    (compared,) = finished(GradientCheck(1.0, part)).compared
    assert compared.left_out.ravel().tolist() == [True, True, False, False]
    assert compared.difference.max() < 1e-9


def test_the_difference_is_relative_to_the_largest_gradient_that_counts():
    left_out = np.array([False, False, True])
    part = Compared(
        "x", np.array([4.0, 0.0, 99.0]), np.array([4.0, 0.1, 50.0]), left_out
    )
    assert part.difference.tolist() == pytest.approx([0, 0.025, 0])
    nothing = Compared("x", np.zeros(2), np.zeros(2), np.zeros(2, bool))
    assert nothing.difference.tolist() == [0, 0]


def test_the_error_falls_with_the_square_of_the_step_until_rounding_takes_over():
    x = np.linspace(-1, 1, 9)
    dx = engine.sigmoid_backward(np.ones(9), x)
    check = GradientCheck(1.0, Part("x", x, dx, engine.sigmoid))
    errors = dict(zip(STEPS, finished(check).errors["x"], strict=True))
    assert errors[1e-1] / errors[1e-2] == pytest.approx(100, rel=0.05)
    assert errors[1e-12] > 100 * min(errors.values())


def test_where_every_cell_is_left_out_there_is_no_error():
    errors = finished(relu([[0.0]])).errors["x"]
    assert np.isnan(errors).all()


def test_other_numbers_are_another_check():
    assert convolution().key("1e-5") == convolution().key("1e-5")
    assert convolution().key("1e-5") != convolution().key("1e-4")
    assert convolution().key("1e-5") != convolution(2.0).key("1e-5")


def test_the_worst_cell_is_one_that_was_compared():
    (x,) = finished(relu([[0.0, -1.0, -2.0]])).compared
    assert x.left_out.tolist() == [[True, False, False]]
    assert x.worst == (0, 1)


@pytest.mark.parametrize(
    ("x", "untested"),
    [([[0.0, -1.0]], True), ([[0.0]], True), ([[0.0, 1.0]], False), ([[-1.0]], False)],
)
def test_where_all_cells_with_a_gradient_are_left_out_nothing_was_tested(x, untested):
    progress = finished(relu(x))
    (part,) = progress.compared
    assert part.untested is untested
    assert np.isnan(progress.errors["x"][-1]) == untested
