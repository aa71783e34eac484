"""Work in slices: start, pause, step, wait, and stop when nobody looks."""

from dataclasses import dataclass, field
from threading import Thread
from time import sleep

import pytest

from ui.work.running import ABSENCE, SLICE, WARM_UP, Running
from ui.work.slot import Slots


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self):
        return self.now


@dataclass
class Trial:
    """Takes a third of a slice for each of its steps."""

    clock: Clock
    steps: int = 10
    records: list = field(default_factory=list)

    def advance(self):
        if len(self.records) == self.steps:
            return False
        self.clock.now += SLICE / 3
        self.records.append(self.clock.now)
        return True

    def step(self):
        return self.advance() and len(self.records) < self.steps


def running(steps=(10,), slots=None, clock=None):
    clock = clock or Clock()
    trials = {str(index): Trial(clock, count) for index, count in enumerate(steps)}
    return Running("key", trials, slots or Slots(1, clock=clock), clock)


def done(run):
    return [len(trial.records) for trial in run.trials.values()]


def test_nothing_is_done_before_it_is_started():
    run = running()
    run.work()
    assert done(run) == [0] and run.state == "ready" and not run.going


def test_a_slice_ends_when_its_time_is_over():
    run = running()
    run.start()
    run.work()
    assert done(run) == [3] and run.going


def test_slices_follow_each_other_until_all_is_done():
    run = running(steps=(10,))
    run.start()
    for _ in range(4):
        run.work()
    assert done(run) == [10] and run.state == "finished" and not run.going
    run.start()
    assert run.state == "finished"


def test_trials_grow_side_by_side_whatever_their_lengths():
    run = running(steps=(10, 20))
    run.start()
    for _ in range(5):
        run.work()
    assert done(run) == [5, 10]


def test_paused_it_stays_where_it_is_and_goes_on_from_there():
    run = running()
    run.start()
    run.work()
    run.pause()
    run.work()
    assert done(run) == [3] and run.state == "paused"
    run.start()
    run.work()
    assert done(run) == [6]


def test_two_who_work_at_the_same_time_take_turns():
    """Streamlit begins a run of a page before it has ended the one before."""
    run = running((40,), slots=Slots(2))
    run.trials["0"] = trial = Busy()
    run.start()
    threads = [Thread(target=run.work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trial.records and not trial.disturbed


class Busy(Trial):
    """Notices whether somebody else works while it does."""

    def __init__(self):
        super().__init__(Clock(), steps=30)
        self.busy = self.disturbed = False

    def advance(self):
        self.disturbed |= self.busy
        self.busy = True
        sleep(0.001)
        self.busy = False
        return super().advance()


def test_a_step_is_one_step_of_every_trial():
    run = running(steps=(2, 2))
    run.step()
    assert done(run) == [1, 1] and run.state == "paused"
    run.step()
    assert done(run) == [2, 2] and run.state == "finished"


def test_while_others_have_all_slots_it_waits_and_then_goes_on_by_itself():
    clock = Clock()
    slots = Slots(1, lease=2.0, clock=clock)
    first, second = (running(slots=slots, clock=clock) for _ in range(2))
    first.start(), second.start()
    first.work(), second.work()
    assert done(second) == [0] and second.state == "waiting" and second.going
    first.pause()
    second.work()
    assert done(second) == [3] and second.state == "running"


@pytest.mark.parametrize("end", ["pause", "discard"])
def test_who_stops_gives_the_slot_back(end):
    slots = Slots(1)
    run = running(slots=slots)
    run.start()
    run.work()
    assert not slots.claim("another")
    getattr(run, end)()
    assert slots.claim("another")


def test_who_has_finished_gives_the_slot_back():
    slots = Slots(1)
    run = running(steps=(1,), slots=slots)
    run.start()
    run.work()
    assert run.state == "finished" and slots.claim("another")


def test_who_closed_the_tab_loses_the_slot_after_a_while():
    clock = Clock()
    slots = Slots(1, lease=2.0, clock=clock)
    run = running(slots=slots, clock=clock)
    run.start()
    run.work()
    assert not slots.claim("another")
    clock.now += 2.0
    assert slots.claim("another")


def test_a_step_without_a_free_slot_is_refused_and_does_not_start_later():
    slots = Slots(1)
    slots.claim("another")
    run = running(slots=slots)
    run.step()
    assert done(run) == [0] and run.state == "refused" and not run.going


def test_it_pauses_when_its_reader_has_been_elsewhere():
    clock = Clock()
    run = running(clock=clock)
    run.start()
    run.work()
    clock.now += ABSENCE - 1
    run.welcome_back()
    assert run.state == "running"
    clock.now += ABSENCE + 1
    run.welcome_back()
    assert run.state == "paused"


def test_what_takes_the_place_of_a_run_goes_on_if_that_one_did():
    going, paused, first, second = (running() for _ in range(4))
    going.start()
    going.give_way_to(first)
    paused.give_way_to(second)
    assert (first.state, second.state) == ("running", "ready")
    assert going.state == "paused"


def test_a_finished_run_can_hand_over_to_one_that_starts_at_once():
    run, successor = running(steps=(1,)), running()
    run.step()
    run.hand_over()
    run.give_way_to(successor)
    assert successor.state == "running" and run.state == "paused"


def test_the_time_that_is_left_follows_from_the_share_that_is_done():
    clock = Clock()
    run = running(steps=(10,), clock=clock)
    assert run.seconds_left is None
    run.start()
    run.work()
    clock.now += 1.0
    run.work()
    spent = 1.0 + SLICE  # from the start to the beginning of the second slice
    assert run.share == 0.6
    assert run.seconds_left == pytest.approx(spent * (1 / 0.6 - 1), rel=0.05)


def test_of_a_large_network_fewer_pieces_are_done_at_first():
    clock = Clock()
    run = running(steps=(100,), clock=clock)
    run.warm_up(90, clock)
    assert run.state == "paused"
    assert WARM_UP <= done(run)[0] * SLICE / 3 <= WARM_UP + SLICE


def test_the_first_pieces_are_done_at_once():
    run = running(steps=(10,))
    run.warm_up(4)
    assert done(run) == [4] and run.state == "paused"
    run = running(steps=(2,))
    run.warm_up(4)
    assert done(run) == [2] and run.state == "finished"
