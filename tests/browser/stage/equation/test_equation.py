"""The equation card: printed digits that add up to the printed result."""

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest

from scenes.activation.relu import relu_forward
from scenes.convolution.forward import convolution_forward
from scenes.windows import Geometry
from tests.browser.engines import SAME_SCRIPT, once
from tests.browser.stage.equation.card import numbers, read_card
from tests.scenes import replay
from tests.stage.scenes import convolution, pooling, rounded

pytestmark = once(SAME_SCRIPT)

STEPS = (0, 1, 5, 10, 15)


def case(seed, digits=2, divisor=1.0, bias=0.0):
    """Draw a picture of 1 or 3 channels and a kernel, with so many decimals."""
    rng = np.random.default_rng(seed)
    C, K = (1, 3)[seed % 2], 2 + seed % 3 // 2
    x = rounded(seed, 1, C, 3 + K, 3 + K, digits=digits)
    w = (rng.uniform(-3, 3, (1, C, K, K))).round(digits)
    return convolution_forward(x, w, Geometry((K, K)), bias, np.array([divisor]))


def go(stage, step):
    stage.button("scrub").evaluate("(n, s) => { n.value = s; n.oninput(); }", step)
    assert stage.step == step


def cards(stage, scene):
    """Visit several steps; yield the step and what is printed there."""
    for step in STEPS:
        go(stage, step)
        yield step, read_card(stage.equation)


@pytest.mark.parametrize("seed", range(4))
def test_rounded_numbers_add_up_exactly(open_stage, seed):
    scene = case(seed, bias=0.25 * seed)
    for _, card in cards(open_stage(scene, t=0), scene):
        assert card.from_terms() == card.from_sums()
        assert (card.sign, card.from_terms()) == ("=", card.result)


@pytest.mark.parametrize("seed", range(4))
def test_where_a_division_does_not_end_the_result_is_the_nearest(open_stage, seed):
    scene = case(seed, divisor=9.0, bias=-0.5)
    signs = set()
    for _, card in cards(open_stage(scene, t=0), scene):
        assert card.from_terms() == card.from_sums()
        assert abs(card.from_terms() - card.result) <= card.half_a_unit
        assert (card.sign == "=") == (card.from_terms() == card.result)
        signs.add(card.sign)
    assert "≈" in signs


def test_a_half_is_rounded_as_a_pocket_calculator_rounds_it(open_stage):
    x = np.array([[[[1.62, 0.78, 0.7, 5.6], [-1.62, -0.78, 0.1, 0.02]]]])
    one, by = np.ones((1, 1, 1, 1)), np.array([16.0])
    stage = open_stage(convolution_forward(x, one, Geometry((1, 1)), -0.35, by))
    for step in range(8):
        go(stage, step)
        card = read_card(stage.equation)
        rounded_by_hand = card.from_terms().quantize(Decimal("1e-4"), ROUND_HALF_UP)
        assert card.result == rounded_by_hand


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("bias", [0.0, 0.123456789])
def test_unrounded_numbers_get_digits_until_the_sum_closes(open_stage, seed, bias):
    scene = case(seed, digits=15, divisor=(1.0, 9.0)[seed % 2], bias=bias)
    for _, card in cards(open_stage(scene, t=0), scene):
        assert card.sign == "≈"
        assert abs(card.from_terms() - card.result) <= card.half_a_unit
        assert abs(card.from_sums() - card.result) <= card.half_a_unit


def test_digits_that_lie_half_way_are_printed_as_they_are_added(open_stage):
    x = np.array([[[[-0.12500000001, 0.375, -0.625, 1.115]]]])
    scene = convolution_forward(x, np.ones((1, 1, 1, 4)), Geometry((1, 4)))
    card = read_card(open_stage(scene).equation)
    assert abs(card.from_terms() - card.result) <= card.half_a_unit


