"""Every kind of equation: what is printed adds up to what is printed beside it."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from scenes.cells import Cells
from scenes.panels import Panel
from scenes.scene import Equation, Fill, Group, Scene
from scenes.sequence import one_after_another
from tests.browser.engines import SAME_SCRIPT, once
from tests.browser.stage.equation.card import numbers, read_card, read_lines
from tests.stage.scenes import convolution, pooling, rounded

pytestmark = once(SAME_SCRIPT)


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
    open_stage, digits, divisor
):
    scene = gathering(digits=digits, divisor=divisor)
    stage = open_stage(scene, t=0)
    held = np.zeros(9)
    for gain in scene.fills[0].values:
        held += gain
        assert stage.result == pytest.approx(held.tolist(), abs=1e-12)
        lines = read_lines(stage.equation)
        assert len(lines) == 9 and all(line.holds for line in lines)
        assert "+−" not in "".join(stage.equation.inner_text().split())
        stage.page.keyboard.press("ArrowRight")
    assert {line.sign for line in lines} <= ({"="} if digits + divisor == 3 else {"≈"})


def test_going_back_takes_away_what_came_later(open_stage):
    stage = open_stage(gathering(), t=1)
    then = stage.equation.inner_text()
    for key in ("End", "Home", "ArrowRight"):
        stage.page.keyboard.press(key)
    assert stage.equation.inner_text() == then


def test_of_many_results_the_chosen_one_is_written_out(open_stage):
    scene = gathering(kernel=5)
    stage = open_stage(scene, t=2)
    assert len(read_lines(stage.equation)) == 1
    stage.equation.locator(".ls-compact button").nth(7).focus()
    (line,) = read_lines(stage.equation)
    assert line.holds
    assert float(line.result) == pytest.approx(scene.fills[0].values[:3, 7].sum())


@pytest.mark.parametrize(("digits", "divisor"), [(2, 0.5), (2, 0.7), (15, 1 / 3)])
def test_a_scaled_value_is_one_line(open_stage, digits, divisor):
    scene = scaling(digits, divisor)
    stage = open_stage(scene, t=0)
    for value in scene.panel("y").values.flat:
        assert stage.result == value
        (line,) = read_lines(stage.equation)
        assert line.holds
        stage.page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("digits", [2, 15])
def test_a_mean_is_the_sum_of_its_tiles_over_their_count(open_stage, digits):
    scene = averaging(digits)
    stage = open_stage(scene, t=1)
    tiles = numbers(" ".join(stage.equation.locator(".ls-tile").all_inner_texts()))
    total, divisor = numbers(stage.equation.locator(".ls-sum").inner_text())
    (result,) = numbers(stage.equation.locator(".ls-result").inner_text())
    assert (len(tiles), divisor) == (4, 4)
    assert abs(sum(tiles) / 4 - result) <= Decimal("0.00005")
    assert abs(total / 4 - result) <= Decimal("0.00005")
    assert stage.result == scene.panel("y").values[0, 1]


def test_a_sum_without_a_bias_does_not_speak_of_one(open_stage):
    scene = convolution()
    stage = open_stage(replace(scene, equation=replace(scene.equation, bias=None)))
    card = read_card(stage.equation)
    assert stage.equation.locator(".ls-bias").count() == 0
    assert card.from_terms() == card.result


def test_the_winner_of_a_maximum_is_crowned_and_on_a_tie_the_first(open_stage):
    stage = open_stage(pooling(), t=0)
    crowned = "all => all.map((tile) => tile.classList.contains('ls-winner'))"
    tiles = stage.equation.locator(".ls-tile")
    assert tiles.evaluate_all(crowned) == [True, False, False, False]
    assert stage.equation.locator(".ls-note").inner_text() == ""


def test_of_several_equations_the_one_is_shown_that_has_a_result(open_stage):
    scene = gathering()
    cell = Cells.one_by_one(4)
    looks = Equation("max", (Group("dy", cell),), "dy", cell)
    stage = open_stage(one_after_another(scene, replace(scene, equation=looks)), t=3)
    assert stage.equation.get_attribute("data-kind") == "add"
    assert stage.result == pytest.approx(scene.panel("dw").values.ravel().tolist())
    stage.page.keyboard.press("ArrowRight")
    stage.wait("step", 4)
    assert stage.equation.get_attribute("data-kind") == "max"
    assert stage.result == scene.panel("dy").values[0, 0]
