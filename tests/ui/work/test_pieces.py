"""Work in pieces: what is kept waiting leaves the machine to others."""

from dataclasses import dataclass, field

import pytest

from ui.work.pieces import COURTESY, REST, work_for


@dataclass
class Machine:
    """Where each piece waits for a while, and then works for another."""

    pieces: list  # (seconds of waiting, seconds of work)
    passed: float = 0.0
    worked: float = 0.0
    rests: list = field(default_factory=list)

    def advance(self):
        if not self.pieces:
            return False
        waited, worked = self.pieces.pop(0)
        self.passed += waited + worked
        self.worked += worked
        return True

    def rest(self, seconds):
        self.passed += seconds
        self.rests.append(seconds)

    def work_for(self, seconds):
        clock = lambda: self.passed  # noqa: E731
        return work_for(
            seconds, self.advance, clock, clock, lambda: self.worked, self.rest
        )


def test_who_has_the_machine_alone_never_rests():
    machine = Machine([(0, 0.01)] * 20)
    assert machine.work_for(0.095)
    assert machine.rests == [] and len(machine.pieces) == 10


def test_who_is_kept_waiting_rests_for_a_multiple_of_that():
    machine = Machine([(0, 0.01), (0.002, 0.01)])
    assert not machine.work_for(1)
    assert machine.rests == [pytest.approx(0.002 * COURTESY)]


def test_resting_counts_as_time():
    machine = Machine([(0.01, 0.01)] * 20)
    assert machine.work_for(0.1)
    assert len(machine.pieces) == 18


def test_nobody_rests_for_long_at_once():
    machine = Machine([(10, 0.01)])
    machine.work_for(1)
    assert machine.rests == [REST]


def test_a_clock_that_ticks_late_makes_nobody_rest_again_and_again():
    machine = Machine([(0.01, 0), (-0.01, 0.02)] * 5)
    machine.work_for(1)
    assert len(machine.rests) == 1
