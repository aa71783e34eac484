"""The arithmetic of a step in print: what is printed adds up with what is printed."""

import math
import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scenes.words.numbers import (
    as_printed,
    bracketed,
    decimals,
    full,
    printed,
    rounded,
    short,
)

SUMMED = ("dot", "mean")  # kinds of which a sum has to close
LINES = ("scale", "add")  # kinds of which every line has to close
RESULT = 4  # decimals of a result that does not end
LONGEST = 3  # decimals of terms that are printed in full
MOST = 10  # decimals tried until a rounded sum closes
NOISE = 1e-12  # of sums in binary
PLAIN = (  # functions that a pupil computes, of the number that stands in their ·
    (re.compile("·"), lambda value: value),
    (re.compile(r"· − (\d+)"), lambda value, count: value - count),
    (re.compile(r"(\d+) × ·"), lambda value, count: value * count),
    (re.compile(r"max\(0, ·\)"), lambda value: max(value, 0)),
)


@dataclass(frozen=True)
class Digits:
    """Decimals with which the printed numbers give the printed results.

    `terms`, `sums` of a group, and the `rest`: bias, divisor, what was there before;
    `exact` says whether the terms are printed in full.
    """

    terms: int
    sums: int
    rest: int
    exact: bool

    @classmethod
    def closing(cls, numbers):
        """Find the fewest with which everything adds up."""
        full = max((decimals(each, LONGEST) for each in _all_terms(numbers)), default=0)
        given = numbers.equation.digits
        tries = [given] if given else range(RESULT, MOST)
        for digits in map(lambda count: cls._of(full, count), tries):
            if given or _closes(numbers, digits):
                return digits
        return cls._of(full, MOST)

    @classmethod
    def _of(cls, full, digits):
        exact = math.isfinite(full)
        sums = 2 * full if exact else digits
        return cls(min(full, digits), sums, digits, exact)


def _all_terms(numbers):
    """All numbers of all terms, each once."""
    parts = [part for terms in numbers.groups for part in (terms.values, terms.weights)]
    found = [part for part in parts if part is not None]
    return np.unique(np.concatenate(found)).tolist() if found else []


def _closes(numbers, digits):
    equation = numbers.equation
    if equation.kind in LINES:
        return all(line.closes for line in lines_of(numbers, digits))
    return equation.kind not in SUMMED or _sums_close(numbers, digits)


def _sums_close(numbers, digits):
    """Whether both ways to add up lead to the result."""
    return all(_near(each, numbers.results[0]) for each in _totals(numbers, digits))


def _totals(numbers, digits):
    """Add up the printed terms, and the printed partial sums."""
    equation = numbers.equation
    sums = [_partial(terms, digits) for terms in numbers.groups]
    divisor = as_printed(equation.divisor, digits.rest)
    bias = as_printed(bias_of(equation), digits.rest)
    ways = sums, [as_printed(each, digits.sums) for each in sums]
    return [sum(parts) / divisor + bias for parts in ways]


def _applied(numbers, digits):
    """Compute the function of the printed number, if a pupil can."""
    value = as_printed(float(numbers.groups[0].values[0]), digits.terms)
    found = ((form.fullmatch(numbers.equation.function), of) for form, of in PLAIN)
    return [of(value, *map(int, match.groups())) for match, of in found if match]


def bias_of(equation):
    """Bias of a sum; a mean has none, nor has a sum of which it is not given."""
    return (equation.bias or 0.0) if equation.kind == "dot" else 0.0


def _near(total, result):
    """NaN has no digits to wait for."""
    return not abs(total - as_printed(result, RESULT)) > 0.5 * 10**-RESULT + NOISE


def _partial(terms, digits):
    values = [as_printed(value, digits.terms) for value in terms.values.tolist()]
    if terms.weights is None:
        return sum(values)
    weights = [as_printed(weight, digits.terms) for weight in terms.weights.tolist()]
    return sum(a * b for a, b in zip(values, weights, strict=True))


def partial_sums(numbers, digits):
    """Print the groups' sums, all with the decimals that the longest needs."""
    sums = [rounded(_partial(terms, digits), MOST) for terms in numbers.groups]
    needed = max(min(decimals(each), digits.sums) for each in sums)
    return [printed(each, needed) for each in sums]


