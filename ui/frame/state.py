"""What a reader has set, with the way back and forth.

The truth about a page is a dict of URL texts, kept in the reader's session. The
server never writes the address: a component does, without an entry in the history.
"""

import time
from collections import deque

STEPS = 200
DRAG = 1.0  # seconds; changes of one key that follow each other closer are one step


class History:
    """The values of one page, and those before and after.

    Parameters
    ----------
    values : dict
        URL text by key.
    """

    def __init__(self, values):
        self.now = dict(values)
        self._past = deque(maxlen=STEPS)
        self._future = []
        self._touched = (frozenset(), 0.0)

    @property
    def can_undo(self):
        """Whether there is something to go back to."""
        return bool(self._past)

    @property
    def can_redo(self):
        """Whether something was undone."""
        return bool(self._future)

    def change(self, values, at=None):
        """Take new values; a drag, many changes of the same keys, is one step.

        Parameters
        ----------
        values : dict
            URL text by key; keys that are missing stay as they are.
        at : float, optional
            When, in seconds since 1970; the reader's clock may go wrong.
        """
        at = time.time() if at is None else at
        after = self.now | values
        if after == self.now:
            return
        keys = frozenset(values)
        last_keys, last_at = self._touched
        if not (keys == last_keys and abs(at - last_at) < DRAG):
            self._past.append(self.now)
        self.now = after
        self._future.clear()
        self._touched = (keys, at)

    def undo(self):
        """Go one step back, if there is one."""
        if self._past:
            self._future.append(self.now)
            self._go(self._past.pop())

    def redo(self):
        """Take the last undo back, if there is one."""
        if self._future:
            self._past.append(self.now)
            self._go(self._future.pop())

    def _go(self, values):
        self.now = values
        self._touched = (frozenset(), 0.0)


class Memory:
    """What one session knows: the page on show, the language, each page's history.

    `tab` is what a tab told that is older than the session.
    """

    def __init__(self, tab=None):
        self.tab = tab
        self.page = None
        self.lang = None
        self._histories = {}

    def arrive(self, page, values, lang):
        """Take in an address that the reader has come to."""
        self.page, self.lang = page, lang
        if page in self._histories:
            self._histories[page].change(values)
        else:
            self._histories[page] = History(values)

    def history(self, page):
        """Return the values of a page that has been arrived at."""
        return self._histories[page]
