"""A gradient check at a press: central differences in slices, with a stop."""

import streamlit as st

from figures.step_error import step_error_chart
from lessons.parts import Charts, Played
from lessons.parts.checked import found, quotients
from ui.charts import show_charts
from ui.played import show_played
from ui.work.pieces import work_for
from ui.work.slot import training_slots

RUN, BEGUN, OPEN, STAGE, SIZE = (
    f"gradient-{name}" for name in ("run", "begun", "open", "stage", "h")
)
EVERY = 0.2  # seconds between two slices
SLICE = 0.08  # seconds of work in one of them
ROOM, MOST_ROOM = 0.6, 1.4  # of the window's height: for a part, for all of them
OPTIONS = {"address": False, "controls": ("enlarge",)}  # of its stage
STEPS = tuple(f"1e-{exponent}" for exponent in range(12, 0, -1))
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Run:
    """A check under way.

    Parameters
    ----------
    key : str
        What it is a check of.
    work : generator
        Yields how far it has come: an object with ``share``, ``compared``, ``errors``.
    """

    def __init__(self, key, work):
        self.key = key
        self.progress = next(work)
        self.done = self.waits = False
        self._work = work

    def advance(self):
        """Work for a slice of time, unless others have all the slots."""
        self.waits = not training_slots().claim(self)
        if self.waits:
            return
        if not work_for(SLICE, lambda: next(self._work, None) is not None):
            self.done = True
            training_slots().release(self)


def show_check(page, part):
    """Let the reader compare the backward pass with central differences.

    Parameters
    ----------
    page : Page
        Of a lesson with the field ``h`` of ``lessons.common.backward``.
    part : Check
    """
    if part.open:
        _show(page, part)
        return
    place = st.expander(page.text("gradient_check.title"), key=OPEN, on_change="rerun")
    if place.open:
        with place:
            _show(page, part)


def _show(page, part):
    check, said = part.make(), [page.text(part.about)]
    if part.open:
        _begin_once(page, check)
        said += ["  \n".join(quotients(page.text, check, float(page["h"])))]
    st.markdown("\n\n".join(said))
    run = _controls(page, check)
    if run and not run.done:
        st.fragment(_advance, run_every=EVERY)(page, run)
    elif run:
        _report(page, run.progress, part.comparison, step_error_chart)


def _begin_once(page, check):
    """Begin without a press; what the reader has stopped does not begin again."""
    key = check.key(page["h"])
    if st.session_state.get(BEGUN) != key:
        st.session_state[BEGUN] = key
        _stop()
        _start(key, check, float(page["h"]))


def _controls(page, check):
    """Step size, start and stop; return the run of just these numbers, if any."""
    size, button, _ = st.columns([3, 2, 4], vertical_alignment="bottom")
    with size:
        _step_size(page)
    key = check.key(page["h"])
    run = _current(key)
    running = run is not None and not run.done
    name, act = ("stop", _stop) if running else ("start", _start)
    label = page.text(f"gradient_check.{name}")
    button.button(label, on_click=act, args=(key, check, float(page["h"])))
    return run


def _step_size(page):
    st.session_state[SIZE] = page["h"]
    st.select_slider(
        page.text("gradient_check.step"),
        STEPS,
        key=SIZE,
        format_func=_power,
        on_change=lambda: page.change(h=st.session_state[SIZE]),
    )


def _power(step):
    return f"10⁻{step.removeprefix('1e-').translate(SUPERSCRIPTS)}"


def _current(key):
    run = st.session_state.get(RUN)
    return run if run and run.key == key else None


def _start(key, check, step):
    st.session_state[RUN] = Run(key, check.run(step))


def _stop(*_):
    training_slots().release(st.session_state.pop(RUN, None))


def _advance(page, run):
    """One slice; a tab that is closed asks for no more of them."""
    run.advance()
    doing = page.text(f"gradient_check.{'waiting' if run.waits else 'running'}")
    st.progress(min(1.0, run.progress.share), doing)
    if run.done:
        st.rerun()


def _report(page, progress, comparison, chart):
    for part in progress.compared:
        st.text(found(page.text, part))
    texts = page.texts.tree("stage") | {"panels": _names(page, progress.compared)}
    scene = comparison(progress.compared)
    options = OPTIONS | {"room": min(MOST_ROOM, ROOM * len(progress.compared))}
    show_played(page, Played(scene, texts, options=options, key=STAGE))
    steps = [float(step) for step in reversed(STEPS)]
    errors = {f"d{name}": values for name, values in progress.errors.items()}
    labels = page.texts.tree("gradient_check.chart")
    figure = chart(steps, errors, labels, page.theme)
    show_charts(page, Charts("step-error", lambda: [figure]))


def _names(page, compared):
    """Name the panels of the comparison."""
    return {
        f"d{part.name}{kind}": page.text(f"gradient_check.panel{kind}", name=part.name)
        for part in compared
        for kind in ("", "-numeric", "-digits")
    }
