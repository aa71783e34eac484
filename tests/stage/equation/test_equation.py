"""The equation card: printed digits that add up to the printed result."""

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest

from scenes import replay
from scenes.activation.relu import relu_forward
from scenes.convolution.forward import convolution_forward
from scenes.windows import Geometry
from tests.scenes import pupil
from tests.stage.equation.card import numbers, read_card, tiles
from tests.stage.scenes import convolution, pooling, rounded

STEPS = (0, 1, 5, 10, 15)


def case(seed, digits=2, divisor=1.0, bias=0.0):
    """Draw a picture of 1 or 3 channels and a kernel, with so many decimals."""
    rng = np.random.default_rng(seed)
    C, K = (1, 3)[seed % 2], 2 + seed % 3 // 2
    x = rounded(seed, 1, C, 3 + K, 3 + K, digits=digits)
    w = (rng.uniform(-3, 3, (1, C, K, K))).round(digits)
    return convolution_forward(x, w, Geometry((K, K)), bias, np.array([divisor]))


@pytest.fixture
def cards(scripts):
    """Read what is printed at several steps: ``cards(scene, 0, 5)``."""

    def read(scene, *steps, **how):
        return [read_card(seen) for seen in scripts.card(scene, steps, how)]

    return read


@pytest.mark.parametrize("seed", range(4))
def test_rounded_numbers_add_up_exactly(cards, seed):
    for card in cards(case(seed, bias=0.25 * seed), *STEPS):
        assert card.from_terms() == card.from_sums()
        assert (card.sign, card.from_terms()) == ("=", card.result)


@pytest.mark.parametrize("seed", range(4))
def test_where_a_division_does_not_end_the_result_is_the_nearest(cards, seed):
    signs = set()
    for card in cards(case(seed, divisor=9.0, bias=-0.5), *STEPS):
        assert card.from_terms() == card.from_sums()
        assert abs(card.from_terms() - card.result) <= card.half_a_unit
        assert (card.sign == "=") == (card.from_terms() == card.result)
        signs.add(card.sign)
    assert "≈" in signs


@pytest.mark.parametrize("seed", (1, 3))  # three channels
def test_partial_sums_have_as_many_decimals_as_their_products(cards, seed):
    for card in cards(case(seed, digits=3), *STEPS):
        assert card.from_terms() == card.from_sums()


def test_a_half_is_rounded_as_a_pocket_calculator_rounds_it(cards):
    x = np.array([[[[1.62, 0.78, 0.7, 5.6], [-1.62, -0.78, 0.1, 0.02]]]])
    one, by = np.ones((1, 1, 1, 1)), np.array([16.0])
    scene = convolution_forward(x, one, Geometry((1, 1)), -0.35, by)
    for card in cards(scene, *range(8)):
        rounded_by_hand = card.from_terms().quantize(Decimal("1e-4"), ROUND_HALF_UP)
        assert card.result == rounded_by_hand


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("bias", [0.0, 0.123456789])
def test_unrounded_numbers_get_digits_until_the_sum_closes(cards, seed, bias):
    scene = case(seed, digits=15, divisor=(1.0, 9.0)[seed % 2], bias=bias)
    for card in cards(scene, *STEPS):
        assert card.sign == "≈"
        assert abs(card.from_terms() - card.result) <= card.half_a_unit
        assert abs(card.from_sums() - card.result) <= card.half_a_unit


def test_digits_that_lie_half_way_are_printed_as_they_are_added(cards):
    x = np.array([[[[-0.12500000001, 0.375, -0.625, 1.115]]]])
    scene = convolution_forward(x, np.ones((1, 1, 1, 4)), Geometry((1, 4)))
    (card,) = cards(scene, 0)
    assert abs(card.from_terms() - card.result) <= card.half_a_unit


@pytest.mark.parametrize("seed", range(3))
def test_the_result_is_the_engines_number_in_full(scripts, seed):
    scene = case(seed, digits=9, divisor=9.0, bias=0.1)
    steps = range(scene.steps)
    found = [seen["results"] for seen in scripts.card(scene, [*steps], {})]
    assert found == [[pupil.result(scene, step)] for step in steps]


def test_the_tiles_are_the_cells_of_the_window_over_the_weights(cards):
    scene = convolution(C=3)
    (card,) = cards(scene, 5)
    printed = [
        [(float(value), float(weight)) for value, weight in group]
        for group in card.terms
    ]
    assert printed == replay.terms(scene, 5)


def test_padding_stands_in_the_sum_as_zero(cards):
    (card,) = cards(convolution(padding=1), 0)
    assert [value for value, _ in card.terms[0][:4]] == [0, 0, 0, 0]


def test_more_than_30_terms_are_grouped_by_channel_with_one_open(cards):
    scene = convolution(size=7, kernel=5, C=3)
    for front in range(3):
        (card,) = cards(scene, 0, front=front)
        assert card.opened == [channel == front for channel in range(3)]
        assert card.from_sums() == card.result


def test_an_opened_channel_adds_up_to_its_printed_part(cards):
    for channel in range(3):
        (card,) = cards(convolution(size=7, kernel=5, C=3), 4, front=channel)
        pairs = card.terms[channel]
        assert sum(value * weight for value, weight in pairs) == card.sums[channel]


def test_27_terms_stand_there_all_at_once(cards):
    (card,) = cards(convolution(C=3), 0)
    assert card.opened == [True, True, True]


@pytest.mark.parametrize("digits", [2, 15])
def test_a_maximum_is_the_largest_of_the_printed_numbers(scripts, digits):
    scene = pooling(rounded(5, 4, 4, digits=digits))
    for seen in scripts.card(scene, [0, 1, 2, 3], {}):
        printed, (result,) = tiles(seen), numbers(seen["result"])
        assert max(printed) == result
        assert max(-number.as_tuple().exponent for number in printed) <= 4


@pytest.mark.parametrize("digits", [2, 15])
def test_a_function_shows_what_goes_in_and_what_comes_out(scripts, digits):
    scene = relu_forward(np.array([[-0.123456789, 0.987654321]]).round(digits))
    for seen, nothing in zip(scripts.card(scene, [0, 1], {}), (1, 0), strict=True):
        (result,), (_, value) = numbers(seen["result"]), numbers(seen["sum"])
        assert result == (0 if nothing else value)
        assert -value.as_tuple().exponent <= 4
