"""Numbers are printed as on the stage, whose scripts are held to the same cases."""

import json
from pathlib import Path

import numpy as np
import pytest

from scenes.words.numbers import (
    as_printed,
    bracketed,
    decimals,
    few,
    full,
    printed,
    shared_decimals,
    short,
)

FILE = Path(__file__).resolve().parents[2] / "numbers.json"
CASES = json.loads(FILE.read_text("utf-8"))


@pytest.mark.parametrize(("value", "digits", "text"), CASES["printed"])
def test_with_so_many_decimals(value, digits, text):
    assert printed(float(value), digits) == text


@pytest.mark.parametrize(("value", "digits", "text"), CASES["printed"][:-3])
def test_the_number_that_stands_there_is_the_one_that_is_added_up(value, digits, text):
    assert as_printed(value, digits) == float(text.replace("−", "-"))


@pytest.mark.parametrize(("value", "most", "digits"), CASES["decimals"])
def test_decimals_that_print_it_exactly(value, most, digits):
    assert decimals(float(value), most) == float(digits)


@pytest.mark.parametrize(("values", "most", "digits"), CASES["shared"])
def test_all_have_the_decimals_of_the_one_that_needs_most(values, most, digits):
    assert shared_decimals(np.array(values, float), most) == digits


@pytest.mark.parametrize(("value", "most", "text"), CASES["short"])
def test_in_short(value, most, text):
    assert short(float(value), most) == text


@pytest.mark.parametrize(("value", "digits", "most", "text"), CASES["full"])
def test_elsewhere_than_in_its_cell(value, digits, most, text):
    assert full(float(value), digits, most) == text


@pytest.mark.parametrize(("value", "digits", "text"), CASES["few"])
def test_in_few_digits(value, digits, text):
    assert few(float(value), digits) == text


@pytest.mark.parametrize(("text", "behind"), CASES["bracketed"])
def test_behind_a_sign(text, behind):
    assert bracketed(text) == behind
