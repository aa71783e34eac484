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
from pathlib import Path

import streamlit as st

from ui.work.slot import measuring_slot

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS, MOST_BYTES = 20.0, 256 * 2**20
EVERY = 0.3  # seconds between two looks at it


class Run:
    """A program under way.

    Parameters
    ----------
    key : str
        What it measures.
    module : str
        Name of the program's module.
    job : dict
        What it is told; `seconds` and `bytes`, its bounds, are added.
    """

    def __init__(self, key, module, job):
        self.key, self.records = key, []
        self._module, self._job = module, job
        self._process = None

    def start(self):
        """Begin, unless somebody else is measuring; tell whether it has begun."""
        if not measuring_slot().take(self):
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
        bounds = {"seconds": MOST_SECONDS * 0.8, "bytes": MOST_BYTES}
        self._say(json.dumps(self._job | bounds))
        return True

    @property
    def running(self):
        """Whether there is more to come."""
        return self._process.poll() is None

    @property
    def share(self):
        """How much of its time has passed."""
        return min(1.0, (time.monotonic() - self._began) / MOST_SECONDS)

    def look(self):
        """Take in what was measured, and ask for more while there is time."""
        measuring_slot().claim(self)
        self._rest += self._process.stdout.read() or b""
        *lines, self._rest = self._rest.split(b"\n")
        self.records += map(json.loads, lines)
        if self.share < 1.0:
            self._say("")
        else:
            self.stop()
        if not self.running:
            measuring_slot().release(self)

    def stop(self):
        """End it now."""
        self._process.kill()
        self._process.wait()
        measuring_slot().release(self)

    def _say(self, line):
        try:
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:  # it has just ended
            pass


def show_measurement(page, part, show):
    """Let the reader start and stop a measurement, and see it grow.

    Parameters
    ----------
    page : Page
    part : Measurement
    show : callable
        ``show(page, parts)``.
    """
    state, key = f"measurement-{part.texts}", json.dumps(part.job)
    run = _current(state, key)
    running = bool(run and run.running)
    fresh = (state, Run(key, part.module, part.job))
    row = st.container(horizontal=True)
    begin = {"on_click": _start, "args": fresh, "disabled": running}
    pressed = row.button(page.text(f"{part.texts}.start"), **begin)
    if running:
        row.button(page.text(f"{part.texts}.stop"), on_click=run.stop)
        st.fragment(_watch, run_every=EVERY)(page, part, run, show)
        return
    if pressed and not run:
        st.info(page.text(f"{part.texts}.busy"))
    if run:
        show(page, part.show(run.records))


def _current(state, key):
    """Return the run of just these numbers, if any, and end that of others."""
    run = st.session_state.get(state)
    if run and run.key != key:
        run.stop()
        return None
    return run


def _start(state, run):
    st.session_state[state] = run if run.start() else None


def _watch(page, part, run, show):
    """Look at it once; a tab that is closed looks no more."""
    run.look()
    st.progress(run.share, page.text(f"{part.texts}.running"))
    show(page, part.show(run.records))
    if not run.running:
        run.look()
        st.rerun()
