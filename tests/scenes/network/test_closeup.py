"""The neighbourhood of a map: what is printed adds up."""

import numpy as np
import pytest

from engine import filter_bank
from networks.trained import trained
from scenes.network.attribution import gradients_of
from scenes.network.closeup import closeup, closing_digits
from scenes.network.closeup_backward import closeup_backward
from scenes.network.network import explore
from scenes.network.shares import shares_in_steps
from scenes.windows import Geometry

RNG = np.random.default_rng(5)
BANK = explore(filter_bank(), RNG.random((1, 3, 29, 23)).astype(np.float32))
DIGITS = explore(
    trained("digits").network, RNG.random((1, 1, 16, 16)).astype(np.float32)
)


@pytest.mark.parametrize(
    ("run", "name"), [(BANK, "conv1"), (BANK, "conv2"), (DIGITS, "conv3")]
)
def test_the_partial_sums_of_a_convolution_add_up_to_its_map(run, name):
    column = run.column(name)
    for number, y in enumerate(column.maps):
        view = closeup(run, column, number)
        total = sum(term.part for term in view.terms) + view.bias
        assert total == pytest.approx(y, abs=1e-5)


@pytest.mark.parametrize(
    ("run", "name"), [(BANK, "conv2"), (DIGITS, "conv4"), (DIGITS, "dense")]
)
def test_the_printed_values_add_up_to_the_printed_result(run, name):
    column = run.column(name)
    for number in range(len(column.maps)):
        view = closeup(run, column, number)
        values = [*(term.value for term in view.terms), view.bias]
        printed = sum(float(f"{value:.{view.digits}f}") for value in values)
        assert view.digits <= 4
        assert f"{printed:.2f}" == f"{view.value:.2f}"


def test_a_score_adds_up_the_products_of_every_map():
    column = DIGITS.scores
    view = closeup(DIGITS, column, 3)
    assert len(view.terms) == 10
    for term in view.terms:
        assert term.value == pytest.approx((term.source * term.kernel).sum(), abs=1e-5)
    total = sum(term.value for term in view.terms) + view.bias
    assert total == pytest.approx(column.maps[3].item(), abs=1e-5)


@pytest.mark.parametrize("name", ["relu3", "pool1"])
def test_a_map_that_is_no_sum_has_the_one_source_of_its_number(name):
    view = closeup(DIGITS, DIGITS.column(name), 2)
    (term,) = view.terms
    assert (term.number, term.kernel, term.part, view.bias) == (2, None, None, None)
    assert np.array_equal(term.source, DIGITS.before(DIGITS.column(name))[2])


def test_the_framed_window_of_the_source_gives_the_framed_cell():
    column = DIGITS.column("pool2")
    view = closeup(DIGITS, column, 4)
    row, left, rows, columns = view.window
    seen = view.terms[0].source[row : row + rows, left : left + columns]
    assert seen.max() == view.value


def test_digits_grow_until_the_sum_closes():
    assert closing_digits([0.25, 0.5], 0.75) == 2
    assert closing_digits([0.004, 0.004], 0.008) == 3
    assert closing_digits([0.0044, 0.0004, 0.0004], 0.0052) == 4
    assert closing_digits([0.125, 0.375], 0.5) == 3  # 0.13 + 0.38 are not 0.50


def test_softmax_goes_on_with_what_is_printed():
    steps = shares_in_steps([2.00004, -1.0, 0.5])
    assert steps.scores.tolist() == [2.0, -1.0, 0.5]
    assert steps.exponentials.tolist() == [7.3891, 0.3679, 1.6487]
    assert steps.total == 9.4057
    assert steps.shares == pytest.approx(
        [7.3891 / 9.4057, 0.0391146, 0.1752873], abs=1e-6
    )