@pytest.mark.parametrize("seed", range(3))
def test_the_result_is_the_engines_number_in_full(open_stage, seed):
    scene = case(seed, digits=9, divisor=9.0, bias=0.1)
    stage = open_stage(scene, t=0)
    for step in range(scene.steps):
        go(stage, step)
        assert stage.result == replay.result(scene, step)


def test_the_tiles_are_the_cells_of_the_window_over_the_weights(open_stage):
    scene = convolution(C=3)
    stage = open_stage(scene, t=5)
    printed = [
        [(float(value), float(weight)) for value, weight in group]
        for group in read_card(stage.equation).terms
    ]
    assert printed == replay.terms(scene, 5)


def test_padding_stands_in_the_sum_as_zero(open_stage):
    stage = open_stage(convolution(padding=1), t=0)
    (tiles,) = read_card(stage.equation).terms
    assert [value for value, _ in tiles[:4]] == [0, 0, 0, 0]


def test_more_than_30_terms_are_grouped_by_channel_with_one_open(open_stage):
    stage = open_stage(convolution(size=7, kernel=5, C=3), t=0)
    card = read_card(stage.equation)
    assert card.opened == [True, False, False]
    assert card.from_sums() == card.result
    stage.equation.get_by_role("button", name="Blue").click()
    assert read_card(stage.equation).opened == [False, False, True]
    assert stage.front("x").get_attribute("data-card") == "2"


def test_an_opened_channel_adds_up_to_its_printed_part(open_stage):
    stage = open_stage(convolution(size=7, kernel=5, C=3), t=4)
    for channel, name in enumerate(("Red", "Green", "Blue")):
        stage.equation.get_by_role("button", name=name).click()
        card = read_card(stage.equation)
        tiles = card.terms[channel]
        assert sum(value * weight for value, weight in tiles) == card.sums[channel]


def test_27_terms_stand_there_all_at_once(open_stage):
    stage = open_stage(convolution(C=3), t=0)
    assert read_card(stage.equation).opened == [True, True, True]


def test_a_maximum_is_the_largest_of_the_printed_numbers(open_stage):
    stage = open_stage(pooling(rounded(5, 4, 4)), t=0)
    for step in range(4):
        go(stage, step)
        tiles = stage.equation.locator(".ls-tile").all_inner_texts()
        (result,) = numbers(stage.equation.locator(".ls-result").inner_text())
        assert max(numbers(" ".join(tiles))) == result


def test_an_unrounded_maximum_is_not_printed_longer_than_its_digits(open_stage):
    stage = open_stage(pooling(rounded(5, 4, 4, digits=15)), t=0)
    tiles = stage.equation.locator(".ls-tile").all_inner_texts()
    (result,) = numbers(stage.equation.locator(".ls-result").inner_text())
    printed = numbers(" ".join(tiles))
    assert max(printed) == result
    assert max(-number.as_tuple().exponent for number in printed) <= 4


@pytest.mark.parametrize("digits", [2, 15])
def test_a_function_shows_what_goes_in_and_what_comes_out(open_stage, digits):
    scene = relu_forward(np.array([[-0.123456789, 0.987654321]]).round(digits))
    stage = open_stage(scene, t=0)
    for step, nothing in ((0, True), (1, False)):
        go(stage, step)
        (result,) = numbers(stage.equation.locator(".ls-result").inner_text())
        _, value = numbers(stage.equation.locator(".ls-sum").inner_text())
        assert result == (0 if nothing else value)
        assert -value.as_tuple().exponent <= 4


def test_the_tiles_wear_the_colours_of_their_cells(open_stage):
    stage = open_stage(convolution(editable=False), t=0)
    inks = stage.equation.locator(".ls-tile span").evaluate_all(
        "all => all.map((node) => node.style.background)"
    )
    pixel = """(canvas) => {
      const side = canvas.width / 3;
      const [x, y] = [side * 0.5, side * 0.15].map(Math.round);
      return [...penOf(canvas).getImageData(x, y, 1, 1).data.slice(0, 3)];
    }"""
    colour = stage.front("w").evaluate(pixel)
    assert [int(part) for part in numbers(inks[1])] == colour
