"""Read the equation card as a pupil does: the printed digits, and nothing else."""

import re
from dataclasses import dataclass
from decimal import Decimal

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def numbers(text):
    """All numbers in a text, digit for digit."""
    return [Decimal(digits) for digits in NUMBER.findall(text.replace("−", "-"))]


@dataclass
class Card:
    """What is printed: terms by group, the line below them, sign and result."""

    terms: list
    opened: list
    sums: list
    divisor: Decimal
    bias: Decimal
    sign: str
    result: Decimal

    @property
    def half_a_unit(self):
        """Half a unit of the result's last printed digit."""
        return Decimal(5).scaleb(self.result.as_tuple().exponent - 1)

    def from_terms(self):
        """Add up the products of all tiles."""
        products = [value * weight for group in self.terms for value, weight in group]
        return sum(products) / self.divisor + self.bias

    def from_sums(self):
        """Add up the printed partial sums."""
        return sum(self.sums) / self.divisor + self.bias


def read_card(seen):
    """Read a ``dot`` card."""
    line, _, divisor = seen["sum"].partition("÷")
    groups = seen["groups"]
    return Card(
        [[numbers(" ".join(tile)) for tile in group["tiles"]] for group in groups],
        [group["open"] for group in groups],
        numbers(line),
        numbers(divisor)[0] if divisor else Decimal(1),
        numbers(seen["bias"])[0] if "bias" in seen else Decimal(0),
        seen["sign"],
        numbers(seen["result"])[0],
    )


def tiles(seen):
    """All numbers on the tiles of a card."""
    printed = [
        text for group in seen["groups"] for tile in group["tiles"] for text in tile
    ]
    return numbers(" ".join(printed))


@dataclass
class Line:
    """One line of a ``scale`` or an ``add`` card, digit for digit."""

    total: Decimal
    sign: str
    result: Decimal

    @property
    def holds(self):
        """Whether a pocket calculator that gets these digits agrees with the sign."""
        half = Decimal(5).scaleb(self.result.as_tuple().exponent - 1)
        off = abs(self.total - self.result)
        return off <= half and (self.sign == "=") == (off == 0)


def read_lines(seen):
    """Read the lines that are on show, each calculated anew."""
    return [_line(**line) for line in seen["lines"]]


def _line(before, chips, over, sign, result, text):
    assert "+−" not in text, text
    (gain,), *weight = [numbers(chip) for chip in chips if chip]
    for (factor,) in weight:
        gain *= factor
    divisor = numbers(over)[0] if over else Decimal(1)
    held = numbers(before)[0] if before else Decimal(0)
    return Line(held + gain / divisor, sign, numbers(result)[0])