def result_of(numbers, digits, places):
    """Print the only result of a step, and the sign before it.

    Parameters
    ----------
    numbers : scenes.replay.Numbers
    digits : Digits
    places : int
        Decimals that the result's cell has: it has them at least.
    """
    result, kind = float(numbers.results[0]), numbers.equation.kind
    if kind in SUMMED:
        return _shown(result, _totals(numbers, digits), places)
    if kind == "max":  # it stands among the terms
        return _shown(result, (), places)
    given = _applied(numbers, digits)
    ends = digits.exact and decimals(_close(result), RESULT) <= RESULT
    sign, text = _shown(result, given, places)
    return sign if given or ends else "≈", text


def _close(result):
    return rounded(result, MOST) if math.isfinite(result) else result


def _shown(result, given, places):
    """Print a result, and "=" if all that the printed numbers give is just that."""
    close = _close(result)
    least = max(places, min(decimals(close, RESULT), RESULT))
    told = as_printed(close, least)
    most = NOISE * max(1, abs(told))
    apart = any(abs(each - told) > most for each in given)
    return "≈" if apart else "=", full(close, places, RESULT)


@dataclass(eq=False)  # thousands are made: to make a frozen one takes thrice as long
class Line:
    """One of several results: what its cell held, its term, and what it holds.

    `before` and `weight` are None where there is none; `group` counts the equation's.
    `places` are the decimals that the panels of value, weight and result have.
    """

    group: int
    cell: int
    value: float
    value_cell: int
    weight: float | None
    weight_cell: int | None
    before: float | None
    result: float
    divisor: float
    digits: Digits
    places: tuple = (0, 0, 0)

    @cached_property
    def total(self):
        """What the printed numbers give."""
        term = as_printed(self.value, self.digits.terms)
        if self.weight is not None:
            term *= as_printed(self.weight, self.digits.terms)
        before = as_printed(self.before or 0.0, self.digits.rest)
        return before + term / as_printed(self.divisor, self.digits.rest)

    @property
    def closes(self):
        """Whether they give the printed result."""
        return _near(self.total, self.result)

    @property
    def end(self):
        """The sign, and the result."""
        return _shown(self.result, (self.total,), self.places[2])

    @property
    def over(self):
        """``÷ 9``, or nothing."""
        rest = self.digits.rest
        return "" if self.divisor == 1 else f"÷ {short(self.divisor, rest)}"

    @property
    def held(self):
        """What its cell held before, in print; "" where that does not matter."""
        if self.before is None:
            return ""
        return full(float(self.before), self.places[2], self.digits.rest)

    @property
    def term(self):
        """The value and its weight, in print."""
        value = full(self.value, self.places[0], self.digits.terms)
        value = value if self.before is None else bracketed(value)
        if self.weight is None:
            return value, None
        return value, bracketed(full(self.weight, self.places[1], self.digits.terms))


def lines_of(numbers, digits, views=None):
    """Give each result with its term and what its cell held before.

    Parameters
    ----------
    numbers : scenes.replay.Numbers
        Of an equation of one of the kinds in LINES.
    digits : Digits
    views : dict, optional
        Of all panels, which know how many decimals they have.

    Yields
    ------
    line : Line
    """
    terms = (
        (number, *term)
        for number, group in enumerate(numbers.groups)
        for term in zip(*_columns(group), strict=True)
    )
    held = [None] * len(numbers.cells) if numbers.before is None else numbers.before
    divisor = numbers.equation.divisor
    places = [
        _places(numbers.equation, group, views) for group in numbers.equation.groups
    ]
    for (group, *term), cell, before, result in zip(
        terms, numbers.cells, held, numbers.results, strict=False
    ):
        yield Line(group, cell, *term, before, result, divisor, digits, places[group])


def _places(equation, group, views):
    """Decimals of the panels of value, weight and result."""
    names = group.values, group.weights, equation.result
    return tuple(views[each].look.digits if views and each else 0 for each in names)


def _columns(terms):
    none = [None] * len(terms.values)
    weighted = terms.weights is not None
    weights = (terms.weights, terms.weight_cells) if weighted else (none, none)
    return terms.values, terms.value_cells, *weights
