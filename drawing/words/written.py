"""What is printed of a step's arithmetic: tiles, sums, lines, and how it ends."""

from dataclasses import dataclass
from functools import cached_property

from drawing.words.arithmetic import Digits, lines_of, partial_sums, result_of
from scenes.words.numbers import full


@dataclass(frozen=True, eq=False)
class Written:
    """What is printed of a step's arithmetic.

    Parameters
    ----------
    numbers : scenes.replay.Numbers
    views : dict
    digits : Digits
    sums : tuple of str
        Of each group, where they are added up.
    lines : tuple of drawing.words.arithmetic.Line
        Where each result has a line of its own.
    end : (str, str)
        The sign, and the result; of kinds with one.
    """

    numbers: object
    views: dict
    digits: Digits
    sums: tuple = ()
    lines: tuple = ()
    end: tuple = ("", "")

    @classmethod
    def of(cls, numbers, views):
        """Print the numbers of a step.

        Parameters
        ----------
        numbers : scenes.replay.Numbers
        views : dict
            Of all panels: they know their roles.
        """
        digits, kind = Digits.closing(numbers), numbers.equation.kind
        if kind in ("scale", "add"):
            return cls(
                numbers, views, digits, lines=tuple(lines_of(numbers, digits, views))
            )
        summed = kind in ("dot", "mean")
        sums = tuple(partial_sums(numbers, digits)) if summed else ()
        places = views[numbers.equation.result].look.digits
        end = result_of(numbers, digits, places)
        return cls(numbers, views, digits, sums, end=end)

    @cached_property
    def groups(self):
        """Value and weight of each term, in print, group by group."""
        pairs = zip(self.numbers.equation.groups, self.numbers.groups, strict=True)
        return [list(_tiles(*pair, self.views, self.digits.terms)) for pair in pairs]


def _tiles(group, terms, views, digits):
    values = _column(views[group.values], terms.values, digits)
    if terms.weights is None:
        return ((value, None) for value in values)
    weights = _column(views[group.weights], terms.weights, digits)
    return zip(values, weights, strict=True)


def _column(view, values, digits):
    return [full(value, view.look.digits, digits) for value in values.tolist()]
