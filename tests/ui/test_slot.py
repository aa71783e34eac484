from ui.slot import Slots


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
