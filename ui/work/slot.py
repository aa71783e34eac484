"""Slots for work that would starve the other readers.

Python runs one thread at a time: a loop over pixels in a dozen sessions makes a light
page wait for seconds. So only few sessions at a time do such work. A tab that is
closed never says so, therefore a slot is lent for a while and not locked.
"""

import threading
import time
from contextlib import contextmanager
from functools import cache

TRAINING = 2  # networks, or comparisons of several, that are trained at a time
OPENING = 2  # of them that begin at a time, when their pages are opened
PATIENCE = 5  # seconds that a page waits for that


class Slots:
    """Something that few holders have at a time: first come, first served.

    Holders and those who wait have to ask again and again, for who falls silent has
    gone. Who has had a slot for its turn yields to who waits.

    Parameters
    ----------
    count : int
        How many holders there may be.
    lease : float
        Seconds after which who did not claim again has lost the slot, or the place
        in the queue.
    turn : float
        Seconds after which a holder yields, if somebody waits.
    clock : callable
        Seconds of a clock that never jumps.
    """

    def __init__(self, count=1, lease=3.0, turn=10.0, clock=time.monotonic):
        self._count, self._lease, self._turn = count, lease, turn
        self._clock = clock
        self._lock = threading.Lock()
        self._asked = {}  # who holds a slot or waits for one -> when it asked last
        self._since = {}  # holder -> the beginning of its turn
        self._queue = []

    def claim(self, holder):
        """Take a slot or keep it; False while it is the turn of others.

        Who gets none waits in the queue, and claims again until its turn has come.
        """
        with self._lock:
            now = self._clock()
            self._forget_silent(now)
            self._asked[holder] = now
            if holder in self._since and not self._has_to_yield(holder, now):
                return True
            self._line_up(holder)
            if self._queue.index(holder) >= self._count - len(self._since):
                return False
            self._queue.remove(holder)
            self._since[holder] = now
            return True

    def take(self, holder):
        """Take a slot at once; False, and no place in the queue, if none is free."""
        taken = self.claim(holder)
        if not taken:
            self.release(holder)
        return taken

    def release(self, holder):
        """Give the slot, or the place in the queue, back; nothing if it was lost."""
        with self._lock:
            self._forget(holder)

    def _has_to_yield(self, holder, now):
        unserved = len(self._queue) > self._count - len(self._since)
        return unserved and now - self._since[holder] >= self._turn

    def _line_up(self, holder):
        self._since.pop(holder, None)
        if holder not in self._queue:
            self._queue.append(holder)

    def _forget_silent(self, now):
        for holder, asked in list(self._asked.items()):
            if now - asked >= self._lease:
                self._forget(holder)

    def _forget(self, holder):
        self._asked.pop(holder, None)
        self._since.pop(holder, None)
        if holder in self._queue:
            self._queue.remove(holder)


@cache
def definition_slot():
    """Return this server's one slot for loops in pure Python."""
    return Slots()


@cache
def training_slots():
    """Return this server's slots for networks in training."""
    return Slots(TRAINING)


@cache
def measuring_slot():
    """Return this server's one slot for measurements: two would disturb each other."""
    return Slots()


@contextmanager
def opening():
    """Wait for a turn to do what a page needs before it is shown.

    Yields
    ------
    bool
        Whether it has come; a page that waits longer is shown without.
    """
    came = _openings().acquire(timeout=PATIENCE)
    try:
        yield came
    finally:
        if came:
            _openings().release()


@cache
def _openings():
    return threading.Semaphore(OPENING)


def open_slots():
    """Make the slots, before two readers do at the same moment."""
    definition_slot(), training_slots(), measuring_slot(), _openings()