def test_an_unlikely_class_has_a_share_and_digits_that_tell_it():
    scores = [9.03, -2.0, -12.345, -40.0]
    steps = shares_in_steps([*scores, -900.0])
    exact = np.exp(np.subtract(scores, steps.shift))
    assert steps.exponentials[:4] == pytest.approx(exact, rel=5e-3)
    assert steps.shares[:4] == pytest.approx(exact / exact.sum(), rel=5e-3)
    assert steps.exponentials[4] == 0


def test_scores_are_not_rounded_so_much_that_a_share_is_another():
    steps = shares_in_steps([1.0049, 0.5251])
    exact = 1 / (1 + np.exp(0.5251 - 1.0049))
    assert f"{steps.shares[0]:.4f}" == f"{exact:.4f}"


@pytest.mark.parametrize("scores", [[500.0, 499.0], [-500.0, -501.0]])
def test_scores_whose_exponentials_could_not_be_printed_are_shifted(scores):
    steps = shares_in_steps(scores)
    assert steps.shift == scores[0]
    assert steps.exponentials.tolist() == [1.0, 0.3679]


@pytest.mark.parametrize("name", ["pool2", "relu3", "pool1", "relu1"])
def test_what_comes_back_from_the_maps_behind_adds_up_to_a_gradient(name):
    gradients = gradients_of(DIGITS, 6)
    column = DIGITS.column(name)
    for number, dx in enumerate(gradients[name]):
        view = closeup_backward(DIGITS, gradients, column, number)
        total = sum(term.part for term in view.terms)
        assert total == pytest.approx(dx, abs=1e-5)
        printed = sum(round(term.value, view.digits) for term in view.terms)
        assert f"{printed:.2f}" == f"{view.value:.2f}"


def test_behind_a_pool_or_an_activation_a_gradient_comes_from_its_own_map():
    gradients = gradients_of(DIGITS, 6)
    for name, behind in (("conv2", "relu2"), ("relu4", "pool2")):
        view = closeup_backward(DIGITS, gradients, DIGITS.column(name), 5)
        (term,) = view.terms
        assert np.array_equal(term.source, gradients[behind][5])


@pytest.mark.parametrize("name", ["conv3", "relu3", "pool1", "relu4"])
def test_the_framed_window_behind_holds_all_that_a_cell_reaches(name):
    """A change of one cell shows in the window behind it and nowhere else."""
    column, behind = DIGITS.column(name), DIGITS.after(DIGITS.column(name))
    view = closeup_backward(DIGITS, gradients_of(DIGITS, 6), column, 0)
    maps = column.maps[None].copy()
    maps[0, :, *view.cell] += 10
    y, _ = behind.layer.forward(maps)
    changed = np.argwhere((np.abs(y[0] - behind.maps) > 1e-6).any(axis=0))
    row, left, rows, columns = view.window
    assert changed.min(axis=0).tolist() == [row, left]
    assert (changed.max(axis=0) + 1).tolist() == [row + rows, left + columns]


@pytest.mark.parametrize(
    ("geometry", "cell", "window"),
    [
        (Geometry((3, 3), padding=((1, 1), (1, 1))), (0, 4), (0, 3, 2, 2)),
        (Geometry((2, 2), (2, 2)), (3, 0), (1, 0, 1, 1)),
        (Geometry((5, 3), (2, 1)), (4, 2), (0, 0, 3, 3)),
    ],
)
def test_cells_that_look_at_a_cell_are_found_for_any_geometry(geometry, cell, window):
    assert geometry.reached(cell, (5, 5)) == window


def test_turned_kernels_weigh_the_framed_windows_behind():
    gradients = gradients_of(DIGITS, 6)
    view = closeup_backward(DIGITS, gradients, DIGITS.column("relu1"), 3)
    row, left, rows, columns = view.window
    assert (rows, columns) == (3, 3)
    for term in view.terms:
        seen = term.source[row : row + rows, left : left + columns]
        assert (seen * term.kernel).sum() == pytest.approx(term.value, abs=1e-5)
