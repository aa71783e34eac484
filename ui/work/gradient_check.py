"""A gradient check at a press: central differences in slices, with a stop.

A page needs two statements::

    check = GradientCheck(
        dy,
        Part("x", x, dx, lambda x: layer(x, w)),
        Part("w", w, dw, lambda w: layer(x, w)),
    )
    offer_gradient_check(lesson, check, comparison, step_error_chart)
"""

import time

import numpy as np
import streamlit as st

from figures.step_error import step_error_chart
from stage.stage import play
from ui.work.slot import training_slots

RUN, OPEN, STAGE, SIZE = (f"gradient-{name}" for name in ("run", "open", "stage", "h"))
EVERY = 0.2  # seconds between two slices
SLICE = 0.08  # seconds of work in one of them
MOST_NAMED = 6
ABOUT = "gradient_check.about"
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
        end = time.perf_counter() + SLICE
        for _ in self._work:
            if time.perf_counter() > end:
                return
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
    place = st.expander(page.text("gradient_check.title"), key=OPEN, on_change="rerun")
    if not place.open:
        return
    with place:
        st.markdown(page.text(part.about))
        run = _controls(page, part.make())
        if run and not run.done:
            st.fragment(_advance, run_every=EVERY)(page, run)
        elif run:
            _report(page, run.progress, part.comparison, step_error_chart)


def offer_gradient_check(lesson, check, comparison, chart, about=ABOUT):
    """Let the reader compare the backward pass with central differences.

    Parameters
    ----------
    lesson : Lesson
        With the field ``h`` of ``lessons.common.backward.BACKWARD_FIELDS``.
    check : engine.comparison.GradientCheck
    comparison : callable
        ``scenes.gradient_check.comparison``.
    chart : callable
        ``figures.step_error.step_error_chart``.
    about : str
        Key of the sentence that says what is nudged.
    """
    place = st.expander(
        lesson.text("gradient_check.title"), key=OPEN, on_change="rerun"
    )
    if not place.open:
        return
    with place:
        st.markdown(lesson.text(about))
        run = _controls(lesson, check)
        if run and not run.done:
            st.fragment(_advance, run_every=EVERY)(lesson, run)
        elif run:
            _report(lesson, run.progress, comparison, chart)


def _controls(lesson, check):
    """Step size, start and stop; return the run of just these numbers, if any."""
    size, button, _ = st.columns([3, 2, 4], vertical_alignment="bottom")
    with size:
        _step_size(lesson)
    key = check.key(lesson["h"])
    run = _current(key)
    running = run is not None and not run.done
    name, act = ("stop", _stop) if running else ("start", _start)
    label = lesson.text(f"gradient_check.{name}")
    button.button(label, on_click=act, args=(key, check, float(lesson["h"])))
    return run


def _step_size(lesson):
    st.session_state[SIZE] = lesson["h"]
    st.select_slider(
        lesson.text("gradient_check.step"),
        STEPS,
        key=SIZE,
        format_func=_power,
        on_change=lambda: lesson.change(h=st.session_state[SIZE]),
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


def _advance(lesson, run):
    """One slice; a tab that is closed asks for no more of them."""
    run.advance()
    doing = lesson.text(f"gradient_check.{'waiting' if run.waits else 'running'}")
    st.progress(min(1.0, run.progress.share), doing)
    if run.done:
        st.rerun()


def _report(lesson, progress, comparison, chart):
    for part in progress.compared:
        st.text(_largest(lesson, part) + _left_out(lesson, part))
    texts = lesson.texts.tree("stage") | {"panels": _names(lesson, progress.compared)}
    scene = comparison(progress.compared)
    play(scene, texts, key=STAGE, address=False, room=0.6, controls=("enlarge",))
    steps = [float(step) for step in reversed(STEPS)]
    errors = {f"d{name}": values for name, values in progress.errors.items()}
    labels = lesson.texts.tree("gradient_check.chart")
    st.plotly_chart(chart(steps, errors, labels, lesson.theme))


def _largest(lesson, part):
    """Name the cell in which the two differ most, if one tells anything."""
    name, place = f"d{part.name}", part.worst
    if part.untested:
        return lesson.text("gradient_check.untested", name=name)
    return lesson.text(
        "gradient_check.largest",
        name=name,
        difference=f"{part.difference[place]:.1e}",
        place=_place(place),
        analytic=_number(part.analytic[place]),
        numeric=_number(part.numeric[place]),
    )


def _number(value):
    """Print a number with a true minus sign."""
    return f"{value:.8g}".replace("-", "\u2212")


def _left_out(lesson, part):
    cells = np.argwhere(part.left_out)
    if not len(cells):
        return ""
    named = ", ".join(_place(cell) for cell in cells[:MOST_NAMED])
    key = "left_out" if len(cells) <= MOST_NAMED else "left_out_and_more"
    return " " + lesson.text(f"gradient_check.{key}", count=len(cells), places=named)


def _place(indices):
    return f"({', '.join(str(int(index)) for index in indices)})"


def _names(lesson, compared):
    """Name the panels of the comparison."""
    return {
        f"d{part.name}{kind}": lesson.text(
            f"gradient_check.panel{kind}", name=part.name
        )
        for part in compared
        for kind in ("", "-numeric", "-digits")
    }
