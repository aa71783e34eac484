"""How long activations take, measured at a press."""

import time

import numpy as np
import streamlit as st

from ui.work.slot import definition_slot

ROUNDS = 10  # of which the fastest counts


def offer_costs(lesson, jobs, chart):
    """Measure pairs of functions at a press of a button, and draw them as ratios.

    Parameters
    ----------
    lesson : Lesson
    jobs : dict of str to (callable, callable)
        By name, what runs forward and backward, without arguments; the first one
        forward is the unit.
    chart : callable
        ``figures.ratios.ratios_chart``.
    """
    st.markdown(lesson.text("relu.costs.about"))
    if not st.button(lesson.text("relu.costs.run")):
        return
    times = _measured(jobs)
    if times is None:
        st.info(lesson.text("definition.busy"))
        return
    forward, backward = zip(*times, strict=True)
    labels = [lesson.text(f"options.pass.{name}") for name in ("forward", "backward")]
    ratios = [[each / forward[0] for each in kind] for kind in (forward, backward)]
    names = [lesson.text(f"options.act.{name}") for name in jobs]
    st.text(lesson.text("relu.costs.unit", ms=f"{1000 * forward[0]:.2f}"))
    st.plotly_chart(chart(names, *ratios, labels, lesson.theme))


def _measured(jobs):
    """Seconds of every pair; None while somebody else measures."""
    holder = object()
    if not definition_slot().take(holder):
        return None
    try:
        return fastest(jobs.values())
    finally:
        definition_slot().release(holder)


def fastest(pairs):
    """Run pairs of functions in turns, so that what disturbs one disturbs all.

    Parameters
    ----------
    pairs : collection of (callable, callable)

    Returns
    -------
    ndarray, shape (pairs, 2)
        Seconds that this thread computed, in the fastest of ROUNDS rounds.
    """
    rounds = [[list(map(_time, pair)) for pair in pairs] for _ in range(ROUNDS)]
    return np.min(rounds, axis=0)


def _time(run):
    """Time of this thread alone: a busy server's other readers do not count."""
    start = time.thread_time()
    run()
    return time.thread_time() - start
