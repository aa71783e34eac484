"""Slots for work that would starve the other readers.

Python runs one thread at a time: a loop over pixels in a dozen sessions makes a light
page wait for seconds. So only few sessions at a time do such work. A tab that is
closed never says so, therefore a slot is lent for a while and not locked.
"""

import threading
import time

import streamlit as st

TRAINING = 2  # networks, or comparisons of several, that are trained at a time


class Slots:
    """Something that few holders have at a time, for at most ``lease`` seconds.

    Parameters
    ----------
    count : int
        How many holders there may be.
    lease : float
        Seconds after which a holder who did not claim again has lost it.
    clock : callable
        Seconds of a clock that never jumps.
    """

    def __init__(self, count=1, lease=2.0, clock=time.monotonic):
        self._count, self._lease, self._clock = count, lease, clock
        self._lock = threading.Lock()
        self._until = {}  # holder -> the end of its lease

    def claim(self, holder):
        """Take a slot or keep it; False while others have them all."""
        with self._lock:
            now = self._clock()
            self._until = {who: end for who, end in self._until.items() if now < end}
            if holder not in self._until and len(self._until) >= self._count:
                return False
            self._until[holder] = now + self._lease
            return True

    def release(self, holder):
        """Give the slot back; nothing happens if it was lost before."""
        with self._lock:
            self._until.pop(holder, None)


@st.cache_resource(show_spinner=False)
def definition_slot():
    """Return this server's one slot for loops in pure Python."""
    return Slots()


@st.cache_resource(show_spinner=False)
def training_slots():
    """Return this server's slots for networks in training."""
    return Slots(TRAINING)


@st.cache_resource(show_spinner=False)
def measuring_slot():
    """Return this server's one slot for measurements: two would disturb each other."""
    return Slots()
