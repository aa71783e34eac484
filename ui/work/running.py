"""Work that goes on while its reader looks at it.

A loop in a page's script would die at any touch of a control, and a thread would
never learn that its tab was closed. So the work is cut into slices, and the browser
asks for one after the other as long as somebody has the page open.
"""

import threading
import time

from ui.work.pieces import work_for

SLICE = 0.09  # seconds of work at a time
WARM_UP = 1.0  # seconds of work before anybody has asked for it
ABSENCE = 10.0  # seconds without a slice after which the reader has been elsewhere
READY, RUNNING, WAITING, PAUSED, REFUSED, FINISHED = (
    *("ready", "running", "waiting", "paused", "refused", "finished"),
)
AGAIN = {
    RUNNING: 0.02,
    WAITING: 0.5,
}  # seconds from what is drawn to the next slice, or question


class Running:
    """Some trials that are trained side by side.

    Streamlit begins a reader's next run of the page while the one before is at work
    still: what works waits until nobody else does, and then shows what came out.

    Parameters
    ----------
    key : object
        What the trials were made for.
    trials : dict of str to trial
        Each has ``advance()``, ``step()``, ``steps`` and ``records``.
    slots : Slots
        Lets only few work at a time.
    clock : callable
        Seconds of a clock that never jumps.
    """

    def __init__(self, key, trials, slots, clock=time.monotonic):
        self.key, self.trials = key, trials
        self.state = READY
        self.asked = 0  # slices that have been asked for, those that had to wait too
        self.since = 0  # how many of them, when its page was drawn as a whole
        self.spent = 0.0  # seconds of waiting for it, by the clock on the wall
        self._slots, self._clock = slots, clock
        self._at_work = threading.Lock()
        self._seen = 0.0

    @property
    def going(self):
        """Whether the next slice is to be asked for."""
        return self.state in (RUNNING, WAITING)

    @property
    def share(self):
        """Share of all steps that is done."""
        done = sum(len(trial.records) for trial in self.trials.values())
        return done / max(1, sum(trial.steps for trial in self.trials.values()))

    @property
    def seconds_left(self):
        """How long it will go on, or None as long as nobody can know."""
        return self.spent * (1 / self.share - 1) if self.share and self.spent else None

    def start(self):
        """Go on with the next slice, unless all is done."""
        if self.state != FINISHED:
            self.state, self._seen = RUNNING, self._clock()

    def pause(self):
        """Stop where it is."""
        if self.going:
            self.state = PAUSED
        self._slots.release(self)

    def step(self):
        """Take one step of every trial, if a slot is free."""
        self.pause()
        if not self._slots.claim(self):
            self.state = REFUSED
            return
        with self._at_work:
            unfinished = [trial.step() for trial in self.trials.values()]
        self.state = PAUSED if any(unfinished) else FINISHED
        self._slots.release(self)

    def warm_up(self, pieces, clock=time.thread_time):
        """Do the first pieces of work, so that there is something to be seen.

        Of large networks fewer, for others wait to begin: the clock counts the time
        that this thread has worked.
        """
        end = clock() + WARM_UP
        with self._at_work:
            for _ in range(pieces):
                if not self._advance():
                    self.state = FINISHED
                    return
                if clock() > end:
                    break
            self.state = PAUSED

    def welcome_back(self):
        """Pause if its reader has been elsewhere: nothing was done in the meantime."""
        if self.going and self._clock() - self._seen > ABSENCE:
            self.pause()

    def discard(self):
        """Stop for good: with this key no run is asked for again."""
        self.pause()
        self.key = None

    def hand_over(self):
        """Let the run that takes this one's place go on at once."""
        self.state = RUNNING

    def give_way_to(self, successor):
        """Stop for good; what takes its place goes on if this one did."""
        if self.going:
            self.pause()
            successor.start()

    def work(self):
        """Do a slice of the work, if a slot is free."""
        with self._at_work:
            self._work()

    def _work(self):
        now = self._clock()
        if not self.going:
            return
        self._seen, since = now, now - self._seen
        self.asked += 1
        if not self._slots.claim(self):
            self.state = WAITING
            return
        self.state, self.spent = RUNNING, self.spent + since
        if not work_for(SLICE, self._advance, self._clock):
            self.state = FINISHED
            self._slots.release(self)

    def _advance(self):
        """Do one piece of the trial that is furthest behind; False if all are done."""
        behind = sorted(
            self.trials.values(), key=lambda trial: len(trial.records) / trial.steps
        )
        return any(trial.advance() for trial in behind)
