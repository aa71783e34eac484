"""Something that is measured in a process of its own, so that other readers go on.

The program reads lines of JSON and writes lines of JSON. It ends by itself when it is
not asked for a while: a tab that was closed never says so.
"""

import json
import os
import subprocess
import sys
import threading
import time
from functools import cache
from pathlib import Path

import streamlit as st

from ui.work.slot import measuring_slot

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS, MOST_BYTES = 20.0, 256 * 2**20
FIRST_SECONDS = 6.0  # of a run that nobody pressed for
REST = 0.25  # seconds until it begins: while a control is dragged none does
EVERY = 0.3  # seconds between two looks at it
MOST_KEPT = 32  # jobs


class Kept:
    """What was measured of the last jobs, for all readers of this server."""

    def __init__(self):
        self._records, self._lock = {}, threading.Lock()

    def get(self, key):
        """Return a job's records; none if it was not measured, or long ago."""
        return self._records.get(key, [])

    def put(self, key, records):
        """Keep a job's records, unless more of them are kept."""
        with self._lock:
            longest = max(self._records.pop(key, []), records, key=len)
            self._records[key] = longest
            if len(self._records) > MOST_KEPT:
                del self._records[next(iter(self._records))]


@cache
def measured():
    """Return what this server keeps of measurements that came to their end."""
    return Kept()


class Run:
    """A program under way, or one that waits until others have measured.

    Parameters
    ----------
    key : str
        What it measures.
    module : str
        Name of the program's module.
    job : dict
        What it is told; `seconds` and `bytes`, its bounds, are added.
    seconds : float
        How long it may take.
    """

    def __init__(self, key, module, job, seconds=MOST_SECONDS):
        self.key, self.records = key, []
        self.waits = False
        self._module, self._job, self._seconds = module, job, seconds
        self._process, self._ended = None, False

    def start(self):
        """Begin if it is its turn; tell whether it has begun."""
        self.waits = not measuring_slot().claim(self)
        if self.waits:
            return False
        self._began, self._rest = time.monotonic(), b""
        self._process = subprocess.Popen(
            [sys.executable, "-m", self._module],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._waiting = threading.Thread(target=self._process.wait, daemon=True)
        self._waiting.start()  # else it would stay a zombie where nobody looks again
        os.set_blocking(self._process.stdout.fileno(), False)
        bounds = {"seconds": self._seconds * 0.8, "bytes": MOST_BYTES}
        self._say(json.dumps(self._job | bounds))
        return True

    @property
    def running(self):
        """Whether there is more to come."""
        if self._process is None:
            return not self._ended
        return self._process.poll() is None

    @property
    def share(self):
        """How much of its time has passed."""
        if self._process is None:
            return 0.0
        return min(1.0, (time.monotonic() - self._began) / self._seconds)

    def look(self):
        """Begin, or take in what was measured and ask for more while there is time."""
        if self._process is None:
            self.start()
            return
        its_turn = measuring_slot().claim(self)
        self._rest += self._process.stdout.read() or b""
        *lines, self._rest = self._rest.split(b"\n")
        self.records += map(json.loads, lines)
        if its_turn and self.share < 1.0:
            self._say("")
        else:
            self.stop()
        if not self.running:
            measuring_slot().release(self)
        if self._process.poll() == 0:
            measured().put(self.key, self.records)

    def stop(self):
        """End it now."""
        self._ended = True
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        measuring_slot().release(self)

    def _say(self, line):
        try:
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:  # it has just ended
            pass


class First(Run):
    """A short run that nobody pressed for: once for all who ask for the same."""

    def __init__(self, key, module, job):
        super().__init__(key, module, job, FIRST_SECONDS)
        self._made = time.monotonic()

    def start(self):
        """Take what another run has found; else begin, if it is its turn."""
        self.records = measured().get(self.key)
        if self.records:
            self.stop()
            return False
        return time.monotonic() - self._made >= REST and super().start()


def show_measurement(page, part, show):
    """Measure a little at once and more at a press, and let the reader see it grow.

    Parameters
    ----------
    page : Page
    part : Measurement
    show : callable
        ``show(page, parts)``.
    """
    state, key = f"measurement-{part.module}", f"{part.module} {json.dumps(part.job)}"
    program = key, part.module, part.job
    run = _current(state, key) or _begin(state, First(*program))
    row = st.container(horizontal=True)
    begin = {"on_click": _begin, "args": (state, Run(*program))}
    row.button(page.text("measuring.start"), **begin, disabled=run.running)
    if run.running:
        row.button(page.text("measuring.stop"), on_click=run.stop)
        st.fragment(_watch, run_every=EVERY)(page, part, run, show)
    else:
        show(page, part.show(run.records))


def _current(state, key):
    """Return the run of just these numbers, if any, and end that of others."""
    run = st.session_state.get(state)
    if run and run.key != key:
        run.stop()
        return None
    return run


def _begin(state, run):
    run.start()
    st.session_state[state] = run
    return run


def _watch(page, part, run, show):
    """Look at it once; a tab that is closed looks no more."""
    run.look()
    doing = page.text(f"measuring.{'waiting' if run.waits else 'running'}")
    st.progress(run.share, doing)
    show(page, part.show(run.records))
    if not run.running:
        run.look()
        st.rerun()
