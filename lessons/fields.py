"""One declaration per URL key: what it may hold, and how it is written.

``parse`` takes whatever stands in an address and never raises: what is not a value
of the field becomes its default.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

MINUS = re.compile("[−–—]")  # as books and keyboards have it


def plain(text):
    """Write digits, signs and points as a program does, whatever keyboard they are of.

    Full-width ones become those of ASCII.
    """
    return MINUS.sub("-", unicodedata.normalize("NFKC", str(text)))


@dataclass(frozen=True)
class Field:
    """What all fields share: their key, and the popover they stand in ("" = none).

    `label` is the name of its text, where that is not the key. `examples` are its
    values in worked examples: where an address names one, ``example=small``, and leaves
    the field open.
    """

    kind: ClassVar[str]
    key: str
    group: str = field(default="", kw_only=True)
    label: str = field(default="", kw_only=True)
    examples: Mapping[str, Any] = field(default_factory=dict, kw_only=True, hash=False)

    def write(self, value):
        """Text of a value in the address."""
        return str(value)

    def read(self, query):
        """Value in an address, texts by key, that may leave it open."""
        text, example = query.get(self.key), query.get("example")
        if text is None and example in self.examples:
            return self.examples[example]
        return self.parse(text)


def values_in(example, fields):
    """Return the values that fields have in a worked example, by key."""
    return {f.key: f.examples[example] for f in fields if example in f.examples}


@dataclass(frozen=True)
class Slider(Field):
    """A number between two bounds, on a grid; whole where the step is whole.

    `first` is what a reader sees for 0: 1 where the number of a thing is an index in
    the address, for things are counted from 1.
    """

    kind = "slider"
    low: float
    high: float
    default: float
    step: float = 1
    live: bool = field(default=True, kw_only=True)
    first: int = field(default=0, kw_only=True)

    def parse(self, text):
        """Nearest value of the grid, or the default when out of bounds."""
        try:
            value = float(plain(text).replace(",", "."))
        except ValueError:
            return self.default
        if not self.low <= value <= self.high:
            return self.default
        steps = round((value - self.low) / self.step)
        return _tidy(min(self.low + steps * self.step, self.high))

    def write(self, value):
        """Text without a superfluous ``.0``."""
        return f"{_tidy(value):.12g}"


@dataclass(frozen=True)
class Number(Slider):
    """The same, typed instead of dragged."""

    kind = "number"
    step: float = 0.1
    live: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class Choice(Field):
    """One of several options."""

    kind = "choice"
    options: tuple
    default: Any

    def parse(self, text):
        """Return the option that is written like this."""
        return next((o for o in self.options if str(o) == plain(text)), self.default)


@dataclass(frozen=True)
class Ladder(Choice):
    """One of several numbers, on a slider: for what grows by factors."""

    kind = "ladder"


@dataclass(frozen=True)
class Several(Field):
    """At least one and at most ``most`` of several options, in the reader's order."""

    kind = "several"
    options: tuple
    default: tuple
    most: int

    def parse(self, text):
        """Options of a comma list; the default if any of them is unknown."""
        chosen = tuple(dict.fromkeys(str(text).split(",")))
        fits = len(chosen) <= self.most and set(chosen) <= set(self.options)
        return chosen if fits else self.default

    def write(self, value):
        """Comma list."""
        return ",".join(value)


@dataclass(frozen=True)
class Switch(Field):
    """On or off."""

    kind = "switch"
    default: bool = False

    def parse(self, text):
        """``1`` or ``0``."""
        return {"1": True, "0": False}.get(str(text), self.default)

    def write(self, value):
        """``1`` or ``0``."""
        return "1" if value else "0"


@dataclass(frozen=True)
class Hidden(Field):
    """A short text of the page's own, without a control in the bar."""

    kind = "hidden"
    default: str
    pattern: str

    def parse(self, text):
        """Accept the text if the pattern fits all of it."""
        if isinstance(text, str) and re.fullmatch(self.pattern, plain(text)):
            return plain(text)
        return self.default


@dataclass(frozen=True)
class Numbers(Field):
    """So many numbers of at most two decimals, typed on the stage: no control."""

    kind = "hidden"
    default: tuple
    most: float = 99

    def parse(self, text):
        """Numbers of a comma list; the default if there are more or fewer of them."""
        try:
            values = tuple(round(float(part), 2) for part in plain(text).split(","))
        except ValueError:
            return self.default
        fits = all(abs(value) <= self.most for value in values)
        return values if fits and len(values) == len(self.default) else self.default

    def write(self, values):
        """Comma list."""
        return ",".join(f"{_tidy(value):.12g}" for value in values)

    def typed(self, values, place, number):
        """Put another number at a place, or the nearest one that is in bounds."""
        number = max(-self.most, min(self.most, round(number, 2)))
        return (*values[:place], number, *values[place + 1 :])


def _tidy(value):
    value = round(value, 9)
    return int(value) if value == int(value) else value
