from contextlib import ExitStack

from ui.work.slot import OPENING, Slots, opening


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_only_one_has_the_slot():
    slot = Slots(clock=Clock())
    assert slot.claim("a")
    assert not slot.claim("b")
    assert slot.claim("a")


def test_a_slot_that_is_given_back_is_free():
    slot = Slots(clock=Clock())
    slot.claim("a")
    slot.release("a")
    assert slot.claim("b")


def test_nobody_gives_back_what_another_has():
    slot = Slots(clock=Clock())
    slot.claim("a")
    slot.release("b")
    assert not slot.claim("b")


def test_who_falls_silent_loses_the_slot():
    clock = Clock()
    slot = Slots(lease=2.0, clock=clock)
    slot.claim("a")
    clock.now = 1.9
    assert not slot.claim("b")
    clock.now = 2.0
    assert slot.claim("b")
    assert not slot.claim("a")


def test_claiming_again_extends_the_lease():
    clock = Clock()
    slot = Slots(lease=2.0, clock=clock)
    slot.claim("a")
    clock.now = 1.5
    slot.claim("a")
    clock.now = 3.0
    assert not slot.claim("b")


def test_so_many_have_a_slot_as_there_are():
    slots = Slots(2, clock=Clock())
    assert slots.claim("a") and slots.claim("b")
    assert not slots.claim("c")
    slots.release("a")
    assert slots.claim("c") and slots.claim("b")
    assert not slots.claim("a")


def test_who_came_first_is_served_first():
    slot = Slots(clock=Clock())
    assert slot.claim("a")
    assert not slot.claim("b") and not slot.claim("c")
    slot.release("a")
    assert not slot.claim("c") and not slot.claim("a")
    assert slot.claim("b")
    slot.release("b")
    assert not slot.claim("a") and slot.claim("c")


def test_who_waits_and_falls_silent_loses_its_place():
    clock = Clock()
    slot = Slots(lease=2.0, clock=clock)
    assert slot.claim("a") and not slot.claim("b") and not slot.claim("c")
    clock.now = 1.0
    assert slot.claim("a") and not slot.claim("c")
    clock.now = 2.5
    slot.release("a")
    assert slot.claim("c")


def test_who_wants_a_slot_now_or_not_at_all_stands_in_nobodys_way():
    slot = Slots(clock=Clock())
    assert slot.take("a")
    assert not slot.take("b")
    slot.release("a")
    assert slot.claim("c")


def test_who_wants_a_slot_now_does_not_push_in_before_those_who_wait():
    slot = Slots(clock=Clock())
    assert slot.claim("a") and not slot.claim("b")
    slot.release("a")
    assert not slot.take("c")
    assert slot.claim("b")


def turns(slots, clock, readers, seconds):
    """Let readers ask twice a second; return who had a slot, second by second."""
    had = []
    for half in range(2 * seconds):
        clock.now = half / 2
        had.append({reader for reader in readers if slots.claim(reader)})
    return had


def test_who_has_had_a_slot_for_its_turn_yields_to_who_waits():
    clock = Clock()
    had = turns(Slots(2, turn=10.0, clock=clock), clock, "abc", 60)
    assert all(len(at_once) <= 2 for at_once in had)
    assert not any("c" in at_once for at_once in had[:20]) and "c" in had[21]
    shares = [sum(reader in at_once for at_once in had) for reader in "abc"]
    assert min(shares) > 0.8 * max(shares)


def test_nobody_yields_where_nobody_waits():
    clock = Clock()
    had = turns(Slots(2, turn=10.0, clock=clock), clock, "ab", 40)
    assert all(at_once == {"a", "b"} for at_once in had)


def test_so_many_pages_begin_at_a_time_and_others_do_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr("ui.work.slot.PATIENCE", 0.01)
    with ExitStack() as others:
        assert all(others.enter_context(opening()) for _ in range(OPENING))
        with opening() as came:
            assert not came
    with opening() as came:
        assert came
