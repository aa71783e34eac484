"""A slot for work in pure Python, which would starve every other reader.

Python runs one thread at a time: a loop over pixels in a dozen sessions makes a light
page wait for seconds. So only one session at a time does such work. A tab that is
closed never says so, therefore the slot is lent for a while and not locked.
"""

import threading
import time

import streamlit as st


class Slot:
    """Something that one holder has at a time, for at most ``lease`` seconds.

    Parameters
    ----------
    lease : float
        Seconds after which a holder who did not claim again has lost it.
    clock : callable
        Seconds of a clock that never jumps.
    """

    def __init__(self, lease=2.0, clock=time.monotonic):
        self._lease, self._clock = lease, clock
        self._lock = threading.Lock()
        self._holder, self._until = None, 0.0

    def claim(self, holder):
        """Take the slot or keep it; False while somebody else has it."""
        with self._lock:
            taken = self._holder not in (None, holder)
            if taken and self._clock() < self._until:
                return False
            self._holder, self._until = holder, self._clock() + self._lease
            return True

    def release(self, holder):
        """Give the slot back; nothing happens if it was lost before."""
        with self._lock:
            if self._holder == holder:
                self._holder = None


@st.cache_resource(show_spinner=False)
def slot():
    """Return the one slot of this server."""
    return Slot()
