"""What is printed of a step's arithmetic is what the stage's card prints."""

import numpy as np
import pytest

from drawing.board import Board
from drawing.words.written import Written
from tests.drawing.played import LESSONS, played

FEW = 4  # steps of each scene


@pytest.mark.parametrize(("name", "address"), LESSONS)
def test_the_printed_numbers_are_those_of_the_card(scripts, name, address):
    scene, _ = played(name, address)
    if not scene.equations:
        return
    board = Board(scene)
    for step in np.random.default_rng().integers(0, scene.steps, FEW).tolist():
        numbers = board.replay.at(step).numbers
        (card,) = scripts.card(scene, [step], {})  # a fresh one: it hides nothing
        if numbers is not None:
            compare(Written.of(numbers, board.views), card)


def compare(written, card):
    """Tell where the two differ."""
    results = [float(each) for each in card["results"]]
    assert written.numbers.results == pytest.approx(results, rel=1e-9, abs=1e-12)
    if written.lines:
        return compare_lines(written, card["lines"])
    assert written.end == (card["sign"], card["result"])
    for own, group in zip(written.groups, card["groups"], strict=False):
        if group["open"]:
            assert [[part for part in tile if part] for tile in own] == group["tiles"]
    for text in written.sums:
        assert text in card["sum"] or len(written.sums) in (1, *range(7, 99))


def compare_lines(written, lines):
    """Compare with what the card shows: of many results it hides some."""
    own = [line_of(written, line) for line in written.lines]
    shown = [
        (*filter(None, line["chips"]), line["over"], line["sign"], line["result"])
        for line in lines
        if line["result"]
    ]
    assert shown and [line for line in shown if line not in own] == []
    assert len(own) > len(shown) or own == shown


def line_of(written, line):
    """Value and weight, divisor, sign and result, in print."""
    return (*filter(None, line.term), line.over, *line.end)
