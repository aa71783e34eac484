"""The same number is printed the same way in its cell, its sentence and its sum."""

import numpy as np
import pytest

from drawing.board import Board
from drawing.words.arithmetic import LINES
from drawing.words.narration import narrate
from drawing.words.written import Written
from scenes.words.numbers import decimals
from tests.drawing.played import LESSONS, played
from tests.lessons.written import number_in

FEW = 6  # steps of each scene
NOISE = 10  # decimals of sums in binary that are those of the decimal one


def steps_of(scene):
    return np.random.default_rng().integers(0, scene.steps, FEW).tolist()


def is_alike(text, value, look):
    """Whether a text is what the cell prints, or more of a number that does not end."""
    text, value = text.strip("()"), round(float(value), NOISE) + 0.0
    if decimals(value, look.digits) <= look.digits:
        return text == look.print(value)
    more = len(text.partition(".")[2])
    return more >= look.digits and abs(number_in(text) - value) <= 0.51 * 10.0**-more


@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_in_a_sum_as_in_the_cells(name, address):
    scene, _ = played(name, address)
    board = Board(scene)
    for step in steps_of(scene):
        numbers = board.replay.at(step).numbers
        if numbers is None:
            continue
        for text, value, look in parts(Written.of(numbers, board.views), board.looks):
            assert is_alike(text, value, look), (step, text, value, look.digits)


def parts(written, looks):
    """Every printed number of a panel: how it is printed, what it is, its look."""
    numbers, equation = written.numbers, written.numbers.equation
    made = looks[equation.result]
    if equation.kind in LINES:
        for line in written.lines:
            group = equation.groups[line.group]
            yield line.term[0], line.value, looks[group.values]
            yield line.end[1], line.result, made
            if line.weight is not None:
                yield line.term[1], line.weight, looks[group.weights]
            if line.before is not None:
                yield line.held, line.before, made
        return
    yield written.end[1], numbers.results[0], made
    pairs = zip(equation.groups, numbers.groups, written.groups, strict=True)
    for group, terms, texts in pairs:
        for (value, _), own in zip(texts, terms.values, strict=True):
            yield value, own, looks[group.values]
        if terms.weights is not None:
            for (_, weight), own in zip(texts, terms.weights, strict=True):
                yield weight, own, looks[group.weights]


@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_in_a_sentence_as_in_the_sum(name, address):
    scene, _ = played(name, address)
    told = {"narration": dict.fromkeys(scene.narration.keys, "{value}|{result}")}
    board = Board(scene, told)
    for step in steps_of(scene):
        moment = board.replay.at(step)
        said = narrate(scene, moment, told, board.looks)
        if moment.numbers is None or not said:
            continue
        value, result = said.split("|")
        written = Written.of(moment.numbers, board.views)
        end = written.lines[0].end if written.lines else written.end
        assert result == end[1]
        first, *_ = moment.numbers.groups
        panel = board.looks[moment.numbers.equation.groups[0].values]
        assert not len(first.values) or is_alike(value, first.values[0], panel)
