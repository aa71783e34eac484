"""The arithmetic of a step in words: the printed numbers, each in its own colour."""

from dataclasses import replace

import numpy as np

from drawing.display import Span
from drawing.words.arithmetic import bias_of
from drawing.words.written import Written
from scenes.words.numbers import bracketed, equals, full, printed, short

MOST = 25  # terms that are written out
RESULTS = 9  # that have a line each; of more, the one in the middle has


class Sentence:
    """Writes equations in coloured spans.

    Parameters
    ----------
    views : dict
        Of all panels, by name.
    colours : dict
        ``ink`` and ``accent``.
    texts : dict
        The stage's own; names of channels.
    """

    def __init__(self, views, colours, texts):
        self.views, self.texts = views, texts
        self.ink, self.accent = colours["ink"], colours["accent"]

    def pieces(self, numbers):
        """Write a step's arithmetic: spans that stay together, line after line.

        Parameters
        ----------
        numbers : scenes.replay.Numbers or None

        Returns
        -------
        rows : list of list of tuple of Span
            A row begins a line of its own; it may be broken between its pieces.
        """
        if numbers is None:
            return []
        written = Written.of(numbers, self.views)
        kind = numbers.equation.kind
        if written.lines:
            return self._lines(written)
        if kind == "apply":
            return [[*self._applied(written), self._end(written)]]
        if kind == "max":
            return [[*self._largest(written), self._end(written)]]
        return [[*self._summed(written), self._end(written)]]

    def plain(self, letters, bold=False):
        """Write a piece in ink."""
        return (Span(letters, self.ink, bold),)

    def _coloured(self, text, name, value, cell, bold=False):
        return Span(text, self.views[name].sign(value, cell), bold)

    def _end(self, written):
        sign, text = written.end
        return self._result(sign, text, written, 0)

    def _result(self, sign, text, written, number):
        numbers = written.numbers
        value, cell = float(numbers.results[number]), int(numbers.cells[number])
        name = numbers.equation.result
        colour = self._coloured(text, name, value, cell, bold=True)
        return (Span(f" {sign} ", self.ink), colour)

    def _terms(self, written, number, plus=" + "):
        """Write the terms of a group, each a piece."""
        group = written.numbers.equation.groups[number]
        terms = written.numbers.groups[number]
        for place, (value, weight) in enumerate(written.groups[number]):
            spans = [Span(plus, self.ink)] if place else []
            cell, own = int(terms.value_cells[place]), float(terms.values[place])
            text = bracketed(value) if place and plus == " + " else value
            spans.append(self._coloured(text, group.values, own, cell))
            if weight is not None:
                by, at = float(terms.weights[place]), int(terms.weight_cells[place])
                spans.append(Span("·", self.ink))
                spans.append(self._coloured(bracketed(weight), group.weights, by, at))
            yield tuple(spans)

    def _largest(self, written):
        """``max(0.1, 0.5)``: of the largest the first is the winner."""
        winner = written.end[1]
        yield self.plain("max(")
        digits = self.views[written.numbers.equation.groups[0].values].look.digits
        result = printed(float(written.numbers.results[0]), digits)
        values = [v for t in written.numbers.groups for v in t.values.tolist()]
        looks = [printed(value, digits) for value in values]
        winner = looks.index(result) if result in looks else -1
        place = 0
        for number in range(len(written.groups)):
            for piece in self._terms(written, number, ", "):
                yield self._crowned(piece) if place == winner else piece
                place += 1
        yield self.plain(")")

    def _crowned(self, piece):
        *before, last = piece
        return (*before, Span(last.letters, self.accent["winner"], True))

    def _summed(self, written):
        """All terms, or the sums of the groups where they are too many."""
        equation = written.numbers.equation
        count = sum(len(terms.values) for terms in written.numbers.groups)
        over, biased = equation.divisor != 1, equation.bias is not None
        whole = count <= MOST
        parts = count if whole else len(written.sums)
        if over and parts > 1:
            yield self.plain("(")
        yield from self._all(written) if whole else self._sums(written)
        if over:
            by = short(equation.divisor, written.digits.rest)
            yield self.plain(f"{')' if parts > 1 else ''} ÷ {by}")
        if equation.kind == "dot" and biased:
            bias = equals(bias_of(equation), written.digits.rest)
            yield self.plain(f" + (b {bias})")

    def _all(self, written):
        for number in range(len(written.groups)):
            pieces = list(self._terms(written, number))
            if number and pieces:
                pieces[0] = (Span(" + ", self.ink), *_bracketed(pieces[0]))
            yield from pieces

    def _sums(self, written):
        groups = written.numbers.equation.groups
        for place, (group, text) in enumerate(zip(groups, written.sums, strict=True)):
            label = self.texts.get("channels", {}).get(group.label, group.label)
            name = f"{label}: " if label else "Σ " if len(groups) == 1 else ""
            text = bracketed(text) if place else text
            plus = " + " if place else ""
            yield self.plain(f"{plus}{name}{text}")

    def _applied(self, written):
        """Write a function's text, with the value where · stands in it."""
        equation, (terms, *_) = written.numbers.equation, written.numbers.groups
        first, *others = equation.function.split("·")
        value, cell = float(terms.values[0]), int(terms.value_cells[0])
        places = self.views[equation.groups[0].values].look.digits
        text = full(value, places, written.digits.terms)
        yield self.plain(first)
        before = first
        for piece in others:
            alone = not before.strip() or before.rstrip().endswith(("(", ",", "|"))
            shown = text if alone else bracketed(text)
            name = equation.groups[0].values
            yield (self._coloured(shown, name, value, cell), Span(piece, self.ink))
            before = piece

    def _lines(self, written):
        """Write a line a result; of very many the first."""
        lines = written.lines
        if len(lines) > RESULTS:
            return [[self._line(written, lines[0], 0, named=True)]]
        named = len(lines) > 1
        pieces = [
            self._line(written, line, number, named)
            for number, line in enumerate(lines)
        ]
        return [pieces]

    def _line(self, written, line, number, named):
        equation = written.numbers.equation
        group = equation.groups[line.group]
        value, weight = line.term
        spans = [Span(self._name(equation, line) if named else "", self.ink)]
        if line.before is not None:
            spans.append(Span(f"{line.held} + ", self.ink))
        spans.append(self._coloured(value, group.values, line.value, line.value_cell))
        if weight is not None:
            spans.append(Span("·", self.ink))
            at = line.weight, line.weight_cell
            spans.append(self._coloured(weight, group.weights, *at))
        spans.append(Span(f" {line.over}" if line.over else "", self.ink))
        spans += self._result(*line.end, written, number)
        spans.append(Span("    " if named else "", self.ink))
        return tuple(span for span in spans if span.letters)

    def _name(self, equation, line):
        """Which cell a line is about."""
        shape = self.views[equation.result].panel.values.shape
        shape = shape[1:] if len(shape) == 3 and shape[0] == 1 else shape
        place = np.unravel_index(int(line.cell), shape)
        return f"{equation.result}[{', '.join(map(str, place))}]: "


def _bracketed(piece):
    first, *others = piece
    return (replace(first, letters=bracketed(first.letters)), *others)


def broken(rows, width, size):
    """Lay rows of pieces in lines of a width.

    Returns
    -------
    lines : list of tuple of Span
    """
    lines = []
    for row in rows:
        line, wide = [], 0.0
        for piece in row:
            own = sum(span.width(size) for span in piece)
            if line and wide + own > width:
                lines.append(tuple(line))
                line, wide = [], 0.0
            line += piece
            wide += own
        lines.append(tuple(line))
    return lines
