"""Every kind of equation: what is printed adds up to what is printed beside it."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Scene
from scenes.sequence import one_after_another
from tests.stage.equation.card import numbers, read_card, read_lines, tiles
from tests.stage.scenes import convolution, pooling, rounded


def moving(origin, offsets):
    """Move a window."""
    return Cells(np.array(origin, np.int32), np.array(offsets, np.int32))


def gathering(kernel=3, digits=2, divisor=1.0):
    """Pile a gradient up: at each step a window times one cell."""
    x, dy = rounded(1, kernel + 1, kernel + 1, digits=digits), rounded(2, 2, 2)
    rows, columns = np.divmod(np.arange(kernel**2), kernel)
    window = moving([0, 1, kernel + 1, kernel + 2], rows * len(x) + columns)
    values = np.array(
        [x.ravel()[window.at(t)] * dy.ravel()[t] / divisor for t in range(4)]
    )
    cell, result = Cells.one_by_one(4), Cells.fixed(4, np.arange(kernel**2))
    dw = Panel("dw", values.sum(0).reshape(kernel, kernel), "gradient")
    return Scene(
        4,
        (Panel("x", x), Panel("dy", dy, "gradient"), dw),
        fills=(Fill("dw", result, values, "add"),),
        equation=Equation(
            "add", (Group("x", window, "dy", cell),), "dw", result, divisor=divisor
        ),
        goto="dy",
    )


def scaling(digits, divisor):
    """Multiply by a mask of zeros and ones, and divide by what share is kept."""
    x, mask = rounded(3, 2, 3, digits=digits), np.array([[1.0, 0, 1], [0, 1, 1]])
    cell, y = Cells.one_by_one(6), x * mask / divisor
    return Scene(
        6,
        (Panel("x", x), Panel("mask", mask, "mask"), Panel("y", y)),
        fills=(Fill("y", cell, y.reshape(-1, 1)),),
        equation=Equation(
            "scale", (Group("x", cell, "mask", cell),), "y", cell, divisor=divisor
        ),
        goto="y",
    )


def averaging(digits):
    """Take the mean of two windows of 2×2."""
    x = rounded(4, 2, 4, digits=digits)
    window, y = moving([0, 2], [0, 1, 4, 5]), Cells.one_by_one(2)
    means = x.reshape(2, 2, 2).mean((0, 2))
    return Scene(
        2,
        (Panel("x", x), Panel("y", means[None])),
        fills=(Fill("y", y, means.reshape(-1, 1)),),
        equation=Equation("mean", (Group("x", window),), "y", y, divisor=4.0),
        goto="y",
    )


@pytest.mark.parametrize("digits", [2, 15])
@pytest.mark.parametrize("divisor", [1.0, 9.0])
def test_what_a_step_adds_leads_from_what_was_there_to_what_is(
    scripts, digits, divisor
):
    scene, held = gathering(digits=digits, divisor=divisor), np.zeros(9)
    cards = scripts.card(scene, [0, 1, 2, 3], {})
    for seen, gain in zip(cards, scene.fills[0].values, strict=True):
        held += gain
        assert seen["results"] == pytest.approx(held.tolist(), abs=1e-12)
        lines = read_lines(seen)
        assert len(lines) == 9 and all(line.holds for line in lines)
    signs = {line.sign for line in lines}
    assert signs == {"="} if digits + divisor == 3 else "≈" in signs


def test_going_back_takes_away_what_came_later(scripts):
    then, *_, now = scripts.card(gathering(), [1, 3, 0, 1], {})
    assert then == now


def test_of_many_results_the_chosen_one_is_written_out(scripts):
    scene = gathering(kernel=5)
    assert len(read_lines(*scripts.card(scene, [2], {}))) == 1
    (line,) = read_lines(*scripts.card(scene, [2], {"chosen": 7}))
    assert line.holds
    assert float(line.result) == pytest.approx(scene.fills[0].values[:3, 7].sum())


@pytest.mark.parametrize(("digits", "divisor"), [(2, 0.5), (2, 0.7), (15, 1 / 3)])
def test_a_scaled_value_is_one_line(scripts, digits, divisor):
    scene = scaling(digits, divisor)
    cards = scripts.card(scene, [*range(6)], {})
    for seen, value in zip(cards, scene.panel("y").values.flat, strict=True):
        assert seen["results"] == [value]
        (line,) = read_lines(seen)
        assert line.holds


@pytest.mark.parametrize("digits", [2, 15])
def test_a_mean_is_the_sum_of_its_tiles_over_their_count(scripts, digits):
    scene = averaging(digits)
    (seen,) = scripts.card(scene, [1], {})
    printed, (total, divisor) = tiles(seen), numbers(seen["sum"])
    (result,) = numbers(seen["result"])
    assert (len(printed), divisor) == (4, 4)
    assert abs(sum(printed) / 4 - result) <= Decimal("0.00005")
    assert abs(total / 4 - result) <= Decimal("0.00005")
    assert seen["results"] == [scene.panel("y").values[0, 1]]


def test_a_sum_without_a_bias_does_not_speak_of_one(scripts):
    scene = convolution(C=3)
    bare = replace(scene, equation=replace(scene.equation, bias=None))
    (seen,) = scripts.card(bare, [bare.start], {})
    card = read_card(seen)
    assert "bias" not in seen and card.from_terms() == card.result


def test_the_winner_of_a_maximum_is_crowned_and_on_a_tie_the_first(scripts):
    (seen,) = scripts.card(pooling(), [0], {})
    assert seen["winners"] == [True, False, False, False]
    assert seen["note"] == ""


def test_of_several_equations_the_one_is_shown_that_has_a_result(scripts):
    scene = gathering()
    cell = Cells.one_by_one(4)
    looks = Equation("max", (Group("dy", cell),), "dy", cell)
    both = one_after_another(scene, replace(scene, equation=looks))
    added, largest = scripts.card(both, [3, 4], {})
    assert (added["kind"], largest["kind"]) == ("add", "max")
    assert added["results"] == pytest.approx(scene.panel("dw").values.ravel().tolist())
    assert largest["results"] == [scene.panel("dy").values[0, 0]]


@pytest.mark.parametrize(("digits", "printed"), [(0, "0.3333"), (6, "0.333333")])
def test_a_function_is_given_as_many_decimals_as_the_scene_asks_for(
    scripts, digits, printed
):
    x, cell = np.array([[1 / 3]]), Cells.one_by_one(1)
    equation = Equation(
        *("apply", (Group("x", cell),), "y", cell), function="exp(·)", digits=digits
    )
    scene = Scene(1, (Panel("x", x), Panel("y", np.exp(x))), equation=equation)
    (seen,) = scripts.card(scene, [0], {})
    assert seen["sum"] == f"exp({printed})"
